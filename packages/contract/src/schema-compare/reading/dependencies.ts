// One demand can be written as `dependentRequired`, as `dependentSchemas` and as a condition on one key.
import { isMapping, type Mapping } from '../../source/mapping';
import { joinNodes } from '../view/join-parts';
import { own, placeOf } from '../side/schema-node';
import type { Place, SchemaNode } from '../side/schema-node';
import { TYPE } from '../view/schema-view';
import type { Condition, SchemaView } from '../view/schema-view';

/** The keys that a schema requires, where it asks for nothing else. */
export function keysNeeded(node: SchemaNode): ReadonlyMap<string, Place> | undefined {
  const { schema } = node;
  if (!isMapping(schema) || Object.keys(schema).length !== 1) return undefined;
  const needed = own(schema, 'required');
  if (!isTextList(needed)) return undefined;
  const place = placeOf(node, 'required');
  return new Map(needed.map((name, index) => [name, placeOf(place, index)]));
}

/** The view with those conditions as dependencies that the other side writes as dependencies. */
export function withDependencies(view: SchemaView, other: SchemaView): SchemaView {
  let result = view;
  for (const condition of view.conditions) {
    const trigger = triggerOf(condition, view);
    if (trigger === undefined || condition.then === undefined) continue;
    if (!other.dependentRequired.has(trigger) && !other.dependentSchemas.has(trigger)) continue;
    result = withDependency(result, condition, condition.then, trigger);
  }
  return result;
}

function withDependency(
  view: SchemaView,
  condition: Condition,
  then: SchemaNode,
  trigger: string,
): SchemaView {
  const conditions = view.conditions.filter((one) => one !== condition);
  const needed = keysNeeded(then);
  if (needed === undefined) {
    const nodes = joinNodes(view.dependentSchemas.get(trigger) ?? [], [then]);
    const dependentSchemas = new Map([...view.dependentSchemas, [trigger, nodes]]);
    return { ...view, conditions, dependentSchemas };
  }
  const all = new Map([...(view.dependentRequired.get(trigger) ?? []), ...needed]);
  return {
    ...view,
    conditions,
    dependentRequired: new Map([...view.dependentRequired, [trigger, all]]),
  };
}

/** The one key that decides whether a condition holds. */
function triggerOf({ test, then, otherwise }: Condition, view: SchemaView): string | undefined {
  const { schema } = test;
  if (!isMapping(schema) || otherwise !== undefined) return undefined;
  const keys = Object.keys(schema).filter((key) => key !== 'type' || schema['type'] !== 'object');
  const required = own(schema, 'required');
  if (keys.length !== 1 || !isTextList(required) || required.length !== 1) return undefined;
  // Values that are not mappings meet the test too, unless it asks for mappings.
  const isForMappings =
    'type' in schema ||
    view.types === TYPE.object ||
    (isMapping(then?.schema) && speaksOfKeys(then.schema));
  return isForMappings ? required[0] : undefined;
}

const KEY_WORDS = new Set([
  ...['required', 'properties', 'patternProperties', 'additionalProperties', 'propertyNames'],
  ...['minProperties', 'maxProperties', 'dependentRequired', 'dependentSchemas'],
]);

/** Whether a schema accepts all values that are not mappings. */
function speaksOfKeys(schema: Mapping): boolean {
  return Object.keys(schema).every((key) => KEY_WORDS.has(key));
}

export function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
