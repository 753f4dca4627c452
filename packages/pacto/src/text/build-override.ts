import { isMapping, printFlow, printYaml } from 'pacto-contract';
import { isProduction } from './is-production';

/** One entry of `configurations[]` as an override file carries it. */
export interface OverrideEntry {
  readonly name: string;
  /** Exactly one of the two is set. */
  readonly ref?: string;
  readonly schema?: string;
  readonly values?: unknown;
  /** The JSON Schema of its values, when it could be read. */
  readonly valuesSchema?: Record<string, unknown>;
  /** Neither the workspace nor the store has the contract of `ref`, so its schema was not read. */
  readonly isElsewhere?: true;
}

/** An override file that is valid without changes, and shows what to edit. */
export function buildOverride(
  service: string,
  environment: string,
  entries: readonly OverrideEntry[],
): string {
  const head = `# What ${service} has in ${environment}, laid over ../pacto.yaml.
# Maps are merged and lists replaced as a whole: list every configuration that ${environment} needs.
`;
  if (entries.length > 0) {
    const printed = entries.map((entry) => printEntry(entry, environment));
    return `${head}configurations:\n${printed.map(asItem).join('\n')}\n`;
  }
  return `${head}#
# scaling:
#   min: 2
#   max: 5
# configurations:
#   - name: deployment
#     ref: oci://ghcr.io/example/pactos/platform-service:2.0.0
#     values:
#       replicas: 2
`;
}

/** An entry as block YAML: with its values, or with comment lines that list the keys. */
export function printEntry(entry: OverrideEntry, environment: string): string {
  const place =
    entry.ref === undefined ? `schema: ${printFlow(entry.schema)}` : `ref: ${printFlow(entry.ref)}`;
  const lines = [`name: ${printFlow(entry.name)}`, place];
  const values = valuesOf(entry, environment);
  if (values !== undefined) {
    lines.push('values:', ...indent(printYaml(values)));
  } else {
    const shown = propertyLines(entry.valuesSchema);
    if (shown.length > 0) lines.push('# values:', ...shown.map((line) => `#   ${line}`));
  }
  return lines.join('\n');
}

/** The values of the entry: an example of its schema. `undefined` without an example. */
export function valuesOf(entry: OverrideEntry, environment: string): unknown {
  return entry.values ?? exampleValues(entry.valuesSchema, environment);
}

/** The last of the schema's `examples` is for production, the first for all other environments. */
function exampleValues(schema: Record<string, unknown> | undefined, environment: string): unknown {
  const examples = Array.isArray(schema?.examples) ? schema.examples : [];
  const example: unknown = isProduction(environment) ? examples[examples.length - 1] : examples[0];
  return isMapping(example) && Object.keys(example).length > 0 ? example : undefined;
}

function propertyLines(schema: Record<string, unknown> | undefined): string[] {
  const properties = schema?.properties;
  if (properties === null || typeof properties !== 'object') return [];
  return Object.entries(properties as Record<string, unknown>)
    .slice(0, 20)
    .map(([name, property]) => {
      const { type } = (property ?? {}) as { type?: unknown };
      return `${printFlow(name)}:${typeof type === 'string' ? ` # ${type}` : ''}`;
    });
}

function asItem(entry: string): string {
  return entry
    .split('\n')
    .map((line, index) => (index === 0 ? `  - ${line}` : line === '' ? '' : `    ${line}`))
    .join('\n');
}

function indent(text: string): string[] {
  return text.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
}
