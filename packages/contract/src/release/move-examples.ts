// The expected output of the examples of an infrastructure contract names its version, such as `postgres@17.0.0`. The
// templates write it, so the contract would not be valid with another version.
import { parseVersion } from '../reference/version';
import type { ResolvedBundle } from '../resolve/resolver';
import { textsWithKeys } from '../source/texts-with-keys';
import type { ReleaseWorkspace } from './release-workspace';
import type { TextEdit } from './text-edit';

export function moveExamples(
  workspace: ReleaseWorkspace,
  { root, name }: ResolvedBundle,
  to: string,
): TextEdit[] {
  if (name === undefined) return [];
  return workspace.expectedOutputsOf(root).flatMap(({ path, value }) =>
    textsWithKeys(value, '').flatMap(({ pointer, text }): TextEdit[] => {
      const version = text.startsWith(`${name}@`) ? text.slice(name.length + 1) : to;
      if (version === to || !parseVersion(version)) return [];
      return [{ path, pointer, from: text, to: `${name}@${to}`, what: 'expected output' }];
    }),
  );
}
