import { hideLogin, shortNameOf } from './oci-name';

test.each([
  ['oci://user:word@ghcr.io/example/db:1.0.0', 'oci://***@ghcr.io/example/db:1.0.0'],
  ['oci://user:wo/rd@ghcr.io/example/db:1.0.0', 'oci://***@ghcr.io/example/db:1.0.0'],
  ['oci://user:wo@rd@ghcr.io/db@sha256:0123', 'oci://***@ghcr.io/db@sha256:0123'],
  ['user:word@ghcr.io/example/db', '***@ghcr.io/example/db'],
  ['https://user:word@ghcr.io', 'https://***@ghcr.io'],
  ['user@ghcr.io', '***@ghcr.io'],
  ['redis@sha256:0123', 'redis@sha256:0123'],
  ['ghcr.io/example/db@sha256:0123', 'ghcr.io/example/db@sha256:0123'],
  ['oci://ghcr.io/example/db:1.0.0', 'oci://ghcr.io/example/db:1.0.0'],
  ['file://../db', 'file://../db'],
  ['file://../@scope/db', 'file://../@scope/db'],
  ['libs/@scope/db', 'libs/@scope/db'],
])('%s is printed as %s', (text, expected) => {
  expect(hideLogin(text)).toBe(expected);
});

test.each([
  ['db', 'db'],
  ['example/db', 'db'],
  ['example/charts/db', 'db'],
])('the short name of the repository %s is %s', (repository, expected) => {
  expect(shortNameOf({ repository })).toBe(expected);
});
