import { findUtf16 } from '../find-utf-16';
import { findConflictAround, findGitStandIn, type GitStandIn } from '../git-stand-in';
import { locateJsonError } from './locate-json-error';
import type { Position } from '../range';
import { SourceText } from '../source-text';

const BYTE_ORDER_MARK = '\ufeff';

export interface BrokenPlace {
  readonly at: Position;
  /** A sentence at the place. */
  readonly message: string;
  /** What to do, where more is known than the place. */
  readonly hint?: string;
}

type StandIn = Pick<GitStandIn, 'message' | 'hint' | 'start'>;

interface JsonError {
  readonly offset: number;
  readonly expected: string;
  /** What is there in place of JSON in UTF-8. */
  readonly standIn?: StandIn;
}

/** Where a text stops being JSON, and what is expected there; `undefined` for JSON. */
export function findJsonError(text: string): JsonError | undefined {
  const plain = withoutMark(text);
  const error = locateJsonError(plain);
  if (!error) return undefined;
  const offset = error.offset + text.length - plain.length;
  const standIn =
    findGitStandIn(text) ?? findOtherEncoding(text) ?? findConflictAround(text, offset);
  return { offset, expected: error.expected, standIn };
}

function findOtherEncoding(text: string): StandIn | undefined {
  const found = findUtf16(text);
  return found && { ...found, start: 0 };
}

/** The place where a text stops being JSON, and what is wrong there in words; `undefined` for JSON. */
export function describeJsonError(path: string, text: string): BrokenPlace | undefined {
  const error = findJsonError(text);
  if (!error) return undefined;
  const source = new SourceText(path, text);
  const { offset, expected, standIn } = error;
  if (standIn) {
    return {
      at: source.positionAt(standIn.start),
      message: `The file ${standIn.message}`,
      hint: standIn.hint,
    };
  }
  return {
    at: source.positionAt(offset),
    message: `${expected.charAt(0).toUpperCase()}${expected.slice(1)} is expected here.`,
  };
}

/** The value of a text in which {@link describeJsonError} found no error. */
export function readJson(text: string): unknown {
  return JSON.parse(withoutMark(text));
}

/** The text without a byte order mark. Editors on Windows write one, and readers of JSON accept it. */
export function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
