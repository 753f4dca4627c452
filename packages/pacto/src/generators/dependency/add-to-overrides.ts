import { appendToSequence } from 'pacto-contract';
import { joinPath, type ResolvedBundle } from 'pacto-contract/graph';
import { printEntry, type OverrideEntry } from '../text/build-override';
import { editYaml, entriesOf, readYaml } from '../workspace/edit-yaml';
import type { GeneratorWorkspace } from '../workspace/read-workspace';

/**
 * Plans the entry in every override file that lists configurations: its list replaces that of the
 * contract, so the environment would go without. A file that lists none inherits it.
 */
export function addToOverrides(
  { tree, writes }: GeneratorWorkspace,
  target: ResolvedBundle,
  entry: OverrideEntry,
): void {
  const folder = joinPath(target.root, 'overrides')!;
  for (const file of tree.exists(folder) ? tree.children(folder) : []) {
    const environment = /^values\.(.+)\.yaml$/.exec(file)?.[1];
    if (environment === undefined) continue;
    const path = joinPath(folder, file)!;
    const listed = readYaml(writes, path).configurations;
    if (!Array.isArray(listed)) continue;
    if (entriesOf(listed).some(({ name }) => name === entry.name)) continue;
    const printed = printEntry(entry, environment);
    editYaml(writes, path, (text) => appendToSequence(text, '/configurations', printed));
  }
}
