// The roots that change because a component has a new version. A bump moves the version of one contract alone, and
// a published version never changes.
import type { TextEdit } from 'pacto-contract';
import { contractPath, type ResolvedBundle } from 'pacto-contract/graph';
import type { GeneratorWorkspace } from '../open/read-workspace';

/** A line for each root that changes and keeps its version. */
export function describeChangedRoots(
  { index }: GeneratorWorkspace,
  moved: ResolvedBundle,
  edits: readonly TextEdit[],
): string[] {
  const changed = new Set(edits.map(({ path }) => path));
  return index.bundles
    .filter(({ root }) => root !== moved.root && changed.has(contractPath(root)))
    .map(({ root, name = root, version }) => {
      const bump = `\`nx g pacto:bump ${name} --to=patch\``;
      return `\`${name}\` changes too and keeps its version ${version}. If this version is published, raise it before you publish again, for example with ${bump}.`;
    });
}
