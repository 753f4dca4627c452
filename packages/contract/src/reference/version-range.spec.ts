import { isDefect } from './defect';
import vectors from './fixtures/masterminds-constraints.json';
import { isPrerelease, parseVersion } from './version';
import { parseVersionRange, type VersionRange } from './version-range';
import { fc } from '../../testing/random-tests';

function range(text: string): VersionRange {
  const result = parseVersionRange(text);
  if (isDefect(result)) throw new Error(result.problem);
  return result;
}

const RELEASES = vectors.versions.filter((text) => !isPrerelease(parseVersion(text)!));
const PRERELEASES = vectors.versions.filter((text) => isPrerelease(parseVersion(text)!));

describe('what the reference implementation answers', () => {
  it.each(vectors.ranges.map((vector) => [vector.range, vector] as const))('%j', (text, vector) => {
    const parsed = parseVersionRange(text);
    expect(isDefect(parsed)).toBe(!vector.valid);
    if (isDefect(parsed)) return;
    const withPrerelease = { includePrerelease: true };
    expect(vectors.versions.filter((v) => parsed.admits(v))).toEqual(vector.matches);
    // The vectors list the prereleases that are admitted then; releases never depend on the option.
    expect(PRERELEASES.filter((v) => parsed.admits(v, withPrerelease))).toEqual(
      vector.withPrerelease,
    );
    expect(RELEASES.filter((v) => parsed.admits(v, withPrerelease))).toEqual(
      RELEASES.filter((v) => parsed.admits(v)),
    );
  });

  // Answers of Masterminds/semver v3.4.0 that one would not guess.
  it.each<[string, string[], string[]]>([
    ['^*', ['0.0.0'], ['0.0.1', '0.1.0', '1.0.0']],
    ['^0.0', ['0.0.0', '0.0.9'], ['0.1.0', '1.0.0']],
    ['^0.0.0', ['0.0.0'], ['0.0.1', '0.1.0']],
    ['~*', ['0.0.0', '7.8.9'], []],
    ['~0.0.0', ['0.0.0', '0.0.1', '7.8.9'], []],
    ['~0.0', ['0.0.0', '0.0.9'], ['0.1.0', '1.0.0']],
    ['>*', ['0.0.1', '1.0.0'], ['0.0.0']],
    ['<=*', ['0.0.0', '0.0.9'], ['0.1.0', '1.0.0']],
    ['<*', [], ['0.0.0', '1.0.0']],
    ['!=*', ['0.0.1', '1.0.0'], ['0.0.0']],
    ['!=1', ['0.9.0', '2.0.0'], ['1.0.0', '1.5.0']],
    ['!=1.2', ['1.1.0', '1.3.0'], ['1.2.0', '1.2.9']],
    ['<=1', ['1.9.9'], ['2.0.0']],
    ['x.1.2', ['0.0.0', '9.9.9'], []],
    ['1.x.3', ['1.0.0', '1.9.9'], ['2.0.0']],
    ['1||2 - 3', ['1.0.0', '2.5.0', '4.0.0'], ['0.9.0']],
    ['1 || 2 - 3', ['1.0.0', '2.5.0'], ['0.9.0', '4.0.0']],
    ['>=1.0.0-0 || ^3', ['1.5.0-rc.1', '3.0.0-rc.1'], ['0.9.0-rc.1']],
    ['^1 || >=3.0.0-0', ['3.1.0-rc.1'], ['1.5.0-rc.1', '2.0.0']],
    ['1.2.3 - 2', ['1.2.3', '2.9.9'], ['1.2.2', '3.0.0']],
  ])('%j', (text, admitted, refused) => {
    const parsed = range(text);
    expect(admitted.filter((v) => !parsed.admits(v))).toEqual([]);
    expect(refused.filter((v) => parsed.admits(v))).toEqual([]);
  });

  it('with prereleases included, `!=1.2` leaves those of 1.2 in, and `!=1` does not', () => {
    expect(range('!=1.2').admits('1.2.0-rc.1', { includePrerelease: true })).toBe(true);
    expect(range('!=1').admits('1.2.0-rc.1', { includePrerelease: true })).toBe(false);
  });
});

describe('a text that is not a range', () => {
  const ACCEPTED = 'Use comparators such as `^1.2.0`, `~1.2`, `>=1.0.0, <3.0.0` and `1.x || 2.x`.';

  it.each([
    ['', `The version range is empty. ${ACCEPTED}`, 'Write `*` for any release.'],
    ['  ', `The version range is empty. ${ACCEPTED}`, 'Write `*` for any release.'],
    [
      'latest',
      `The version range \`latest\` cannot be read. ${ACCEPTED}`,
      'Write `*` for any release.',
    ],
    [
      '1.0.0||',
      `The version range \`1.0.0||\` has nothing on one side of an \`||\`. ${ACCEPTED}`,
      undefined,
    ],
    [
      '^1.0.0 ,',
      `The version range \`^1.0.0 ,\` has nothing after a comma. ${ACCEPTED}`,
      undefined,
    ],
    [
      '1.2.3.4',
      `The version range \`1.2.3.4\` cannot be read from \`.4\` on. ${ACCEPTED}`,
      undefined,
    ],
    [
      '>=1.0.0 and <2',
      `The version range \`>=1.0.0 and <2\` cannot be read from \`and <2\` on. ${ACCEPTED}`,
      undefined,
    ],
    ['1'.repeat(1025), 'The version range has 1025 characters. The limit is 1024.', undefined],
  ])('%j is refused in these words', (text, problem, hint) => {
    expect(parseVersionRange(text)).toEqual(hint === undefined ? { problem } : { problem, hint });
  });

  it.each([
    '||1',
    '1 || || 2',
    ',1',
    '1,,2',
    '>',
    '> >1',
    '==1',
    '>=1<2',
    '^1.2.3-01',
    '1x',
    '1 | 2',
    '>1 - 2',
    '1 ||2 - 3',
    '!=1.5 1.2 - 1.9',
    '1 - 2 - 3',
    '1 -2',
    'V1',
    '1\u00a02',
    '1\v2',
    '9007199254740992',
  ])('%j', (text) => {
    expect(parseVersionRange(text)).toHaveProperty('problem');
  });

  it('stays one, however often its white space could be divided', () => {
    expect(parseVersionRange('1   '.repeat(250) + '!')).toHaveProperty('problem');
  });
});

describe('properties', () => {
  const number = fc.integer({ min: 0, max: 3 });
  const prerelease = fc.constantFrom('', '', '', '-0', '-alpha', '-rc.1', '-rc.2');
  const core = fc.tuple(number, number, number);
  const full = fc.tuple(core, prerelease).map(([parts, pre]) => parts.join('.') + pre);
  const partial = fc.oneof(
    full,
    number.map(String),
    fc.tuple(number, number).map((parts) => parts.join('.')),
    number.map((major) => `${major}.x`),
  );
  const comparator = fc
    .tuple(fc.constantFrom('', '=', '!=', '>', '<', '>=', '<=', '~', '^'), partial)
    .map((parts) => parts.join(''));
  const alternative = fc.array(comparator, { minLength: 1, maxLength: 3 });
  const options = fc.record({ includePrerelease: fc.boolean() });
  const space = fc.stringMatching(/^[ \t\n]{0,3}$/);

  function same(left: string, right: string, version: string, option: object): void {
    expect(range(left).admits(version, option)).toBe(range(right).admits(version, option));
  }

  it('white space changes nothing', () => {
    const spaced = fc.tuple(alternative, space, space);
    fc.assert(
      fc.property(
        fc.array(spaced, { minLength: 1, maxLength: 3 }),
        full,
        options,
        (parts, version, option) => {
          const tight = parts.map(([comparators]) => comparators.join(',')).join(' || ');
          const loose = parts
            .map(
              ([comparators, before, after]) =>
                ` ${before}${comparators
                  .map((text) => text.replace(/^\D*/, (operator) => operator + after))
                  .join(`${before},${after}`)}${after} `,
            )
            .join('||');
          same(tight, loose, version, option);
        },
      ),
    );
  });

  it('a comma means the same as a space', () => {
    fc.assert(
      fc.property(alternative, full, options, (comparators, version, option) => {
        same(comparators.join(','), comparators.join(' '), version, option);
      }),
    );
  });

  it('`||` is the union, in any order', () => {
    fc.assert(
      fc.property(alternative, alternative, full, options, (a, b, version, option) => {
        const left = a.join(', ');
        const right = b.join(', ');
        const union = range(left).admits(version, option) || range(right).admits(version, option);
        expect(range(`${left} || ${right}`).admits(version, option)).toBe(union);
        expect(range(`${right} || ${left}`).admits(version, option)).toBe(union);
      }),
    );
  });

  it('among releases, a list of comparators is their intersection', () => {
    fc.assert(
      fc.property(alternative, core, (comparators, parts) => {
        const version = parts.join('.');
        const each = comparators.every((text) => range(text).admits(version));
        expect(range(comparators.join(' ')).admits(version)).toBe(each);
      }),
    );
  });

  it('a hyphen range is its two comparators', () => {
    fc.assert(
      fc.property(partial, partial, full, options, (low, high, version, option) => {
        same(`${low} - ${high}`, `>=${low} <=${high}`, version, option);
      }),
    );
  });

  it('among releases, `^` and `~` are their bounds', () => {
    fc.assert(
      fc.property(core, core, ([major, minor, patch], parts) => {
        const low = `${major}.${minor}.${patch}`;
        const version = parts.join('.');
        const caretEnd =
          major > 0 ? `${major + 1}.0.0` : minor > 0 ? `0.${minor + 1}.0` : `0.0.${patch + 1}`;
        same(`^${low}`, `>=${low}, <${caretEnd}`, version, {});
        // `~0.0.0` admits everything, a surprise that has a row of its own above.
        if (low !== '0.0.0') same(`~${low}`, `>=${low}, <${major}.${minor + 1}.0`, version, {});
        same(`~${major}.${minor}`, `>=${major}.${minor}.0, <${major}.${minor + 1}.0`, version, {});
        same(`^${major}`, `>=${major}.0.0, <${major + 1}.0.0`, version, {});
      }),
    );
  });

  it('any text gets an answer, and a text that is not a version is never admitted', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...'0123.xX*|,-+ ^~<>=!va'.split(''))).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const parsed = parseVersionRange(input);
        if (isDefect(parsed)) expect(parsed.problem).toMatch(/\.$/);
        else expect(parsed.admits('latest', { includePrerelease: true })).toBe(false);
      }),
    );
  });
});
