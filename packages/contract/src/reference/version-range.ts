// `compatibility`: alternatives separated by `||`. Each is a list of comparators, separated by white space
// or commas, that must all hold. npm reads commas, `!=`, `=>`, the empty range and prereleases
// differently, so `semver` cannot answer here.
import { longCode } from '../diagnostics/words';
import { isDefect, type Defect } from './defect';
import {
  isWithin,
  OPERATOR_PATTERN,
  parseComparator,
  PARTIAL_VERSION_PATTERN,
  type Comparator,
} from './version-comparator';
import { isPrerelease, parseVersion, type Version } from './version';

export interface VersionRange {
  readonly text: string;
  /** The versions that its comparators name. */
  readonly floors: readonly Version[];
  /** A text that is not a version is never admitted. */
  admits(version: Version | string, options?: AdmitOptions): boolean;
}

interface AdmitOptions {
  /**
   * Also admits prereleases within the bounds. Without it they are admitted only by an alternative
   * one of whose comparators names a prerelease; it then admits any prerelease within its bounds.
   */
  readonly includePrerelease?: boolean;
}

type VersionRangeDefect = Defect;

type Alternative = readonly Comparator[];

const LONGEST_RANGE = 1024;
// Go's `\s`, which is narrower than that of JavaScript.
const SPACE = '[\\t\\n\\f\\r ]';
const HYPHEN_RANGE = new RegExp(
  `${SPACE}*(${PARTIAL_VERSION_PATTERN})${SPACE}+-${SPACE}+(${PARTIAL_VERSION_PATTERN})${SPACE}*`,
  'g',
);
const COMPARATOR = new RegExp(`(${OPERATOR_PATTERN})${SPACE}*(${PARTIAL_VERSION_PATTERN})`, 'y');
const LEADING_SPACE = new RegExp(`${SPACE}*`, 'y');
const SEPARATOR = new RegExp(`${SPACE}*,${SPACE}*|${SPACE}+`, 'y');
const ACCEPTED = 'Use comparators such as `^1.2.0`, `~1.2`, `>=1.0.0, <3.0.0` and `1.x || 2.x`';

export function parseVersionRange(text: string): VersionRange | VersionRangeDefect {
  if (text.length > LONGEST_RANGE) {
    return {
      problem: `The version range has ${text.length} characters. The limit is ${LONGEST_RANGE}.`,
    };
  }
  if (text.trim() === '') {
    return {
      problem: `The version range is empty. ${ACCEPTED}.`,
      hint: 'Write `*` for any release.',
    };
  }
  // Rewritten in the text and before it is cut at `||`, because that is how the reference
  // implementation does it: an operator before a hyphen range then makes the range invalid.
  const plain = text.replace(HYPHEN_RANGE, '>=$1, <=$2 ');
  const alternatives: Alternative[] = [];
  for (const part of plain.split('||')) {
    const alternative = parseAlternative(part, text);
    if (isDefect(alternative)) return alternative;
    alternatives.push(alternative);
  }
  return buildRange(text, alternatives);
}

function buildRange(text: string, alternatives: readonly Alternative[]): VersionRange {
  return {
    text,
    floors: alternatives.flatMap((alternative) => alternative.map(({ floor }) => floor)),
    admits(candidate, { includePrerelease = false } = {}) {
      const version = typeof candidate === 'string' ? parseVersion(candidate) : candidate;
      if (version === undefined) return false;
      return alternatives.some(
        (alternative) =>
          (includePrerelease || !isPrerelease(version) || namesPrerelease(alternative)) &&
          alternative.every((comparator) => isWithin(version, comparator)),
      );
    },
  };
}

function namesPrerelease(alternative: Alternative): boolean {
  return alternative.some((comparator) => isPrerelease(comparator.floor));
}

// A scanner and not one expression for the whole: white space could be matched in so many ways that
// a hostile text would keep it busy for ever.
function parseAlternative(part: string, text: string): Alternative | VersionRangeDefect {
  const comparators: Comparator[] = [];
  let position = matchAt(LEADING_SPACE, part, 0)?.[0].length ?? 0;
  if (position === part.length) return describeEmptyAlternative(text);
  for (;;) {
    const match = matchAt(COMPARATOR, part, position);
    if (!match) return describeUnreadable(part.slice(position), text);
    const comparator = parseComparator(match[1], match[2]);
    if (!comparator) return describeUnreadable(match[0], text);
    comparators.push(comparator);
    position += match[0].length;
    const separator = matchAt(SEPARATOR, part, position)?.[0] ?? '';
    position += separator.length;
    if (position === part.length) {
      return separator.includes(',') ? describeTrailingComma(text) : comparators;
    }
    if (separator === '') return describeUnreadable(part.slice(position), text);
  }
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

function describeEmptyAlternative(text: string): VersionRangeDefect {
  return {
    problem: `The version range ${longCode(text)} has nothing on one side of an \`||\`. ${ACCEPTED}.`,
  };
}

function describeTrailingComma(text: string): VersionRangeDefect {
  return {
    problem: `The version range ${longCode(text)} has nothing after a comma. ${ACCEPTED}.`,
  };
}

function describeUnreadable(rest: string, text: string): VersionRangeDefect {
  const seen = rest.trim();
  const where = seen === text ? 'cannot be read' : `cannot be read from ${longCode(seen)} on`;
  return {
    problem: `The version range ${longCode(text)} ${where}. ${ACCEPTED}.`,
    ...(seen === 'latest' ? { hint: 'Write `*` for any release.' } : {}),
  };
}
