import {
  childPath,
  INTERFACE_SIZE_LIMIT,
  pathInBundle,
  type ResolvedBundle,
} from 'pacto-contract/graph';
import { isMapping } from 'pacto-contract';
import { entriesOf, readContract } from '../files/edit-yaml';
import type { NamedContract } from '../find/name-contract';
import type { GeneratorWorkspace } from '../open/read-workspace';

/** What a platform or infrastructure contract offers to those who reference it. */
interface Offer {
  readonly contract: NamedContract;
  readonly policies: readonly string[];
  readonly configurations: readonly OfferedConfiguration[];
}

interface OfferedConfiguration {
  readonly name: string;
  /** The JSON Schema of its values, when it can be read. */
  readonly schema?: Record<string, unknown>;
}

/** A contract that is neither in the workspace nor in the store cannot be read, so its offer is empty. */
export function readOffer(workspace: GeneratorWorkspace, contract: NamedContract): Offer {
  const { bundle } = contract;
  if (!bundle) return { contract, policies: [], configurations: [] };
  const value = readContract(textsOf(workspace, bundle), bundle.root);
  const names = (key: string): string[] =>
    entriesOf(value[key]).flatMap(({ name }) => (typeof name === 'string' ? name : []));
  const atFixedPath = (path: string): boolean =>
    textIn(workspace, bundle.root, childPath(bundle.root, path)) !== undefined;
  const policies = names('policies');
  const configurations = entriesOf(value.configurations).flatMap((entry) =>
    typeof entry.name === 'string'
      ? [{ name: entry.name, ...schemaAt(workspace, bundle.root, entry.schema) }]
      : [],
  );
  if (policies.length === 0 && atFixedPath('policy/schema.json')) policies.push('policy');
  if (configurations.length === 0 && atFixedPath('configuration/schema.json')) {
    const schema = schemaAt(workspace, bundle.root, 'configuration/schema.json');
    configurations.push({ name: 'configuration', ...schema });
  }
  return { contract, policies, configurations };
}

/** The configuration for a consumer's entry with this name: the configuration with the same name, or the only one. */
export function offeredConfiguration(offer: Offer, name: string): OfferedConfiguration | undefined {
  const { configurations } = offer;
  const same = configurations.find((one) => one.name === name);
  return same ?? (configurations.length === 1 ? configurations[0] : undefined);
}

/** What reads the contract: an artifact has no planned texts. */
function textsOf(
  workspace: GeneratorWorkspace,
  { root, lockedBy }: ResolvedBundle,
): GeneratorWorkspace['writes'] | { read(path: string): string | undefined } {
  return lockedBy === undefined
    ? workspace.writes
    : { read: (path) => textIn(workspace, root, path) };
}

export function schemaAt(
  workspace: GeneratorWorkspace,
  root: string,
  path: unknown,
): { schema?: Record<string, unknown> } {
  const file = typeof path === 'string' ? pathInBundle(root, path) : undefined;
  const text = file === undefined ? undefined : textIn(workspace, root, file);
  if (text === undefined) return {};
  try {
    const schema: unknown = JSON.parse(text);
    return isMapping(schema) ? { schema } : {};
  } catch {
    // `pacto-validate` of that bundle reports a schema that is not JSON.
    return {};
  }
}

/** The text of a file in a bundle of the workspace or in an artifact; `undefined` if it cannot be read. */
function textIn({ stored }: GeneratorWorkspace, root: string, path: string): string | undefined {
  const read = stored.files.read(path, { within: root, limit: INTERFACE_SIZE_LIMIT });
  return read.status === 'file' ? Buffer.from(read.bytes).toString('utf8') : undefined;
}
