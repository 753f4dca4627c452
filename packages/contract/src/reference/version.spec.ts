import { compareVersions, isPrerelease, parseVersion, type Version } from './version';
import { fc } from '../../testing/random-tests';

function version(text: string): Version {
  const result = parseVersion(text);
  if (!result) throw new Error(`${text} is no version`);
  return result;
}

it.each([
  ['1.2.3', '1.2.3', '', ''],
  ['v1.2.3', '1.2.3', '', ''],
  ['1', '1.0.0', '', ''],
  ['v1.2', '1.2.0', '', ''],
  ['01.002.0003', '1.2.3', '', ''],
  ['1-rc', '1.0.0-rc', 'rc', ''],
  ['1.2.3-rc.1', '1.2.3-rc.1', 'rc.1', ''],
  ['1.2.3-0', '1.2.3-0', '0', ''],
  ['1.2.3-0a', '1.2.3-0a', '0a', ''],
  ['1.2.3--1', '1.2.3--1', '-1', ''],
  ['1.2.3+007', '1.2.3', '', '007'],
  ['1.2.3-rc.1+b.2', '1.2.3-rc.1', 'rc.1', 'b.2'],
  ['9007199254740991.0.0', '9007199254740991.0.0', '', ''],
])('%s is %s', (text, canonical, prerelease, build) => {
  expect(version(text)).toMatchObject({ text, canonical, prerelease, build });
  expect(isPrerelease(version(text))).toBe(prerelease !== '');
});

it.each([
  ['1-', 254],
  ['1.2-', 253],
  ['1.2.3-', 251],
])('%s and more may be too long once its parts are written out', (start, longest) => {
  const written = (length: number) => start + 'a'.repeat(length);
  expect(parseVersion(written(longest))).toBeUndefined();
  const known = version(written(250));
  expect(compareVersions(known, version('1.0.0-b'))).not.toBeNaN();
});

it('gives its parts', () => {
  expect(version('v1.2.3-rc.1+b')).toEqual({
    text: 'v1.2.3-rc.1+b',
    canonical: '1.2.3-rc.1',
    major: 1,
    minor: 2,
    patch: 3,
    prerelease: 'rc.1',
    build: 'b',
  });
});

it.each([
  '',
  'latest',
  '1.2.3.4',
  '1.2.3-01',
  '1.2.3-a.01',
  '1.2.3-',
  '1.2.3+',
  '1.2.3-a..b',
  '1.',
  '.1',
  'V1.2.3',
  'vv1',
  ' 1.2.3',
  '1.2.3 ',
  '1.2.3\n',
  '-1.2.3',
  '1.x',
  '1.2.3_4',
  '9007199254740992.0.0',
  `1.0.0-${'a'.repeat(251)}`,
])('%j is not a version', (text) => {
  expect(parseVersion(text)).toBeUndefined();
});

it('orders as semver.org does', () => {
  const ascending = [
    '0.0.1',
    '1.0.0-0',
    '1.0.0-2',
    '1.0.0-10',
    '1.0.0--',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    'v1.0.1',
    '1.2',
    '1.10.0',
    '2',
  ].map(version);
  ascending.forEach((left, i) =>
    ascending.forEach((right, j) => {
      expect(Math.sign(compareVersions(left, right))).toBe(Math.sign(i - j));
    }),
  );
});

it('ignores how a version is written, and its build', () => {
  expect(compareVersions(version('v1.2'), version('01.2.0+b'))).toBe(0);
});

it('reads its canonical text as the same version', () => {
  const text = fc.stringMatching(
    /^v?[0-9]{1,3}(\.[0-9]{1,3}){0,2}(-[a-z0-9-]{1,3}(\.[a-z0-9]{1,2})?)?(\+[a-z0-9]{1,3})?$/,
  );
  fc.assert(
    fc.property(text, (input) => {
      const parsed = parseVersion(input);
      fc.pre(parsed !== undefined);
      const again = version(parsed!.canonical);
      expect(again.canonical).toBe(parsed!.canonical);
      expect(compareVersions(again, parsed!)).toBe(0);
    }),
  );
});
