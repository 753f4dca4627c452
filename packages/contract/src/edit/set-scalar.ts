import type { Scalar } from 'yaml';
import { parsePointer, type Pointer } from '../source/pointer';
import { applySplice, withChange } from './apply-splice';
import { isEmpty, separatorEnd } from './content-end';
import type { EditResult } from './edit-result';
import { describe, kindOf, locate, refuse } from './locate';
import { openDocument } from './open-document';
import { loadYaml } from '../source/yaml/yaml-tree';
import { printFlow, printYaml } from './print-yaml';

/** Replaces the plain value at `pointer`, in the quotes that it has. A key that is absent is refused. */
export function setScalar(
  text: string,
  pointer: Pointer,
  value: string | number | boolean | null,
): EditResult {
  const opened = openDocument(text);
  if (opened.problem) return { problem: opened.problem };
  const { document } = opened;
  const located = locate(document, pointer);
  if (located.problem) return { problem: located.problem };
  const { node, pair, inFlow, missing } = located.found;
  const where = describe(parsePointer(pointer));
  if (missing.length > 0) return refuse(document, node, `There is no ${where} to set.`);
  if (node && !loadYaml().isScalar(node)) {
    return refuse(document, node, `${where} is ${kindOf(node)}; only plain values are set.`);
  }
  const expected = withChange(document.value, pointer, () => value);
  const scalar = node as Scalar | null;
  if (!scalar || isEmpty(scalar)) {
    const offset = pair && separatorEnd(pair);
    if (offset === undefined) return refuse(document, node, `${where} has no place for a value.`);
    const inserted = ' ' + printScalar(value, undefined, inFlow);
    return applySplice(document, { offset, removed: '', inserted }, expected);
  }
  const [offset, end] = scalar.range!;
  const removed = text.slice(offset, end);
  const lineEnd = /\r?\n$/.exec(removed)?.[0] ?? '';
  // The comment behind the `|` or `>` of a block.
  const comment = /^[|>][-+\d]*([ \t]+#[^\r\n]*)/.exec(removed)?.[1] ?? '';
  const inserted = printScalar(value, scalar.type, inFlow) + comment + lineEnd;
  return applySplice(document, { offset, removed, inserted }, expected);
}

function printScalar(
  value: string | number | boolean | null,
  type: string | undefined,
  inFlow: boolean,
): string {
  if (typeof value !== 'string') return printYaml(value);
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(value);

  if (type === 'QUOTE_SINGLE' && !/[\u0000-\u001f\u007f]/.test(value)) {
    return `'${value.replace(/'/g, "''")}'`;
  }
  const plain = printYaml(value);
  return inFlow || plain.includes('\n') ? printFlow(value) : plain;
}
