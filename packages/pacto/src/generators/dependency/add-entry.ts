import { appendToSequence } from 'pacto-contract';
import { contractPath, type ResolvedBundle } from 'pacto-contract/graph';
import { editYaml, entriesOf, readYaml } from '../../workspace/files/edit-yaml';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';

/** Plans the entry, unless the same reference is there. Throws if the name already has another reference. */
export function addEntry(
  { writes }: GeneratorWorkspace,
  target: ResolvedBundle,
  key: 'dependencies' | 'configurations' | 'policies',
  { name, ref }: { name: string; ref: string },
  entryYaml: string,
): boolean {
  const path = contractPath(target.root);
  const entries = entriesOf(readYaml(writes, path)[key]);
  const same = entries.find((entry) => entry.name === name);
  if (same?.ref === ref) return false;
  if (same) {
    throw new Error(
      `\`${target.name ?? target.root}\` already has \`${name}\` in its \`${key}\`, as \`${String(same.ref ?? same.schema)}\`. Edit that entry, or choose another name with \`--name\`.`,
    );
  }
  editYaml(writes, path, (text) => appendToSequence(text, `/${key}`, entryYaml));
  return true;
}
