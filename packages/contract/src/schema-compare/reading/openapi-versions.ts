// Keywords that one of two versions of OpenAPI does not have. Tools differ about them, so that a raised version
// line may change what the same text means.
import { isMapping, type Mapping } from '../../source/mapping';
import { literalAt } from '../../source/number-literals';
import { own, placeOf, type SchemaNode } from '../side/schema-node';
import type { Dialect, SchemaSide } from '../side/schema-side';
import { withOpaque, type SchemaView } from '../view/schema-view';

/** OpenAPI 3.0 does not have them; 3.1 has the keywords of JSON Schema 2020-12. */
const SINCE_3_1 = [
  ...['const', 'if', 'then', 'else', 'contains', 'minContains', 'maxContains', 'prefixItems'],
  ...['patternProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas'],
  ...['unevaluatedItems', 'unevaluatedProperties', '$dynamicRef'],
];
const EXCLUSIVE = ['exclusiveMinimum', 'exclusiveMaximum'];

/** Whether it is a keyword that one of the two versions does not have. */
export function isOfOneVersion(keyword: string): boolean {
  return [...SINCE_3_1, ...EXCLUSIVE, 'type', 'additionalItems'].includes(keyword);
}

/** The view with the keywords that only the version of the other side has. */
export function withForeignKeywords(
  view: SchemaView,
  node: SchemaNode,
  schema: Mapping,
  { dialect, meetsOtherVersion }: SchemaSide,
): SchemaView {
  if (!meetsOtherVersion) return view;
  return foreignKeywords(schema, dialect).reduce(
    (noted, keyword) =>
      withOpaque(noted, {
        keyword,
        value: own(schema, keyword),
        literal: literalAt(node.schema, keyword),
        place: placeOf(node, keyword),
      }),
    view,
  );
}

/** The keywords of a schema that have no effect, or are not valid, in a version of OpenAPI. */
function foreignKeywords(schema: Mapping, dialect: Dialect): string[] {
  if (dialect === 'openapi-3.1') {
    return EXCLUSIVE.filter((keyword) => typeof own(schema, keyword) === 'boolean');
  }
  if (dialect !== 'openapi-3.0') return [];
  return [
    ...SINCE_3_1.filter((keyword) => own(schema, keyword) !== undefined),
    ...EXCLUSIVE.filter((keyword) => typeof own(schema, keyword) === 'number'),
    ...(Array.isArray(own(schema, 'type')) ? ['type'] : []),
    ...(isMapping(own(schema, 'additionalItems')) ? ['additionalItems'] : []),
  ];
}
