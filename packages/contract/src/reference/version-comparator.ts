// One comparator of a version range, such as `>=1.2` or `^0.3.0`, with the answers that
// Masterminds/semver v3 gives, its surprises included: people and tools read the same contract.
import { compareVersions, parseVersion, type Version } from './version';

export interface Comparator {
  readonly operator: Operator;
  /** The version written, with zeros where it was left open. */
  readonly floor: Version;
  readonly precision: Precision;
}

type Operator = '=' | '!=' | '>' | '<' | '>=' | '<=' | '~' | '^';

/** How much of the version is written: `x` is `any`, `1` and `1.x` `major`, `1.2` `minor`. */
type Precision = 'any' | 'major' | 'minor' | 'full';

const OPERATORS: Readonly<Record<string, Operator>> = {
  '': '=',
  '=': '=',
  '!=': '!=',
  '>': '>',
  '<': '<',
  '>=': '>=',
  '=>': '>=',
  '<=': '<=',
  '=<': '<=',
  '~': '~',
  '~>': '~',
  '^': '^',
};

/** Source of the operators, the longer before those that they start with; matches none, too. */
export const OPERATOR_PATTERN = '(?:!=|>=|=>|<=|=<|~>|[=<>~^])?';

// `|` counts as part of a number in the reference implementation. That decides how an `||` without
// spaces beside a hyphen range is cut, so it stays; a lone number with a `|` is refused below.
const NUMBER = '[0-9|xX*]+';
const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';

/** Source of a version whose parts may be missing or `x`, `X` or `*`. */
export const PARTIAL_VERSION_PATTERN = `v?${NUMBER}(?:\\.${NUMBER})?(?:\\.${NUMBER})?(?:-${IDENTIFIERS})?(?:\\+${IDENTIFIERS})?`;

const PARTS = new RegExp(
  `^v?(${NUMBER})(?:\\.(${NUMBER}))?(?:\\.(${NUMBER}))?(-${IDENTIFIERS})?(?:\\+${IDENTIFIERS})?$`,
);

/** `undefined` when a part is neither a number nor a wildcard, as in `1x.2`. */
export function parseComparator(operatorText: string, partial: string): Comparator | undefined {
  const match = PARTS.exec(partial);
  const operator = OPERATORS[operatorText];
  if (!match || operator === undefined) return undefined;
  const [, major, minor, patch, prerelease = ''] = match;
  // What follows a wildcard is not looked at: `x.1.2` is `x`.
  const precision = detectPrecision(major, minor, patch);
  const written = {
    any: '0',
    major,
    minor: `${major}.${minor}`,
    full: `${major}.${minor}.${patch}`,
  };
  const floor = parseVersion(written[precision] + prerelease);
  return floor && { operator, floor, precision };
}

/** Whether a version is in the comparator's bounds. Whether prereleases count is decided elsewhere. */
export function isWithin(version: Version, { operator, floor, precision }: Comparator): boolean {
  const order = compareVersions(version, floor);
  const compared: Compared = { version, floor, precision, order };
  switch (operator) {
    case '=':
      return precision === 'full' ? order === 0 : isTildeOf(compared);
    case '!=':
      return isOther(compared);
    case '>':
      return compareWritten(compared) > 0;
    case '<':
      return order < 0;
    case '>=':
      return order >= 0;
    case '<=':
      // An open major is read as `0.0.x` here, and as `0.0.0` by `>`.
      return (
        compareWritten(precision === 'any' ? { ...compared, precision: 'minor' } : compared) <= 0
      );
    case '~':
      return isTildeOf(compared);
    case '^':
      return isCaretOf(compared);
  }
}

/** A version beside the one of a comparator. */
interface Compared extends Omit<Comparator, 'operator'> {
  readonly version: Version;
  /** Below 0 where the version is the smaller one, 0 where both have equal precedence. */
  readonly order: number;
}

function detectPrecision(major: string, minor?: string, patch?: string): Precision {
  if (isOpen(major)) return 'any';
  if (isOpen(minor)) return 'major';
  return isOpen(patch) ? 'minor' : 'full';
}

function isOpen(part: string | undefined): boolean {
  return part === undefined || part === 'x' || part === 'X' || part === '*';
}

/** Compares by the parts that were written: `1.2.9` equals a written `1.2`. */
function compareWritten({ version, floor, precision, order }: Compared): number {
  const majors = version.major - floor.major;
  if (precision === 'major') return majors;
  if (precision === 'minor') return majors || version.minor - floor.minor;
  return order;
}

function isOther(compared: Compared): boolean {
  if (compareWritten(compared) !== 0) return true;
  const { version, floor, precision } = compared;
  // `!=1.2` excludes the releases of 1.2 and leaves its prereleases in, unlike `!=1`.
  return precision === 'minor' && version.prerelease !== floor.prerelease;
}

function isTildeOf({ version, floor, precision, order }: Compared): boolean {
  if (order < 0) return false;
  // `~0.0.0` admits everything, as `~*` does.
  const isZero = floor.major === 0 && floor.minor === 0 && floor.patch === 0;
  if (isZero && (precision === 'any' || precision === 'full')) return true;
  return version.major === floor.major && (precision === 'major' || version.minor === floor.minor);
}

/** The leftmost part that is not zero stays; `^*` is `^0.0.0`, which is exactly 0.0.0. */
function isCaretOf({ version, floor, precision, order }: Compared): boolean {
  if (order < 0 || version.major !== floor.major) return false;
  if (floor.major > 0 || precision === 'major') return true;
  if (version.minor !== floor.minor) return false;
  return floor.minor > 0 || precision === 'minor' || version.patch === floor.patch;
}
