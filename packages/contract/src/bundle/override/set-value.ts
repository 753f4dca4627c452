import { copyLiteral, isExact, keepLiteral } from '../../source/number-literals';
import { formatPointer, type Pointer } from '../../source/pointer';
import { isMapping } from '../../source/mapping';
import { shownSet } from './shown-set';

/** One `--set PATH=VALUE`, understood. */
export interface SetValue {
  /** As it was given. */
  readonly text: string;
  readonly words: SetWords;
  readonly path: readonly (string | number)[];
  readonly pointer: Pointer;
  readonly value: string | number | boolean;
  /** The value as it was typed, e.g. `1.20` where it is the number 1.2. */
  readonly valueText: string;
}

/** How messages quote a value, and the form that they ask for. */
interface SetWords {
  readonly quoted: string;
  readonly form: string;
}

export interface SetProblem {
  readonly text: string;
  readonly message: string;
  readonly hint?: string;
  /** The place of the value in the contract that prevents the change. */
  readonly pointer?: Pointer;
}

const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Path segments are separated by `.` (`\.` is a dot inside a key). A segment may end in one `[n]`.
 * A value is, in this order, an integer, a float, a boolean, else text, as in the Go tool.
 */
export function parseSetValue(
  text: string,
  words: SetWords = { quoted: `--set ${shownSet(text)}`, form: '--set path.to.key=value' },
): SetValue | SetProblem {
  const equals = text.indexOf('=');
  if (equals < 0) {
    return {
      text,
      message: `\`${words.quoted}\` has no \`=\`.`,
      hint: `Write \`${words.form}\`.`,
    };
  }
  const path: (string | number)[] = [];
  for (const segment of splitPath(text.slice(0, equals))) {
    const indexed = /^(.+)\[([-+]?\d+)\]$/.exec(segment);
    const key = indexed && !indexed[1]!.includes('[') ? indexed[1]! : segment;
    if (key === '') {
      return {
        text,
        message: `\`${words.quoted}\` has an empty segment in its path.`,
        hint: 'Write a key between the dots; `\\.` is a dot inside a key.',
      };
    }
    if (UNSAFE_KEYS.has(key)) {
      return {
        text,
        message: `\`${words.quoted}\` names the key \`${key}\`, which is refused.`,
      };
    }
    path.push(key);
    if (key !== segment) path.push(Number(indexed![2]));
  }
  const valueText = text.slice(equals + 1);
  return {
    text,
    words,
    path,
    pointer: formatPointer(path),
    value: inferType(valueText),
    valueText,
  };
}

function splitPath(path: string): string[] {
  const segments = [''];
  for (let i = 0; i < path.length; i++) {
    if (path[i] === '\\' && path[i + 1] === '.') {
      segments[segments.length - 1] += '.';
      i++;
    } else if (path[i] === '.') segments.push('');
    else segments[segments.length - 1] += path[i];
  }
  return segments;
}

const TRUE = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

function inferType(text: string): string | number | boolean {
  // Adding 0 makes 0 of -0, which no integer is.
  if (/^[-+]?\d+$/.test(text) && fitsInt64(text)) return Number(text) + 0;
  if (/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text)) {
    // What no float can hold, such as 1e999, is text.
    if (Number.isFinite(Number(text))) return Number(text);
  }
  if (/^[-+]?(inf|infinity)$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return NaN;
  if (TRUE.has(text)) return true;
  if (FALSE.has(text)) return false;
  return text;
}

function fitsInt64(text: string): boolean {
  const value = BigInt(text.replace(/^\+/, ''));
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}

/** The value with one place replaced; only the containers on the path are copied. */
export function applySetValue(root: unknown, set: SetValue): { value: unknown } | SetProblem {
  const problem = (depth: number, seen: unknown, wanted: string): SetProblem => ({
    text: set.text,
    message: `\`${set.words.quoted}\` cannot be applied: \`${showPath(set.path.slice(0, depth))}\` is ${describe(seen)}, not ${wanted}.`,
    ...hintAtEntry(set, depth, seen),
    pointer: formatPointer(set.path.slice(0, depth)),
  });
  const place = (current: unknown, depth: number): { value: unknown } | SetProblem => {
    if (depth === set.path.length) return { value: set.value };
    const step = set.path[depth]!;
    if (typeof step === 'number') {
      if (!Array.isArray(current)) return problem(depth, current, 'a list');
      if (step < 0 || step >= current.length) {
        return {
          text: set.text,
          message: `\`${set.words.quoted}\` cannot be applied: \`${showPath(set.path.slice(0, depth))}\` has ${count(current.length)}, so the index ${step} does not exist.`,
          hint: '`--set` neither creates nor extends lists. Add the entry in a values file.',
          pointer: formatPointer(set.path.slice(0, depth)),
        };
      }
      const next = place(current[step], depth + 1);
      if ('message' in next) return next;
      const list = current.map((item: unknown, index) => (index === step ? next.value : item));
      keepLiterals(current, list, step);
      if (depth + 1 === set.path.length) keepOwnLiteral(list, step);
      return { value: list };
    }
    if (
      current !== undefined &&
      current !== null &&
      (typeof current !== 'object' || Array.isArray(current))
    ) {
      return problem(depth, current, 'a mapping');
    }
    const mapping = (current ?? {}) as Record<string, unknown>;
    const child = Object.hasOwn(mapping, step) ? mapping[step] : undefined;
    const next = place(child, depth + 1);
    if ('message' in next) return next;
    const copy = { ...mapping, [step]: next.value };
    keepLiterals(mapping, copy, step);
    if (depth + 1 === set.path.length) keepOwnLiteral(copy, step);
    return { value: copy };
  };
  const keepOwnLiteral = (holder: object, key: string | number): void => {
    const { value, valueText } = set;
    if (typeof value === 'number' && !isExact(valueText, value))
      keepLiteral(holder, key, valueText);
  };
  return place(root, 0);
}

/** A copy has the long numbers of its source, except for the value that was replaced. */
function keepLiterals(from: object, to: object, replaced: string | number): void {
  for (const key of Object.keys(to)) if (key !== String(replaced)) copyLiteral(from, to, key);
}

/** Entries of a list have a name, and `--set` finds them by their index. */
function hintAtEntry({ path }: SetValue, depth: number, seen: unknown): { hint?: string } {
  if (!Array.isArray(seen) || seen.length === 0) return {};
  const named = seen.findIndex((item) => isMapping(item) && item.name === path[depth]);
  const entry = showPath([...path.slice(0, depth), Math.max(named, 0)]);
  return { hint: `Write \`${entry}\` for ${named === -1 ? 'its first entry' : 'this entry'}.` };
}

function showPath(path: readonly (string | number)[]): string {
  return (
    path
      .map((step, i) => (typeof step === 'number' ? `[${step}]` : (i ? '.' : '') + step))
      .join('') || 'the contract'
  );
}

function describe(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  // The value of a contract may be a secret too.
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

function count(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries} entries`;
}
