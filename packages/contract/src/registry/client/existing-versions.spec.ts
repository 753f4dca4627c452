import { existingVersions, newestVersions } from './existing-versions';

const MANY = ['3.0.0', '1.0.0', '2.0.0', '1.10.0', '1.9.0', '2.1.0', '4.0.0'];

test.each<[string, string[], string | undefined, string | undefined]>([
  ['all, where they are few', ['2.0.0', '1.0.0'], '3.0.0', '`1.0.0`, `2.0.0`'],
  [
    'the highest below a version above all',
    MANY,
    '9.0.0',
    '`1.10.0`, `2.0.0`, `2.1.0`, `3.0.0`, `4.0.0` and 2 more',
  ],
  [
    'the lowest above a version below all',
    MANY,
    '0.1.0',
    '`1.0.0`, `1.9.0`, `1.10.0`, `2.0.0`, `2.1.0` and 2 more',
  ],
  ['those on both sides', MANY, '2.0.1', '`1.9.0`, `1.10.0`, `2.0.0`, `2.1.0`, `3.0.0` and 2 more'],
  [
    'those around the version of a range',
    MANY,
    '>=1.9.1 <1.9.9',
    '`1.0.0`, `1.9.0`, `1.10.0`, `2.0.0`, `2.1.0` and 2 more',
  ],
  [
    'the highest for a tag that is not a version',
    MANY,
    'stable',
    '`1.10.0`, `2.0.0`, `2.1.0`, `3.0.0`, `4.0.0` and 2 more',
  ],
  ['the highest where nothing is wanted', ['1.0.0'], undefined, '`1.0.0`'],
  ['prereleases too', ['2.0.0-rc.1', '1.0.0'], '2.0.0', '`1.0.0`, `2.0.0-rc.1`'],
  ['by their tags', ['v1.0.0', '1.1.0_b.5'], '2.0.0', '`v1.0.0`, `1.1.0_b.5`'],
  ['none of the tags that move', ['latest', '1', '1.0', '1.0.0'], '2.0.0', '`1.0.0`'],
  ['nothing without a version', ['latest'], '1.0.0', undefined],
])('the versions that exist are %s', (_case, tags, wanted, expected) => {
  expect(existingVersions(tags, wanted)).toBe(expected);
});

test.each<[string, string[], string | undefined]>([
  ['all, where they are few', ['1.0.0', '2.0.0-rc.1', 'latest'], '`2.0.0-rc.1`, `1.0.0`'],
  [
    'the highest ten',
    [...MANY, '5.0.0', '6.0.0', '7.0.0', '8.0.0'],
    '`8.0.0`, `7.0.0`, `6.0.0`, `5.0.0`, `4.0.0`, `3.0.0`, `2.1.0`, `2.0.0`, `1.10.0`, `1.9.0` and 1 more',
  ],
  ['by their tags', ['v1.0.0', '1.1.0_b.5'], '`1.1.0_b.5`, `v1.0.0`'],
  ['none without a version', ['latest', '1'], undefined],
])('the newest versions are %s', (_case, tags, expected) => {
  expect(newestVersions(tags)).toBe(expected);
});
