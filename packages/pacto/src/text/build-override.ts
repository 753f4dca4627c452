import { isMapping, mappingOf, printFlow, printYaml } from 'pacto-contract';
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
    lines.push('values:', ...indent(printYaml(values).split('\n')));
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

const LISTED_KEYS = 20;
const LISTED_VALUES = 6;

/** A line for each key that the values may have: which are required, and what each accepts. */
function propertyLines(schema: unknown): string[] {
  const { properties, required } = mappingOf(schema);
  const isRequired = (name: string): boolean => Array.isArray(required) && required.includes(name);
  return Object.entries(mappingOf(properties))
    .slice(0, LISTED_KEYS)
    .flatMap(([name, property]) => {
      const words = [isRequired(name) ? 'required' : [], describeType(property)].flat();
      const comment = words.length > 0 ? ` # ${words.join(', ')}` : '';
      return [`${printFlow(name)}:${comment}`, ...indent(propertyLines(property))];
    })
    .slice(0, LISTED_KEYS);
}

function describeType(property: unknown): string[] {
  const { type, enum: accepted } = mappingOf(property);
  if (Array.isArray(accepted) && accepted.length <= LISTED_VALUES)
    return [accepted.map((value) => printFlow(value)).join(' or ')];
  return typeof type === 'string' ? [type] : [];
}

function asItem(entry: string): string {
  return entry
    .split('\n')
    .map((line, index) => (index === 0 ? `  - ${line}` : line === '' ? '' : `    ${line}`))
    .join('\n');
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
