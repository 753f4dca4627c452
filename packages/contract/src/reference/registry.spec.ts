import { isDefect } from './defect';
import { parseReference } from './reference';
import { normalizeRegistry, repositoryUnder } from './registry';
import { fc } from '../../testing/random-tests';

function under(registry: string, text: string): string | undefined {
  const reference = parseReference(text);
  if (isDefect(reference) || reference.scheme !== 'oci') throw new Error(text);
  const normalized = normalizeRegistry(registry);
  return isDefect(normalized) ? undefined : repositoryUnder(normalized, reference);
}

it.each([
  ['ghcr.io/example/pactos', 'ghcr.io/example/pactos'],
  ['oci://ghcr.io/example/pactos', 'ghcr.io/example/pactos'],
  ['oci://ghcr.io/example/pactos///', 'ghcr.io/example/pactos'],
  ['localhost:5000', 'localhost:5000'],
  ['localhost:5000/', 'localhost:5000'],
])('the registry %s is %s', (text, location) => {
  expect(normalizeRegistry(text)).toEqual({ location });
});

it.each([
  '',
  'oci://',
  '/',
  'https://ghcr.io/example',
  'ghcr.io/Example',
  'ghcr.io/example:1.0.0',
  'ghcr.io//example',
  'ghcr.io/*',
  ' ghcr.io/example',
])('%j is not a registry', (text) => {
  expect(normalizeRegistry(text)).toHaveProperty('problem');
  expect(under(text, 'oci://ghcr.io/example/api')).toBeUndefined();
});

it.each(['user:secret@ghcr.io/a', 'user:a/secret@ghcr.io/a'])('%s is never repeated', (text) => {
  expect(JSON.stringify(normalizeRegistry(text))).not.toContain('secret');
});

it.each([
  ['ghcr.io/example/pactos', 'oci://ghcr.io/example/pactos/api:1.0.0', 'api'],
  ['oci://ghcr.io/example/pactos/', 'oci://ghcr.io/example/pactos/api', 'api'],
  ['ghcr.io', 'oci://ghcr.io/api', 'api'],
  ['localhost:5000/a', 'oci://localhost:5000/a/b:2', 'b'],
  ['ghcr.io/example', 'oci://ghcr.io/example/pactos/api', undefined],
  ['ghcr.io/example/pactos', 'oci://ghcr.io/example/pactos', undefined],
  ['ghcr.io/example/pactos', 'oci://ghcr.io/example/pactos-evil/api', undefined],
  ['ghcr.io/example/pactos', 'oci://ghcr.io.evil.com/example/pactos/api', undefined],
  ['ghcr.io/example/pactos', 'oci://evil-ghcr.io/example/pactos/api', undefined],
  ['ghcr.io/example/pactos', 'oci://ghcr.io:443/example/pactos/api', undefined],
  ['ghcr.io/example/pactos', 'oci://mirror.io/ghcr.io/example/pactos/api', undefined],
  ['localhost:5000/a', 'oci://localhost:50001/a/b', undefined],
  ['localhost/a', 'oci://localhost:5000/a/b', undefined],
])('under %s, %s is %s', (registry, text, expected) => {
  expect(under(registry, text)).toBe(expected);
});

it('a name put below a registry is found below it, and below no other', () => {
  const location = fc.stringMatching(/^[a-z]{1,4}(\.[a-z]{1,3})?(\/[a-z]{1,4}){0,3}$/);
  const name = fc.stringMatching(/^[a-z0-9]{1,5}(-[a-z0-9]{1,5})?$/);
  fc.assert(
    fc.property(location, location, name, (registry, other, last) => {
      const text = `oci://${registry}/${last}`;
      expect(under(registry, text)).toBe(last);
      if (other !== registry) expect(under(other, text)).toBeUndefined();
    }),
  );
});
