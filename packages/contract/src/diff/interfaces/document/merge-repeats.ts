import { compareText } from '../../../source/text-order';
import type { FoundChange } from '../../change/detection';

const MOST_NAMED = 5;

/**
 * One change of a shared component affects everything that uses it. It is reported once, at the
 * first path, with the number of the others.
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
  const known = new Map<readonly string[], Places>();
  return [...groups.values()].map((group) => firstOf(group, known));
}

/** How many places use something, and which operations they belong to. */
interface Places {
  readonly count: number;
  /** Sorted. */
  readonly operations: readonly string[];
}

function placesOf(group: readonly FoundChange[], known: Map<readonly string[], Places>): Places {
  const [{ usedAt }] = group as readonly [FoundChange];
  const shared = usedAt !== undefined && group.every((change) => change.usedAt === usedAt);
  const found = shared ? known.get(usedAt) : undefined;
  if (found !== undefined) return found;
  const paths = new Set(group.flatMap((change) => change.usedAt ?? [change.path]));
  const names = new Set([...paths].flatMap((path) => operationOf(path) ?? []));
  const operations = [...names].sort(compareText);
  const places = { count: paths.size, operations };
  if (shared) known.set(usedAt, places);
  return places;
}

function firstOf(
  group: readonly FoundChange[],
  known: Map<readonly string[], Places>,
): FoundChange {
  const first = group.reduce((one, two) => (compareText(two.path, one.path) < 0 ? two : one));
  const { count, operations } = placesOf(group, known);
  const others = count - 1;
  if (others === 0) return first;
  const places = others === 1 ? 'one other place' : `${others} other places`;
  const where = nameOperations(first, operations);
  return { ...first, subject: `${first.subject} It shows in ${places} too${where}.` };
}

/**
 * The operations that callers use and whose report would not show the change, because it is
 * reported at another one.
 */
function nameOperations(first: FoundChange, operations: readonly string[]): string {
  const own = operationOf(first.path);
  const others = operations.filter((name) => name !== own);
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
