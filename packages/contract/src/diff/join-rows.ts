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
  const { reason: first } = worst!.classification;
  const reasons = others.map(({ classification }) => afterPlace(first, classification.reason));
  return {
    change: worst!.change,
    classification: {
      ...worst!.classification,
      reason: [...new Set([first, ...reasons])].join(' '),
    },
  };
}

/** A reason without the place that it begins with, where the first reason has named that place. */
function afterPlace(first: string, reason: string): string {
  if (reason === first) return reason;
  let length = 0;
  while (length < reason.length && reason[length] === first[length]) length += 1;
  const place = reason.slice(0, length).match(PLACE)?.[0] ?? '';
  return reason.slice(place.length);
}

/** Up to the last colon that is not in code. */
const PLACE = /^(?:[^`]|`[^`]*`)*: /;

function weightOf({ classification: { impact, excusable } }: ClassifiedChange): number {
  return 2 * IMPACTS.indexOf(impact) + (excusable ? 0 : 1);
}
