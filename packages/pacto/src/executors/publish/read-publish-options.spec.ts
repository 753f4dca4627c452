import { readPublishOptions } from './read-publish-options';

const REGISTRIES = ['ghcr.io/example/pactos', 'localhost:5000'];

test.each([
  [undefined, 'ghcr.io/example/pactos'],
  ['localhost:5000', 'localhost:5000'],
  ['oci://localhost:5000//', 'localhost:5000'],
  ['oci://ghcr.io/example/pactos', 'ghcr.io/example/pactos'],
])('the registry %s is %s', (registry, expected) => {
  expect(readPublishOptions({ registry }, REGISTRIES, {})).toEqual({
    registry: expected,
    isDryRun: false,
  });
});

test.each([
  ['ghcr.io/example', '`ghcr.io/example`. Use one of'],
  ['ghcr.io/example/pactos:1', '`ghcr.io/example/pactos:1`. Use one of'],
  ['me:secret@ghcr.io/example', '`***@ghcr.io/example`. Use one of'],
])('the registry %s is refused', (registry, expected) => {
  expect(readPublishOptions({ registry }, REGISTRIES, {})).toEqual({
    problem: expect.stringContaining(expected),
  });
});
