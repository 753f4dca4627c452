import { IMPACTS, type Impact, type RawChange } from '../src/diff/change/change';
import { classifyChange } from '../src/diff/classify-change';

/** `NONE`: the report has no row. */
export type Found = Impact | 'NONE';

/** The worst class of these changes. */
export function worstImpact(changes: readonly RawChange[]): Found {
  const impacts = changes.map((change) => classifyChange(change).impact);
  return [...IMPACTS].reverse().find((impact) => impacts.includes(impact)) ?? 'NONE';
}
