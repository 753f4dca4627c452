// Two parsed JSON Schemas -> what differs in the values that they accept.
import { shown } from '../../diagnostics/words';
import { checksAt } from '../../schema-check/checks-at';
import { compareSchemas } from '../../schema-compare/compare-schemas';
import { smallValue } from '../../json-schema/json-text';
import type { SchemaDifference } from '../../schema-compare/comparison/schema-difference';
import { valueAt } from '../../source/pointer';
import type { Pointer } from '../../source/pointer';
import { mergeRepeats } from '../interfaces/document/merge-repeats';
import { buildDetection } from '../change/detection';
import type { Detection, FoundChange, InterfaceFiles, ShapeDefect } from '../change/detection';
import { outsideRefs } from './outside-refs';
import { pathOf } from './schema-path';
import { ruleOf, typeOf } from './schema-rule';
import type { SchemaRole } from '../rules/schema-rules';
import { isMapping } from '../../source/mapping';

/**
 * What changed in a schema. Its role says who depends on it. Nothing when both sides accept the
 * same values, whatever their form. A value that is not a schema is a defect. So is a reference of
 * the head to another file, because its target was not compared.
 */
export function detectSchema(
  baseValue: unknown,
  headValue: unknown,
  files: InterfaceFiles,
  role: SchemaRole,
): Detection {
  const defects = [...shapeDefects('base', baseValue), ...shapeDefects('head', headValue)];
  if (defects.length > 0) return buildDetection([], defects, files);
  const differences = compareSchemas(baseValue, headValue, {
    direction: 'input',
    checks: { base: checksAt(baseValue), head: checksAt(headValue) },
    // A configuration leaves out what its schema does not know; a contract has the keys of the language anyway.
    undeclared: role === 'configuration' ? 'unused' : 'used',
  });
  const found = differences.map((difference) => change(difference, baseValue, headValue, role));
  return buildDetection(mergeRepeats(found), outsideRefs('head', headValue), files);
}

function change(
  difference: SchemaDifference,
  base: unknown,
  head: unknown,
  role: SchemaRole,
): FoundChange {
  const { kind, keyword, basePointer, headPointer, before, after, why } = difference;
  const type = typeOf(kind);
  const older = { document: base, pointer: basePointer };
  const newer = { document: head, pointer: headPointer };
  const [first, second] = type === 'removed' ? [older, newer] : [newer, older];
  const lacksKeyword = !endsIn(first.pointer, keyword) && endsIn(second.pointer, keyword);
  const { document, pointer } = first.pointer === undefined || lacksKeyword ? second : first;
  return {
    rule: ruleOf(role, kind, difference.effect),
    path: pathOf(document, pointer ?? ''),
    type,
    subject: why,
    oldValue:
      type === 'added' ? undefined : (before ?? (type === 'removed' ? scalarAt(older) : undefined)),
    newValue:
      type === 'removed' ? undefined : (after ?? (type === 'added' ? scalarAt(newer) : undefined)),
    basePointer: type === 'added' ? undefined : basePointer,
    headPointer,
  };
}

/** Whether a pointer is the keyword or one of the entries of its list. */
function endsIn(pointer: Pointer | undefined, keyword: string | undefined): boolean {
  if (pointer === undefined || keyword === undefined) return false;
  return pointer.replace(/\/\d+$/, '').endsWith(`/${keyword}`);
}

function scalarAt({
  document,
  pointer,
}: {
  readonly document: unknown;
  readonly pointer: Pointer | undefined;
}): unknown {
  const value = pointer === undefined ? null : valueAt(document, pointer);
  return value === null || typeof value === 'object' ? undefined : smallValue(value);
}

function shapeDefects(side: ShapeDefect['side'], value: unknown): ShapeDefect[] {
  if (typeof value === 'boolean' || isMapping(value)) return [];
  const defect = `A JSON Schema must be a mapping, \`true\` or \`false\`; this is ${shown(value)}.`;
  return [{ side, defect, pointer: '' }];
}
