// The edits of one reference whose contract gets another version: of its tag, and of the `compatibility` beside it
// if that does not allow the new version.
import { isDefect } from '../reference/defect';
import { parseReference, withTag } from '../reference/reference';
import { parseVersionRange } from '../reference/version-range';
import type { SourceDocument } from '../source/source-document';
import { joinPointer, valueAt } from '../source/pointer';
import type { ReleaseProblem, TextEdit } from './text-edit';

const CARET = /^\^\s*v?\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?$/;

/** The edits in the entry at `pointer`, or why a person must decide. No edit for a local reference or a digest. */
export function moveReference(
  document: SourceDocument,
  pointer: string,
  to: string,
): (TextEdit | ReleaseProblem)[] {
  const tag = moveTag(document, joinPointer(pointer, 'ref'), to);
  const range = moveRange(document, joinPointer(pointer, 'compatibility'), to);
  return [...tag, ...range];
}

function moveTag(
  document: SourceDocument,
  pointer: string,
  to: string,
): (TextEdit | ReleaseProblem)[] {
  const text = valueAt(document.value, pointer);
  const reference = typeof text === 'string' ? parseReference(text) : undefined;
  if (!reference || isDefect(reference) || reference.scheme !== 'oci') return [];
  if (reference.tag === undefined || reference.digest !== undefined) return [];
  const moved = withTag(reference, to);
  if (isDefect(moved)) {
    return [
      {
        code: 'RELEASE_TAG_INVALID',
        message: `The reference \`${reference.text}\` cannot name the version ${to}. ${moved.problem}`,
        hint: moved.hint ?? 'Choose a version that can be a tag.',
        path: document.path,
        pointer,
        range: document.rangeOf(pointer),
      },
    ];
  }
  if (moved.text === reference.text) return [];
  return [
    {
      path: document.path,
      pointer,
      from: reference.text,
      to: moved.text,
      what: 'reference',
    },
  ];
}

function moveRange(
  document: SourceDocument,
  pointer: string,
  to: string,
): (TextEdit | ReleaseProblem)[] {
  const text = valueAt(document.value, pointer);
  const range = typeof text === 'string' ? parseVersionRange(text) : undefined;
  // A text that is not a range has a diagnostic of its own.
  if (!range || isDefect(range) || range.admits(to)) return [];
  const { path } = document;
  if (CARET.test(range.text.trim())) {
    return [{ path, pointer, from: range.text, to: `^${to}`, what: 'compatibility' }];
  }
  return [
    {
      code: 'RELEASE_RANGE_EXCLUDES',
      message: `The compatibility \`${range.text}\` does not allow the version ${to}.`,
      hint: `Change it to a range that allows ${to}, such as \`^${to}\`, and run the command again.`,
      path,
      pointer,
      range: document.rangeOf(pointer),
    },
  ];
}

export function isProblem(found: TextEdit | ReleaseProblem): found is ReleaseProblem {
  return 'code' in found;
}
