import { findReleasedAbove, findReleasedBelow } from './released-version';

test.each<[string, string[], string, string | undefined]>([
  ['the highest of those below', ['1.0.0', '1.10.0', '1.9.0', '2.0.0'], '2.0.0', '1.10.0'],
  ['in any order', ['2.0.0', '1.9.0', '1.10.0'], '2.0.0', '1.10.0'],
  ['below a prerelease too', ['1.0.0', '2.0.0-rc.1'], '2.0.0-rc.2', '1.0.0'],
  ['never a prerelease', ['1.0.0', '1.1.0-rc.1'], '1.1.0', '1.0.0'],
  ['never the version itself', ['1.0.0', '1.0.0_build.5'], '1.0.0', undefined],
  ['never a tag that moves', ['latest', '1', 'v1.2.0', '1.1'], '2.0.0', undefined],
  ['a version with build metadata, by its tag', ['1.0.0_build.5'], '2.0.0', '1.0.0_build.5'],
  ['none without tags', [], '2.0.0', undefined],
  ['none for what is not a version', ['1.0.0'], 'next', undefined],
])('the released version below another is %s', (_title, tags, version, expected) => {
  expect(findReleasedBelow(tags, version)).toBe(expected);
});

test.each<[string, string[], string, string | undefined]>([
  ['the highest of all', ['1.0.0', '3.0.0', '2.0.0'], '1.0.0', '3.0.0'],
  ['none where the version is the highest', ['1.0.0', '2.0.0'], '2.0.0', undefined],
  ['never a prerelease', ['3.0.0-rc.1', '2.1.0'], '2.0.0', '2.1.0'],
  ['above a prerelease too', ['2.0.0'], '2.0.0-rc.1', '2.0.0'],
  ['never a tag that moves', ['latest', '3', 'v3.0.0'], '2.0.0', undefined],
])('the released version above another is %s', (_title, tags, version, expected) => {
  expect(findReleasedAbove(tags, version)).toBe(expected);
});
