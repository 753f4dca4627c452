import { appendToSequence } from 'pacto-contract';
import { childPath, joinPath, type ResolvedBundle, OVERRIDES_FOLDER } from 'pacto-contract/graph';
import { environmentOf } from '../../graph/read-summaries';
import { buildOverride, printEntry, type OverrideEntry } from '../../text/build-override';
import type { WrittenEntries } from '../../workspace/offers/hint-at-values';
import { editYaml, entriesOf, readContract, readYaml } from '../../workspace/files/edit-yaml';
import { overrideFile } from '../../workspace/files/override-file';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';

/**
 * Plans the entry in every override file that lists configurations: such a list replaces the list of
 * the contract, so the environment would not have the entry. A file without a list inherits the list of the
 * contract, so it gets one for the first entry alone. Returns what it planned.
 */
export function addToOverrides(
  workspace: GeneratorWorkspace,
  target: ResolvedBundle,
  entry: OverrideEntry,
): WrittenEntries[] {
  const { tree, writes } = workspace;
  const isFirst = entriesOf(readContract(writes, target.root).configurations).length === 1;
  const folder = childPath(target.root, OVERRIDES_FOLDER);
  const files = tree.exists(folder) ? tree.children(folder) : [];
  return files.flatMap((file) => {
    const { environment } = environmentOf(`${OVERRIDES_FOLDER}/${file}`);
    const path = childPath(folder, file);
    if (
      environment === undefined ||
      path !== joinPath(target.root, overrideFile(writes, target.root, environment))
    ) {
      return [];
    }
    const listed = readYaml(writes, path).configurations;
    const inherits = listed === undefined || listed === null;
    if (inherits ? !isFirst : !Array.isArray(listed)) return [];
    if (entriesOf(listed).some(({ name }) => name === entry.name)) return [];
    const service = target.name ?? target.root;
    if (writes.read(path) === buildOverride(service, environment, [])) {
      writes.write(path, buildOverride(service, environment, [entry]));
    } else {
      const printed = printEntry(entry, environment);
      editYaml(writes, path, (text) => appendToSequence(text, '/configurations', printed));
    }
    return [{ path, environment, entries: [entry] }];
  });
}
