import { formatPointer, type Pointer } from '../../source/pointer';
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
