import {
  fail,
  holdsInPlace,
  runInPlace,
  tryInPlace,
  type RunnableSchema,
  type Visit,
} from '../runnable-schema';
import type { Branch, Cause } from '../schema-error';
import type { Keyword, KeywordContext, Keywords } from './keyword';

function nodesOf(keyword: string, schemas: unknown, { node }: KeywordContext): RunnableSchema[] {
  return Array.isArray(schemas) ? schemas.map((schema, index) => node(schema, keyword, index)) : [];
}

const allOf: Keyword = (schemas, context) => {
  const nodes = nodesOf('allOf', schemas, context);
  return (visit) => {
    let isValid = true;
    for (const node of nodes) if (!runInPlace(visit, node)) isValid = false;
    return isValid;
  };
};

/** Runs a branch and lists its errors separately. */
function tryBranch(visit: Visit, node: RunnableSchema, index: number, failed: Branch[]): boolean {
  const causes: Cause[] | undefined = visit.causes && [];
  const isValid = tryInPlace(visit, node, causes);
  if (!isValid && causes) failed.push({ index, causes });
  return isValid;
}

const anyOf: Keyword = (schemas, context) => {
  const nodes = nodesOf('anyOf', schemas, context);
  return (visit) => {
    const failed: Branch[] = [];
    let isValid = false;
    for (const [index, node] of nodes.entries()) {
      if (!tryBranch(visit, node, index, failed)) continue;
      isValid = true;
      // Further branches matter only for what they look at.
      if (!visit.evaluated) break;
    }
    return isValid || fail(visit, 'anyOf', {}, failed);
  };
};

const oneOf: Keyword = (schemas, context) => {
  const nodes = nodesOf('oneOf', schemas, context);
  return (visit) => {
    const failed: Branch[] = [];
    const passing: number[] = [];
    for (const [index, node] of nodes.entries()) {
      if (tryBranch(visit, node, index, failed)) passing.push(index);
      if (passing.length === 2) return fail(visit, 'oneOf', { passingSchemas: passing });
    }
    return passing.length === 1 || fail(visit, 'oneOf', { passingSchemas: null }, failed);
  };
};

const not: Keyword = (schema, { node }) => {
  const inner = node(schema, 'not');
  return (visit) => !holdsInPlace(visit, inner) || fail(visit, 'not');
};

const condition: Keyword = (schema, { node, schema: around }) => {
  const test = node(schema, 'if');
  const branch = (keyword: string) =>
    keyword in around ? node(around[keyword], keyword) : undefined;
  const [then, otherwise] = [branch('then'), branch('else')];
  return (visit) => {
    const next = tryInPlace(visit, test) ? then : otherwise;
    return !next || runInPlace(visit, next);
  };
};

export const LOGIC_KEYWORDS: Keywords = { not, anyOf, oneOf, allOf, if: condition };
