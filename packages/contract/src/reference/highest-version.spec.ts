import { isDefect } from './defect';
import { highestVersion } from './highest-version';
import { parseVersionRange } from './version-range';
import { fc } from '../../testing/random-tests';

function highestIn(versions: readonly string[], text: string): string | undefined {
  const range = parseVersionRange(text);
  if (isDefect(range)) throw new Error(range.problem);
  return highestVersion(versions, range);
}

it.each<[string[], string | undefined]>([
  [[], undefined],
  [['latest', 'main', '1.2.3.4'], undefined],
  [['1.9.0', '1.10.0', '1.2.0'], '1.10.0'],
  [['v2.0.0', '1.0.0'], 'v2.0.0'],
  [['1.9.9', '2.0.0-rc.1', 'latest'], '2.0.0-rc.1'],
  [['2.0.0-rc.1', '2.0.0'], '2.0.0'],
  [['v1.0.0', '1', '1.0.0'], '1.0.0'],
  [['v1', '1'], '1'],
])('of %j the highest is %s', (versions, expected) => {
  expect(highestVersion(versions)).toBe(expected);
});

it.each<[string, string | undefined]>([
  ['^1', '1.3.0'],
  ['>=1', '2.0.0'],
  ['>=2.0.0-0', '3.0.0-rc.1'],
  ['~1.2', 'v1.2.9'],
  ['^4', undefined],
])('in %s it is %s', (text, expected) => {
  const versions = ['latest', '1.0.0', 'v1.2.9', '1.3.0', '2.0.0', '3.0.0-rc.1'];
  expect(highestIn(versions, text)).toBe(expected);
});

it('does not depend on the order of the list', () => {
  const version = fc.stringMatching(/^v?[0-2](\.[0-2]){0,2}(-rc\.[0-2])?(\+b)?$/);
  fc.assert(
    fc.property(fc.array(version), (versions) => {
      expect(highestVersion([...versions].reverse())).toBe(highestVersion(versions));
    }),
  );
});
