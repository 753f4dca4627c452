import { childPath, joinPath } from 'pacto-contract/graph';
import { isMapping } from 'pacto-contract';
import { entriesOf, readContract } from './edit-yaml';
import type { NamedContract } from './find-bundle';
import type { GeneratorWorkspace } from './read-workspace';

/** What a platform or infrastructure contract offers to those who reference it. */
interface Offer {
  readonly contract: NamedContract;
  readonly policies: readonly string[];
  readonly configurations: readonly OfferedConfiguration[];
}

interface OfferedConfiguration {
  readonly name: string;
  /** The JSON Schema of its values, when the workspace holds it and it can be read. */
  readonly schema?: Record<string, unknown>;
}

/** A contract that is only in a registry cannot be read here, so its offer is empty. */
export function readOffer(workspace: GeneratorWorkspace, contract: NamedContract): Offer {
  const { bundle } = contract;
  if (!bundle) return { contract, policies: [], configurations: [] };
  const { writes, tree } = workspace;
  const value = readContract(writes, bundle.root);
  const names = (key: string): string[] =>
    entriesOf(value[key]).flatMap(({ name }) => (typeof name === 'string' ? name : []));
  const atFixedPath = (path: string): boolean => tree.exists(childPath(bundle.root, path));
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

export function schemaAt(
  { tree }: GeneratorWorkspace,
  root: string,
  path: unknown,
): { schema?: Record<string, unknown> } {
  const file = typeof path === 'string' ? joinPath(root, path) : undefined;
  if (file === undefined || !tree.exists(file) || !tree.isFile(file)) return {};
  try {
    const schema: unknown = JSON.parse(tree.read(file, 'utf-8') ?? '');
    return isMapping(schema) ? { schema } : {};
  } catch {
    // `pacto-validate` of that bundle reports a schema that is not JSON.
    return {};
  }
}
