import { compareText } from '../../../source/text-order';
import type { FoundChange } from '../../change/detection';

const MOST_NAMED = 5;

/**
 * One change of a shared component shows in everything that uses it. It is told once, at the first
 * path, with the number of the others.
 */
export function mergeRepeats(found: readonly FoundChange[]): FoundChange[] {
  const groups = new Map<string, FoundChange[]>();
  for (const change of found) {
    const { rule, type, basePointer, headPointer, oldValue, newValue } = change;
    const place = basePointer === undefined && headPointer === undefined ? change.path : '';
    const values = JSON.stringify([oldValue, newValue]);
    const key = JSON.stringify([rule, type, basePointer, headPointer, place, values]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].map(firstOf);
}

function firstOf(group: readonly FoundChange[]): FoundChange {
  const first = group.reduce((one, two) => (compareText(two.path, one.path) < 0 ? two : one));
  const others = new Set(group.map((change) => change.path)).size - 1;
  if (others === 0) return first;
  const places = others === 1 ? 'one other place' : `${others} other places`;
  const where = nameOperations(first, group);
  return { ...first, subject: `${first.subject} It shows in ${places} too${where}.` };
}

/** The operations that someone may call and would not find, since the change is told at another one. */
function nameOperations(first: FoundChange, group: readonly FoundChange[]): string {
  const own = operationOf(first.path);
  const names = new Set(group.flatMap(({ path }) => operationOf(path) ?? []));
  const others = [...names].filter((name) => name !== own).sort(compareText);
  if (others.length === 0) return '';
  const shown = others.slice(0, MOST_NAMED).map((name) => `\`${name}\``);
  const more = others.length - shown.length;
  return `: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function operationOf(path: string): string | undefined {
  const [, name, operation] =
    /^\w+\.\w+\[(.*?)\]\.(?:methods|operations)\[(.*?)\]/s.exec(path) ?? [];
  return operation === undefined ? undefined : `${operation} ${name}`;
}
