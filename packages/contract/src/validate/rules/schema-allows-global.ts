import type { SchemaObject } from '../../json-schema/schema-nodes';
import { quote } from '../../reference/defect';
import { isMapping } from '../../source/mapping';
import type { ValidationRule } from '../rule';
import { publishedSchemas } from './published-schemas';

export const schemaAllowsGlobal: ValidationRule = {
  id: 'schema-allows-global',
  code: 'SCHEMA_WITHOUT_GLOBAL',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that a published configuration schema accepts the key `global`, which Helm adds to the values of every subchart.',
  fix: 'Add `"global": {"type": "object"}` to the `properties` of the schema.',
  *check(context) {
    for (const { pointer, path, file, document } of publishedSchemas(context)) {
      const keyword = closedBy(document);
      if (keyword === undefined) continue;
      yield {
        pointer,
        message: `The schema ${quote(path)} accepts no key \`global\`. Helm adds it to the values of every subchart, so a chart with this schema cannot be installed.`,
        hint: 'Add `"global": {"type": "object"}` to its `properties`.',
        related: [
          { document: file, pointer: `/${keyword}`, message: 'Other keys are refused here.' },
        ],
      };
    }
  },
};

/** The keyword that refuses `global` at the root of a schema. */
function closedBy(schema: SchemaObject): string | undefined {
  const { properties, patternProperties } = schema;
  if (isMapping(properties) && properties.global !== undefined) return undefined;
  const patterns = isMapping(patternProperties) ? Object.keys(patternProperties) : [];
  if (patterns.some((pattern) => matchesGlobal(pattern))) return undefined;
  return ['additionalProperties', 'unevaluatedProperties'].find(
    (keyword) => schema[keyword] === false,
  );
}

/** Plain patterns are enough here: what is not understood is taken to match. */
function matchesGlobal(pattern: string): boolean {
  return (
    !/^\^[A-Za-z0-9_-]+/.test(pattern) || 'global'.startsWith(pattern.slice(1).replace(/\W.*$/, ''))
  );
}
