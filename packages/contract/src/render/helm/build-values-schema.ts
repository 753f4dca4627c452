// The `values.schema.json` of an umbrella chart: closed, one property for each alias, and the schema
// that each component's values are validated with. Helm sees all values of all aliases under it.
import type { DraftName } from '../../json-schema/drafts';
import type { SchemaObject } from '../../json-schema/schema-nodes';
import { compareText } from '../../source/text-order';
import { isDeepStrictEqual } from 'node:util';
import { isMapping, setOwn } from '../../source/mapping';
import type { ChartDependency } from './read-chart';
import { definitionPointer, inlineSchema, isOfDraft } from './inline-schema';
import { encodeFragment } from './schema-links';

export const VALUES_SCHEMA_FILE = 'values.schema.json';

/** The published schema of a component's chart values. */
export interface PublishedSchema {
  /** `name@version` of the contract that holds it. */
  readonly title: string;
  readonly document: SchemaObject | boolean;
}

export interface SchemaAlias {
  readonly alias: string;
  /** Absent for a component without values of a chart: nothing is known of what its chart accepts. */
  readonly schema?: PublishedSchema;
}

const ADDRESSES = {
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema#',
} as const;

/** `dependencies` and `ownKeys` are those of the chart, if it is in the workspace. */
export function buildValuesSchema(
  aliases: readonly SchemaAlias[],
  dependencies: readonly ChartDependency[] = [],
  ownKeys: readonly string[] = [],
): SchemaObject {
  const draft = draftFor(aliases);
  const definitions = new Definitions(draft);
  const properties: SchemaObject = { global: { type: 'object' } };
  const rules: SchemaObject[] = [];
  for (const { alias, schema } of aliases) {
    const dependency = dependencies.find((one) => one.alias === alias);
    const target = schema ? { $ref: definitions.add(schema) } : undefined;
    const switches = switchesOf(alias, dependency);
    setOwn(properties, alias, target ? unless(switches.inside, target) : {});
    if (!target || switches.outside.length === 0) continue;
    setOwn(properties, alias, {});
    const installed = { properties: { [alias]: unless(switches.inside, target) } };
    rules.push(unless(switches.outside, installed));
  }
  // Only components have a schema. The values of all other keys are not restricted.
  const keys = dependencies.flatMap(({ alias, conditions, tags, imports }) => [
    alias,
    ...conditions.map(([first]) => first!),
    ...(tags.length > 0 ? ['tags'] : []),
    ...(imports === 'unknown' ? [] : imports),
  ]);
  for (const key of [...keys, ...ownKeys]) {
    if (!Object.hasOwn(properties, key)) setOwn(properties, key, {});
  }
  return {
    $schema: ADDRESSES[draft],
    type: 'object',
    // A chart that exports values adds keys to the umbrella that cannot be known here.
    ...(!dependencies.some(({ imports }) => imports === 'unknown') && {
      additionalProperties: false,
    }),
    properties,
    ...(rules.length > 0 ? { allOf: rules } : {}),
    ...definitions.build(),
  };
}

/** The schema of a chart with values at the top level. */
export function buildLoneSchema(schema: PublishedSchema): SchemaObject {
  const draft = draftFor([{ alias: '', schema }]);
  const definitions = new Definitions(draft);
  const reference = definitions.add(schema);
  return {
    $schema: ADDRESSES[draft],
    type: 'object',
    allOf: [{ $ref: reference }],
    ...definitions.build(),
  };
}

interface Switches {
  /** Schemas of the alias's values. If one of them accepts the values, Helm does not install the chart. */
  readonly inside: readonly SchemaObject[];
  /** Schemas of all values of the umbrella, for switches that are not below the alias. One that accepts them has the same effect. */
  readonly outside: readonly SchemaObject[];
}

/** A chart that is not in the workspace is assumed to have the usual switch, `<alias>.enabled`. */
function switchesOf(alias: string, dependency: ChartDependency | undefined): Switches {
  const { conditions, tags } = dependency ?? { conditions: [[alias, 'enabled']], tags: [] };
  const inside: SchemaObject[] = [];
  const outside: SchemaObject[] = [];
  for (const [first, ...rest] of conditions) {
    if (first === alias && rest.length > 0) inside.push(requireFalse(rest));
    else outside.push(requireFalse([first!, ...rest]));
  }
  if (tags.length > 0) outside.push({ allOf: tags.map((tag) => requireFalse(['tags', tag])) });
  return { inside, outside };
}

function requireFalse(path: readonly string[]): SchemaObject {
  return path.reduceRight<SchemaObject>(
    (value, key) => ({ properties: { [key]: value }, required: [key] }),
    { const: false },
  );
}

/** Helm leaves out the defaults of a disabled chart, so keys that its schema requires can be missing. */
function unless(switches: readonly SchemaObject[], schema: SchemaObject): SchemaObject {
  return switches.length === 0 ? schema : { anyOf: [...switches, schema] };
}

/** Helm 3 and 4 both read all of draft-07. In a document of 2020-12 they also read schemas of other drafts. */
function draftFor(aliases: readonly SchemaAlias[]): keyof typeof ADDRESSES {
  const documents = aliases.flatMap(({ schema }) => schema?.document ?? []).filter(isMapping);
  const isOld = documents.length > 0 && documents.every((one) => isOfDraft(one, 'draft-07'));
  return isOld ? 'draft-07' : '2020-12';
}

class Definitions {
  private readonly byKey = new Map<string, { source: unknown; inlined: unknown }>();

  constructor(private readonly draft: DraftName) {}

  /** The `$ref` to a schema, which is added once. */
  add({ title, document }: PublishedSchema): string {
    for (let count = 1; ; count += 1) {
      const key = count === 1 ? title : `${title}-${count}`;
      const known = this.byKey.get(key);
      if (known && !isDeepStrictEqual(known.source, document)) continue;
      if (!known) {
        const inlined = inlineSchema(document, key, this.draft);
        this.byKey.set(key, { source: document, inlined });
      }
      return `#${encodeFragment(definitionPointer(key))}`;
    }
  }

  build(): SchemaObject {
    const keys = [...this.byKey.keys()].sort(compareText);
    if (keys.length === 0) return {};
    return { $defs: Object.fromEntries(keys.map((key) => [key, this.byKey.get(key)!.inlined])) };
  }
}
