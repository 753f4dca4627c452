/**
 * ajv lists errors flat: those of the branches of an `anyOf`, then one for the `anyOf` itself, and
 * nothing says which belongs where. Here its own keywords are taught to note the length of the list
 * before the first and after each branch, from which cause-tree.ts builds the tree again.
 */
import { _, type KeywordCxt, type Name } from 'ajv';
import type Ajv from 'ajv/dist/core';
import names from 'ajv/dist/compile/names';
import type { CodeKeywordDefinition, KeywordErrorCxt } from 'ajv/dist/types';

const BRANCHING = ['anyOf', 'oneOf', 'contains'];
const REFERRING = ['$ref', '$dynamicRef', '$recursiveRef'];

/**
 * Errors kept of one followed reference. References that double at each level would otherwise
 * fill the memory before the time limit ends them.
 */
const MAX_ERRORS_PER_REFERENCE = 1000;

export function trackBranches(ajv: Ajv): void {
  for (const keyword of BRANCHING) replaceDefinition(ajv, keyword, withMarks);
  for (const keyword of REFERRING) replaceDefinition(ajv, keyword, withLimit);
}

/** Definitions are shared by all instances of ajv: only this instance's table is changed. */
function replaceDefinition(
  ajv: Ajv,
  keyword: string,
  change: (definition: CodeKeywordDefinition) => CodeKeywordDefinition,
): void {
  const rule = ajv.RULES.all[keyword];
  if (typeof rule !== 'object') return;
  const definition = change(rule.definition as CodeKeywordDefinition);
  rule.definition = { ...rule.definition, code: definition.code, error: definition.error };
}

/** `params.marks` is `[start, branch, end, branch, end, …]`, lengths of the list of errors. */
function withMarks(definition: CodeKeywordDefinition): CodeKeywordDefinition {
  const marksOf = new WeakMap<KeywordErrorCxt, Name>();
  const params = definition.error?.params;
  return {
    ...definition,
    code(cxt: KeywordCxt, ruleType?: string) {
      if (cxt.it.createErrors !== false) {
        const marks = cxt.gen.const('marks', _`[${names.errors}]`);
        marksOf.set(cxt, marks);
        const subschema = cxt.subschema;
        cxt.subschema = (appl, valid) => {
          const inner = subschema.call(cxt, appl, valid);
          const branch = typeof appl.schemaProp === 'number' ? appl.schemaProp : 0;
          cxt.gen.code(_`${marks}.push(${branch}, ${names.errors})`);
          return inner;
        };
      }
      definition.code(cxt, ruleType);
    },
    error: {
      message: definition.error?.message ?? '',
      params: (cxt) => {
        const own = typeof params === 'function' ? params(cxt) : (params ?? _`{}`);
        const marks = marksOf.get(cxt);
        return marks === undefined ? own : _`{...${own}, marks: ${marks}}`;
      },
    },
  };
}

function withLimit(definition: CodeKeywordDefinition): CodeKeywordDefinition {
  return {
    ...definition,
    code(cxt: KeywordCxt, ruleType?: string) {
      if (cxt.it.createErrors === false) return definition.code(cxt, ruleType);
      const { gen } = cxt;
      const limit = gen.const('limit', _`${names.errors} + ${MAX_ERRORS_PER_REFERENCE}`);
      definition.code(cxt, ruleType);
      gen.if(_`${names.errors} > ${limit}`, () => {
        gen.assign(_`${names.vErrors}.length`, limit);
        gen.assign(names.errors, limit);
      });
    },
  };
}
