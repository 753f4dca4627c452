// The schema of override files is written from the schema of contracts. The files of
// `src/dialect` hold the result: `npm run docs` writes it, and a test finds one that is stale.
import { dialectOf, supportedVersions, type SchemaNode } from '../src/dialect/dialects';

/** JSON by path, relative to the workspace. */
export function buildOverrideSchemas(): Record<string, SchemaNode> {
  return Object.fromEntries(
    supportedVersions.map((version) => [
      `packages/contract/src/dialect/pacto-overrides-${version}.schema.json`,
      buildOverrideSchema(dialectOf(version)!.contractSchema, version),
    ]),
  );
}

/**
 * The schema of an override file, from the schema of a contract. An override file is a partial
 * contract: mappings are merged deeply, so nothing is required in them; arrays replace the whole
 * list, so their entries stay complete. What could never be right after the merge (an unknown key,
 * a wrong type, `replicas` beside `min`) stays refused.
 */
export function buildOverrideSchema(contractSchema: SchemaNode, version: string): SchemaNode {
  return {
    ...discourage(relax(contractSchema), IDENTITY),
    $id: `urn:pacto:schema:overrides:${version}`,
    title: 'Override file',
    description:
      'What one environment changes in a contract: mappings are merged deeply, lists are replaced whole, so that each entry of a list is complete. The file is called overrides/values.<environment>.yaml.',
  };
}

/** The keys that only the contract itself sets. */
const IDENTITY = ['pactoVersion', 'service.name', 'service.version'];

/**
 * Editors mark these keys with a warning, and do not offer them. Validation reports them by a rule, so
 * the schema does not refuse them.
 */
function discourage(schema: SchemaNode, keys: readonly string[]): SchemaNode {
  const properties = schema.properties as Record<string, SchemaNode>;
  const discouraged = Object.entries(properties).map(([key, node]) => {
    const below = keys
      .filter((path) => path.startsWith(`${key}.`))
      .map((path) => path.slice(key.length + 1));
    if (below.length > 0) return [key, discourage(node, below)];
    return [key, keys.includes(key) ? discouragedNode(node) : node];
  });
  return { ...schema, properties: Object.fromEntries(discouraged) };
}

function discouragedNode({ description, default: _, ...node }: SchemaNode): SchemaNode {
  return {
    description: `Not for an override file. ${description as string}`,
    deprecationMessage:
      'An override file cannot set this key. Change it in `pacto.yaml`, or remove it here.',
    ...node,
  };
}

/**
 * `if` is left alone: its `required` says when a condition applies, not what is demanded. `oneOf`
 * becomes `anyOf`, because branches that differed in what they require can now hold at once.
 */
function relax(node: SchemaNode): SchemaNode {
  const relaxed: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(node)) {
    switch (keyword) {
      case 'required':
      case 'minProperties':
        break;
      case 'properties':
        relaxed[keyword] = Object.fromEntries(
          Object.entries(value as Record<string, SchemaNode>).map(([key, schema]) => [
            key,
            relax(schema),
          ]),
        );
        break;
      case 'then':
      case 'else':
        relaxed[keyword] = relax(value as SchemaNode);
        break;
      case 'oneOf':
      case 'anyOf':
        relaxed['anyOf'] = (value as SchemaNode[]).map(relax);
        break;
      case 'allOf':
        relaxed[keyword] = (value as SchemaNode[]).map(relax);
        break;
      default:
        relaxed[keyword] = value;
    }
  }
  return relaxed;
}
