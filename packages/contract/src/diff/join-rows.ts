// One place and type has one class in a report: who looks at a single row must not miss a worse one.
import { IMPACTS } from './change/change';
import type { LocatedChange } from './change/located-change';
import type { Classification } from './classify-change';

export interface ClassifiedChange {
  readonly change: LocatedChange;
  readonly classification: Classification;
}

/**
 * Changes of one `path` and `type` with several classes become one: the worst, with the reasons of
 * all. Those of one class stay apart.
 */
export function joinRows(rows: readonly ClassifiedChange[]): ClassifiedChange[] {
  const groups = new Map<string, ClassifiedChange[]>();
  for (const one of rows) {
    const key = JSON.stringify([one.change.path, one.change.type]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap((group) => {
    const impacts = new Set(group.map(({ classification }) => classification.impact));
    return impacts.size === 1 ? group : [joinGroup(group)];
  });
}

function joinGroup(group: readonly ClassifiedChange[]): ClassifiedChange {
  const [worst, ...others] = [...group].sort((a, b) => weightOf(b) - weightOf(a));
  const reasons = [worst!, ...others].map(({ classification }) => classification.reason);
  return {
    change: worst!.change,
    classification: { ...worst!.classification, reason: [...new Set(reasons)].join(' ') },
  };
}

function weightOf({ classification: { impact, excusable } }: ClassifiedChange): number {
  return 2 * IMPACTS.indexOf(impact) + (excusable ? 0 : 1);
}
