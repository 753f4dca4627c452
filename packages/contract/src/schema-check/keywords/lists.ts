// Checks the JSON Schema keywords of lists, such as `items` and `contains`.
import { canonicalText } from '../../json-schema/json-text';
import { keywordsOf } from '../../json-schema/keywords';
import { literalAt } from '../../source/number-literals';
import { fail, runOnPart, type RunnableSchema, type Visit } from '../runnable-schema';
import type { Keyword, KeywordContext, Keywords } from './keyword';

function count(keyword: string, holds: (length: number, limit: number) => boolean): Keyword {
  return (limit) => {
    if (typeof limit !== 'number') return undefined;
    return (visit) => {
      const { value } = visit.at;
      if (!Array.isArray(value) || holds(value.length, limit)) return true;
      return fail(visit, keyword, { limit });
    };
  };
}

/** One schema for each of the first items. */
function tuple(keyword: string, schemas: readonly unknown[], { node }: KeywordContext) {
  const nodes = schemas.map((schema, index) => node(schema, keyword, index));
  return (visit: Visit): boolean => {
    const { value } = visit.at;
    if (!Array.isArray(value)) return true;
    let isValid = true;
    const checked = Math.min(nodes.length, value.length);
    for (let index = 0; index < checked; index += 1) {
      if (!runOnPart(visit, nodes[index]!, index)) isValid = false;
    }
    visit.evaluated?.addFirstItems(checked);
    return isValid;
  };
}

/** One schema for all items from `first` on. */
function rest(keyword: string, schema: unknown, first: number, { node }: KeywordContext) {
  const item = node(schema, keyword);
  return (visit: Visit): boolean => {
    const { value } = visit.at;
    if (!Array.isArray(value)) return true;
    if (schema === false && first > 0) {
      return value.length <= first || fail(visit, keyword, { limit: first });
    }
    let isValid = true;
    for (let index = first; index < value.length; index += 1) {
      if (!runOnPart(visit, item, index)) isValid = false;
    }
    visit.evaluated?.addFirstItems(value.length);
    return isValid;
  };
}

const prefixItems: Keyword = (schemas, context) =>
  Array.isArray(schemas) ? tuple('prefixItems', schemas, context) : undefined;

const items: Keyword = (value, context) => {
  if (Array.isArray(value)) {
    return context.draft === '2020-12' ? undefined : tuple('items', value, context);
  }
  const { prefixItems: first } = context.schema;
  const isTuple = context.draft === '2020-12' && Array.isArray(first);
  return rest('items', value, isTuple ? first.length : 0, context);
};

const additionalItems: Keyword = (value, context) => {
  const first = context.schema.items;
  return Array.isArray(first) ? rest('additionalItems', value, first.length, context) : undefined;
};

const contains: Keyword = (schema, { node, schema: around, draft }) => {
  const item = node(schema, 'contains');
  const hasBounds = keywordsOf(draft).has('minContains');
  const given = (keyword: string) => {
    const value = hasBounds ? around[keyword] : undefined;
    return typeof value === 'number' ? value : undefined;
  };
  const minContains = given('minContains') ?? 1;
  const maxContains = given('maxContains');
  const limits = maxContains === undefined ? { minContains } : { minContains, maxContains };
  return (visit) => {
    const { value } = visit.at;
    if (!Array.isArray(value)) return true;
    let found = 0;
    for (let index = 0; index < value.length; index += 1) {
      if (!runOnPart({ ...visit, causes: undefined }, item, index)) continue;
      found += 1;
      if (draft === '2020-12') visit.evaluated?.addItem(index);
    }
    const fits = found >= minContains && (maxContains === undefined || found <= maxContains);
    return fits || fail(visit, 'contains', limits);
  };
};

const uniqueItems: Keyword = (wanted) => {
  if (wanted !== true) return undefined;
  return (visit) => {
    const { value } = visit.at;
    if (!Array.isArray(value)) return true;
    const seen = new Map<string, number>();
    const spend = () => visit.state.spend(1);
    let repeated: { i: number; j: number } | undefined;
    for (let index = 0; index < value.length; index += 1) {
      const text = canonicalText(value[index], literalAt(value, index), spend);
      const earlier = seen.get(text);
      if (earlier !== undefined) repeated = { i: index, j: earlier };
      seen.set(text, index);
    }
    return repeated === undefined || fail(visit, 'uniqueItems', repeated);
  };
};

const unevaluatedItems: Keyword = (schema, { node }) => {
  const item: RunnableSchema = node(schema, 'unevaluatedItems');
  return (visit) => {
    const { value } = visit.at;
    if (!Array.isArray(value)) return true;
    let isValid = true;
    for (let index = 0; index < value.length; index += 1) {
      if (visit.evaluated!.hasItem(index)) continue;
      const fits =
        schema === false
          ? fail(visit, 'unevaluatedItems', { index })
          : runOnPart(visit, item, index);
      if (fits) continue;
      isValid = false;
      if (!visit.causes) break;
    }
    visit.evaluated!.addFirstItems(value.length);
    return isValid;
  };
};

export const LIST_KEYWORDS: Keywords = {
  maxItems: count('maxItems', (length, limit) => length <= limit),
  minItems: count('minItems', (length, limit) => length >= limit),
  uniqueItems,
  prefixItems,
  items,
  additionalItems,
  contains,
};

export const UNEVALUATED_ITEMS: Keywords = { unevaluatedItems };
