import { findConflictAround, findGitStandIn } from './git-stand-in';
import { locateJsonError } from './locate-json-error';
import type { Position } from './range';
import { SourceText } from './source-text';

const BYTE_ORDER_MARK = '\ufeff';

export interface BrokenPlace {
  readonly at: Position;
  /** A sentence at the place. */
  readonly message: string;
  /** What to do, where more is known than the place. */
  readonly hint?: string;
}

/** Where a text stops being JSON, and what is expected there; `undefined` for JSON. */
export function findJsonError(path: string, text: string): BrokenPlace | undefined {
  const plain = withoutMark(text);
  const error = locateJsonError(plain);
  if (!error) return undefined;
  const offset = error.offset + text.length - plain.length;
  const source = new SourceText(path, text);
  const standIn = findGitStandIn(text) ?? findConflictAround(text, offset);
  if (standIn) {
    return {
      at: source.positionAt(standIn.start),
      message: `The file ${standIn.message}`,
      hint: standIn.hint,
    };
  }
  const { expected } = error;
  return {
    at: source.positionAt(offset),
    message: `${expected.charAt(0).toUpperCase()}${expected.slice(1)} is expected here.`,
  };
}

/** The value of a text in which {@link findJsonError} found no error. */
export function readJson(text: string): unknown {
  return JSON.parse(withoutMark(text));
}

// Editors on Windows write one, and readers of JSON accept it.
function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
