import { type ResolvedBundle } from 'pacto-contract/graph';
import { isMapping } from 'pacto-contract';
import type { OverrideEntry } from '../../text/build-override';
import { entriesOf, readContract } from '../files/edit-yaml';
import { findStored } from '../find/find-stored';
import { nameContract } from '../find/name-contract';
import { offeredConfiguration, readOffer, schemaAt } from './read-offer';
import type { GeneratorWorkspace } from '../open/read-workspace';

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
  const isHere = resolution.status === 'found';
  if (!isHere && !findStored(workspace, ref, bundle.root)) {
    // `pacto-validate` reports a reference without an answer. Here it only has no example.
    return resolution.status === 'external' ? { isElsewhere: true } : {};
  }
  const offer = readOffer(workspace, nameContract(workspace, ref, bundle.root));
  return { valuesSchema: offeredConfiguration(offer, name)?.schema };
}
