import { closeOver } from './close-view';
import type { SchemaView } from './schema-view';
import type { WorkBudget } from '../side/work-budget';

/** The view with `maxItems` in place of a `false` for the entries after the prefix. */
export function limitEntries(view: SchemaView, budget: WorkBudget): SchemaView {
  const { entries } = view;
  const refusal = entries?.rest.find((node) => node.schema === false);
  if (entries === undefined || refusal === undefined) return view;
  budget.spend(1);
  const length = entries.prefix.length;
  const present = view.bounds.get('maxItems');
  const bounds = new Map(view.bounds);
  if (present === undefined || present.value > length) {
    bounds.set('maxItems', { value: length, exclusive: false, place: refusal });
  }
  return closeOver({ ...view, bounds, entries: { prefix: entries.prefix, rest: [] } });
}
