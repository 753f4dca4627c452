import type { Mapping } from '../../source/mapping';
import { own, placeOf, type SchemaNode } from '../side/schema-node';
import { isOpenapi, type Dialect } from '../side/schema-side';
import { withOpaque, type SchemaView } from '../view/schema-view';

/** The view with a `nullable` that has no effect, so that `align-nullable.ts` can compare what it means. */
export function withMeantNullable(
  view: SchemaView,
  node: SchemaNode,
  schema: Mapping,
  dialect: Dialect,
): SchemaView {
  if (!isMeantNullable(schema, dialect)) return view;
  const place = placeOf(node, 'nullable');
  return withOpaque(view, { keyword: 'nullable', value: true, place });
}

/**
 * `nullable` where the specification gives it no effect, although authors and tools mean that `null` may come:
 * beside a `$ref`, without a `type`, with an `enum` that lacks `null`, with branches, which may lack it, and
 * anywhere in OpenAPI 3.1.
 */
function isMeantNullable(schema: Mapping, dialect: Dialect): boolean {
  if (!isOpenapi(dialect) || own(schema, 'nullable') !== true) return false;
  if (dialect === 'openapi-3.1' || typeof own(schema, '$ref') === 'string') return true;
  const values = own(schema, 'enum');
  const isListed = !Array.isArray(values) || values.includes(null);
  const hasBranches = ['allOf', 'anyOf', 'oneOf'].some((key) => own(schema, key) !== undefined);
  return own(schema, 'type') === undefined || !isListed || hasBranches;
}
