// Compares which keys two views demand, always and when another key is present.
import { valueInWords } from '../../json-schema/json-text';
import { SET_BY } from '../../json-schema/policy-keywords';
import type { ViewBuilder } from '../reading/build-view';
import { pathOfKey, subjectOf } from '../comparison/part-words';
import { neverHasKey } from '../values/possible-types';
import type { Comparison } from '../comparison/comparison';
import type { ViewPair } from '../comparison/frame';
import type { SchemaEffect } from '../comparison/schema-difference';
import type { Place } from '../side/schema-node';
import type { SchemaView } from '../view/schema-view';
import { isOpenapi } from '../side/schema-side';

export function compareRequired(comparison: Comparison, { base, head, frame }: ViewPair): void {
  if (base.required.size === 0 && head.required.size === 0) return;
  const subject = subjectOf(frame);
  for (const name of [...new Set([...base.required.keys(), ...head.required.keys()])].sort()) {
    const wasBound = base.required.has(name) && !isExempt(comparison, comparison.base, base, name);
    const isBound = head.required.has(name) && !isExempt(comparison, comparison.head, head, name);
    const effect = effectOfRequired(
      comparison,
      [wasBound, isBound],
      [base.required.has(name), head.required.has(name)],
    );
    if (effect === undefined) continue;
    const isNew = isBound || (!wasBound && head.required.has(name));
    const key = valueInWords(name);
    comparison.report(
      { ...frame, path: pathOfKey(frame.path, name) },
      {
        kind: isNew ? 'property-required' : 'property-optional',
        effect,
        keyword: 'required',
        base: base.required.get(name) ?? base.place,
        head: head.required.get(name) ?? head.place,
        why: isNew
          ? `${subject} must now have the key ${key}.`
          : `${subject} no longer needs the key ${key}.`,
      },
    );
  }
}

type Required = readonly [was: boolean, is: boolean];

/**
 * `bound` follows OpenAPI 3.0, where `required` counts in one direction only. From 3.1 on no rule says so: where
 * the specification gives another answer, and one of the two is harmful, the change is undecided.
 */
function effectOfRequired(
  { base, head, direction }: Comparison,
  bound: Required,
  written: Required,
): SchemaEffect | undefined {
  const lenient = changeOf(bound);
  const is31 = head.side.dialect === 'openapi-3.1';
  const strict = is31 && base.side.dialect === head.side.dialect ? changeOf(written) : lenient;
  const harmful = direction === 'input' ? 'narrows' : 'widens';
  if (lenient !== strict && (lenient === harmful || strict === harmful)) return 'undecided';
  return lenient ?? strict;
}

function changeOf([was, is]: Required): SchemaEffect | undefined {
  return was === is ? undefined : is ? 'narrows' : 'widens';
}

/**
 * In OpenAPI, `required` does not apply to read-only keys in a request, or to write-only keys in a
 * response. In a schema of a contract, it asks no team for what the platform sets.
 */
export function isExempt(
  comparison: Comparison,
  builder: ViewBuilder,
  view: SchemaView,
  name: string,
): boolean {
  const { dialect } = builder.side;
  if (!isOpenapi(dialect) && dialect !== 'json-schema') return false;
  const access = comparison.direction === 'input' ? 'readOnly' : 'writeOnly';
  const [keyword, mark] = isOpenapi(dialect) ? [access, true] : [SET_BY, 'platform'];
  return view.shapes.some((shape) => {
    const nodes = shape.properties.get(name);
    return (
      nodes !== undefined &&
      builder.viewOf(nodes, view.place).annotations.get(keyword)?.value === mark
    );
  });
}

export function compareDependencies(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const triggers = new Set([...base.dependentRequired.keys(), ...head.dependentRequired.keys()]);
  for (const trigger of [...triggers].sort()) {
    const baseDemands = base.dependentRequired.get(trigger) ?? new Map<string, Place>();
    const headDemands = head.dependentRequired.get(trigger) ?? new Map<string, Place>();
    const wasRefused = neverHasKey(comparison.base, base, trigger);
    const isRefused = neverHasKey(comparison.head, head, trigger);
    for (const name of wasRefused ? [] : missing(headDemands, baseDemands)) {
      if (base.required.has(name) || head.required.has(name) || name === trigger) continue;
      comparison.report(frame, {
        kind: 'dependency-added',
        effect: 'narrows',
        keyword: 'dependentRequired',
        base: base.place,
        head: headDemands.get(name),
        why: `${subjectOf(frame)} must now have the key ${valueInWords(name)} when it has ${valueInWords(trigger)}.`,
      });
    }
    for (const name of isRefused ? [] : missing(baseDemands, headDemands)) {
      if (head.required.has(name) || base.required.has(name) || name === trigger) continue;
      comparison.report(frame, {
        kind: 'dependency-removed',
        effect: 'widens',
        keyword: 'dependentRequired',
        base: baseDemands.get(name),
        head: head.place,
        why: `${subjectOf(frame)} no longer needs the key ${valueInWords(name)} when it has ${valueInWords(trigger)}.`,
      });
    }
  }
}

function missing(
  names: ReadonlyMap<string, unknown>,
  from: ReadonlyMap<string, unknown>,
): string[] {
  const found: string[] = [];
  for (const name of names.keys()) if (!from.has(name)) found.push(name);
  return found.sort();
}
