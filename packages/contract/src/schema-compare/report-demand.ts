// Findings about demands that came or went as a whole.
import { subjectOf } from './part-words';
import type { PartDifference } from './compared-part';
import type { Comparison } from './comparison';
import type { Frame } from './frame';
import { valueInWords } from '../json-schema/json-text';
import type { Place, SchemaNode } from './schema-node';

export function schemasInWords(nodes: readonly SchemaNode[], keyword: 'not' | 'if'): string {
  const words = nodes.map(({ schema }) => valueInWords(schema));
  const areShort = words.every((one) => one.startsWith('`'));
  return areShort ? `the schema ${words.join(' or ')}` : `the schema under \`${keyword}\``;
}

export function reportSeveral(
  comparison: Comparison,
  frame: Frame,
  places: { keyword: string; base: Place; head: Place },
  what: string,
): void {
  comparison.report(frame, {
    ...places,
    kind: 'undecided',
    effect: 'undecided',
    why: `${subjectOf(frame)} changed ${what} in several places at once.`,
  });
}

/** A demand that came narrows what is accepted, and one that went widens it. */
export function reportDemand(
  comparison: Comparison,
  frame: Frame,
  places: Pick<PartDifference, 'keyword' | 'base' | 'head' | 'before' | 'after'>,
  demand: 'alternatives' | 'condition' | 'contains' | 'not' | 'pattern',
  change: { readonly type: 'added' | 'removed'; readonly why: string },
): void {
  const { type, why } = change;
  const effect = type === 'added' ? 'narrows' : 'widens';
  comparison.report(frame, { ...places, kind: `${demand}-${type}`, effect, why });
}
