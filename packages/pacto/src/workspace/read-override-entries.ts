import { type ResolvedBundle } from 'pacto-contract/graph';
import { isMapping } from 'pacto-contract';
import type { OverrideEntry } from '../text/build-override';
import { entriesOf, readContract } from './edit-yaml';
import { nameContract } from './find-bundle';
import { offeredConfiguration, readOffer, schemaAt } from './read-offer';
import type { GeneratorWorkspace } from './read-workspace';

/** The configurations of a contract as an override file must repeat them, since it replaces the list. */
export function readOverrideEntries(
  workspace: GeneratorWorkspace,
  bundle: ResolvedBundle,
): OverrideEntry[] {
  const contract = readContract(workspace.writes, bundle.root);
  return entriesOf(contract.configurations).flatMap((entry): OverrideEntry[] => {
    const { name, ref, schema } = entry;
    if (typeof name !== 'string') return [];
    const values =
      isMapping(entry.values) && Object.keys(entry.values).length > 0
        ? { values: entry.values }
        : {};
    if (typeof ref === 'string') {
      return [{ name, ref, ...values, ...referencedSchema(workspace, bundle, name, ref) }];
    }
    if (typeof schema !== 'string') return [];
    const { schema: valuesSchema } = schemaAt(workspace, bundle.root, schema);
    return [{ name, schema, ...values, valuesSchema }];
  });
}

function referencedSchema(
  workspace: GeneratorWorkspace,
  bundle: ResolvedBundle,
  name: string,
  ref: string,
): Pick<OverrideEntry, 'valuesSchema' | 'isElsewhere'> {
  const resolution = workspace.index.resolve({ ref, from: bundle.root });
  if (resolution.status === 'external') return { isElsewhere: true };
  // `pacto-validate` reports a reference without an answer. Here it only has no example.
  if (resolution.status !== 'found') return {};
  const offer = readOffer(workspace, nameContract(workspace, ref, bundle.root));
  return { valuesSchema: offeredConfiguration(offer, name)?.schema };
}
