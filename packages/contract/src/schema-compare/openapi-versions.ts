// Keywords that one of two versions of OpenAPI does not have. Tools differ about them, so that a raised version
// line may change what the same text means.
import { isMapping, type Mapping } from '../source/mapping';
import { own } from './schema-node';
import type { Dialect } from './schema-side';

/** OpenAPI 3.0 does not have them; 3.1 has the keywords of JSON Schema 2020-12. */
const SINCE_3_1 = [
  ...['const', 'if', 'then', 'else', 'contains', 'minContains', 'maxContains', 'prefixItems'],
  ...['patternProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas'],
  ...['unevaluatedItems', 'unevaluatedProperties', '$dynamicRef'],
];
const EXCLUSIVE = ['exclusiveMinimum', 'exclusiveMaximum'];

/** Whether {@link foreignKeywords} may name it. */
export function isOfOneVersion(keyword: string): boolean {
  return [...SINCE_3_1, ...EXCLUSIVE, 'type', 'additionalItems'].includes(keyword);
}

/** The keywords of a schema that have no effect, or are not valid, in a version of OpenAPI. */
export function foreignKeywords(schema: Mapping, dialect: Dialect): string[] {
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
