// Findings about demands that were added or removed as a whole.
import { subjectOf } from './part-words';
import type { PartDifference } from './compared-part';
import type { Comparison } from './comparison';
import type { Frame } from './frame';
import { valueInWords } from '../../json-schema/json-text';
import type { Place, SchemaNode } from '../side/schema-node';
import type { SchemaView } from '../view/schema-view';

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
    why: `${subjectOf(frame)} changed in several ${what} at once.`,
  });
}

/** Where formats or patterns changed: the first that is only on one side, else the schema. */
export function placesOfTexts(
  keyword: 'format' | 'pattern',
  base: SchemaView,
  head: SchemaView,
  { removed, added }: { readonly removed: readonly string[]; readonly added: readonly string[] },
) {
  const placeIn = (view: SchemaView, [first]: readonly string[]) =>
    (first === undefined ? undefined : view[`${keyword}s` as const].get(first)) ?? view.place;
  return {
    keyword,
    base: placeIn(base, removed),
    head: placeIn(head, added),
    before: removed[0],
    after: added[0],
  };
}

interface DemandChange {
  readonly demand: 'alternatives' | 'condition' | 'contains' | 'not' | 'pattern';
  readonly type: 'added' | 'removed';
  readonly why: string;
}

/** A demand that was added narrows what is accepted, and a removed one widens it. */
export function reportDemand(
  comparison: Comparison,
  frame: Frame,
  places: Pick<PartDifference, 'keyword' | 'base' | 'head' | 'before' | 'after'>,
  { demand, type, why }: DemandChange,
): void {
  const effect = type === 'added' ? 'narrows' : 'widens';
  comparison.report(frame, { ...places, kind: `${demand}-${type}`, effect, why });
}
