import { isDeepStrictEqual } from 'node:util';
import { parseSource } from '../source/yaml/parse-source';
import { parsePointer, type Pointer } from '../source/pointer';
import type { EditResult, Splice } from './edit-result';
import type { OpenDocument } from './open-document';

/** Makes the edit and reads the result again: anything but `expected` leaves the text alone. */
export function applySplice(
  { source }: OpenDocument,
  splice: Splice,
  expected: unknown,
): EditResult {
  const end = splice.offset + splice.removed.length;
  const text = source.text.slice(0, splice.offset) + splice.inserted + source.text.slice(end);
  const reread = parseSource('', text);
  if (reread.document && isDeepStrictEqual(reread.document.value, expected)) {
    return { text, splice };
  }
  return {
    problem: {
      message: 'The edit would change more of the document than it should, so it was not made.',
      hint: 'Make this edit by hand.',
      range: source.rangeAt(splice.offset, end),
    },
  };
}

/** A copy of `value` in which `change` was applied to the value at `pointer`. */
export function withChange(
  value: unknown,
  pointer: Pointer,
  change: (old: unknown) => unknown,
): unknown {
  const descend = (current: unknown, tokens: readonly string[]): unknown => {
    const [token, ...rest] = tokens;
    if (token === undefined) return change(current);
    if (Array.isArray(current)) {
      return current.map((item, index) => (String(index) === token ? descend(item, rest) : item));
    }
    const members = Object.entries((current ?? {}) as Record<string, unknown>);
    const old = members.find(([key]) => key === token);
    if (old) old[1] = descend(old[1], rest);
    else members.push([token, descend(undefined, rest)]);
    return Object.fromEntries(members);
  };
  return descend(value, parsePointer(pointer));
}
