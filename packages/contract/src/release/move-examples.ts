// The expected output of the examples of an infrastructure contract names its version, such as `postgres@17.0.0`. The
// templates write it, so the contract would not be valid with another version.
import { isMapping } from '../source/mapping';
import { joinPointer, type Pointer } from '../source/pointer';
import { parseVersion } from '../reference/version';
import type { ResolvedBundle } from '../resolve/resolver';
import type { ReleaseWorkspace } from './release-workspace';
import type { TextEdit } from './text-edit';

export function moveExamples(
  workspace: ReleaseWorkspace,
  { root, name }: ResolvedBundle,
  to: string,
): TextEdit[] {
  if (name === undefined) return [];
  return workspace.expectedOutputsOf(root).flatMap(({ path, value }) =>
    [...textsIn(value)].flatMap(({ pointer, text }): TextEdit[] => {
      const version = text.startsWith(`${name}@`) ? text.slice(name.length + 1) : to;
      if (version === to || !parseVersion(version)) return [];
      return [{ path, pointer, from: text, to: `${name}@${to}`, what: 'expected output' }];
    }),
  );
}

interface PlacedText {
  readonly pointer: Pointer;
  readonly text: string;
}

/** Iterative: depth cannot overflow the stack. */
function* textsIn(document: unknown): Generator<PlacedText> {
  const pending: { readonly value: unknown; readonly pointer: Pointer }[] = [
    { value: document, pointer: '' },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, pointer } = next;
    if (typeof value === 'string') yield { pointer, text: value };
    else if (Array.isArray(value) || isMapping(value)) {
      for (const [key, inner] of Object.entries(value)) {
        pending.push({ value: inner, pointer: joinPointer(pointer, key) });
      }
    }
  }
}
