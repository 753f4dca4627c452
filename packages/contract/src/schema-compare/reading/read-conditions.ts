import { canonicalText } from '../../json-schema/json-text';
import { isMapping } from '../../source/mapping';
import { childNode, own } from '../side/schema-node';
import type { SchemaNode } from '../side/schema-node';
import type { Reading } from './reading';

/** `if` with its consequences, in the form that says the same in the plainest way. */
export function addCondition({ view, parts, node, schema }: Reading): void {
  const consequence = (keyword: 'then' | 'else') => {
    const value = own(schema, keyword);
    return isAnything(value) ? undefined : childNode(node, node, keyword, value);
  };
  let [test, then, otherwise] = [
    childNode(node, node, 'if', own(schema, 'if')),
    consequence('then'),
    consequence('else'),
  ];
  for (let inner = negated(test); inner !== undefined; inner = negated(test)) {
    [test, then, otherwise] = [inner, otherwise, then];
  }
  if (then === undefined && otherwise === undefined) return;
  if (isAnything(test.schema) || test.schema === false) {
    const held = test.schema === false ? otherwise : then;
    if (held !== undefined) parts.push(held);
    return;
  }
  if (then && otherwise && saysTheSame(then, otherwise)) parts.push(then);
  else if (then?.schema === false || otherwise?.schema === false) {
    // One way is closed, so every value takes the other one.
    if (then?.schema === false) view.negations = [...view.negations, test];
    else {
      parts.push(test);
      // Keys and entries of a test below `not` do not count as evaluated.
      if (test.parent !== undefined && test.key === 'not') view.branched = true;
    }
    const open = then?.schema === false ? otherwise : then;
    if (open !== undefined) parts.push(open);
  } else view.conditions = [{ test, then, otherwise }];
}

function saysTheSame({ schema: one }: SchemaNode, { schema: two }: SchemaNode): boolean {
  return isMapping(one) && isMapping(two) && canonicalText(one) === canonicalText(two);
}

/** Whether nothing is written, or a schema that every value fits. */
export function isAnything(schema: unknown): boolean {
  if (schema === undefined || schema === true) return true;
  return isMapping(schema) && Object.keys(schema).length === 0;
}

/** The schema that a schema with nothing but `not` rules out. */
export function negated(node: SchemaNode): SchemaNode | undefined {
  const { schema } = node;
  if (!isMapping(schema) || Object.keys(schema).length !== 1) return undefined;
  const inner = own(schema, 'not');
  return inner === undefined ? undefined : childNode(node, node, 'not', inner);
}
