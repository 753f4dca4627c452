// Puts the value of `--set` into a contract, or says which part of the contract prevents it.
import { copyLiteral, isExact, keepLiteral } from '../../source/number-literals';
import { formatPointer } from '../../source/pointer';
import { isMapping } from '../../source/mapping';
import type { SetProblem, SetValue } from './set-value';

/** The value with one place replaced; only the containers on the path are copied. */
export function applySetValue(root: unknown, set: SetValue): { value: unknown } | SetProblem {
  return place(set, root, 0);
}

/** `current` is the value at the first `depth` steps of the path. */
function place(set: SetValue, current: unknown, depth: number): { value: unknown } | SetProblem {
  if (depth === set.path.length) return { value: set.value };
  const step = set.path[depth]!;
  if (typeof step === 'number') {
    return Array.isArray(current)
      ? placeInList(set, current, depth, step)
      : refuse(set, depth, current, 'a list');
  }
  const isMissing = current === undefined || current === null;
  if (!isMissing && (typeof current !== 'object' || Array.isArray(current))) {
    return refuse(set, depth, current, 'a mapping');
  }
  const mapping = (current ?? {}) as Record<string, unknown>;
  const child = Object.hasOwn(mapping, step) ? mapping[step] : undefined;
  const next = place(set, child, depth + 1);
  if ('message' in next) return next;
  const copy = { ...mapping, [step]: next.value };
  keepLiterals(mapping, copy, step);
  if (depth + 1 === set.path.length) keepOwnLiteral(set, copy, step);
  return { value: copy };
}

function placeInList(
  set: SetValue,
  list: readonly unknown[],
  depth: number,
  index: number,
): { value: unknown } | SetProblem {
  if (index < 0 || index >= list.length) {
    const path = set.path.slice(0, depth);
    return {
      text: set.text,
      message: `\`${set.words.quoted}\` cannot be applied: \`${showPath(path)}\` has ${count(list.length)}, so the index ${index} does not exist.`,
      hint: '`--set` neither creates nor extends lists. Add the entry in a values file.',
      pointer: formatPointer(path),
    };
  }
  const next = place(set, list[index], depth + 1);
  if ('message' in next) return next;
  const copy = list.map((item, at) => (at === index ? next.value : item));
  keepLiterals(list, copy, index);
  if (depth + 1 === set.path.length) keepOwnLiteral(set, copy, index);
  return { value: copy };
}

function refuse(set: SetValue, depth: number, seen: unknown, wanted: string): SetProblem {
  const path = set.path.slice(0, depth);
  return {
    text: set.text,
    message: `\`${set.words.quoted}\` cannot be applied: \`${showPath(path)}\` is ${describe(seen)}, not ${wanted}.`,
    ...hintAtEntry(set, depth, seen),
    pointer: formatPointer(path),
  };
}

/** A number that JavaScript cannot hold keeps its digits. */
function keepOwnLiteral(
  { value, valueText }: SetValue,
  holder: object,
  key: string | number,
): void {
  if (typeof value === 'number' && !isExact(valueText, value)) keepLiteral(holder, key, valueText);
}

/** A copy has the long numbers of its source, except for the value that was replaced. */
function keepLiterals(from: object, to: object, replaced: string | number): void {
  for (const key of Object.keys(to)) if (key !== String(replaced)) copyLiteral(from, to, key);
}

/** Entries of a list have a name, and `--set` finds them by their index. */
function hintAtEntry({ path }: SetValue, depth: number, seen: unknown): { hint?: string } {
  if (!Array.isArray(seen) || seen.length === 0) return {};
  const named = seen.findIndex((item) => isMapping(item) && item.name === path[depth]);
  const entry = showPath([...path.slice(0, depth), Math.max(named, 0)]);
  return { hint: `Write \`${entry}\` for ${named === -1 ? 'its first entry' : 'this entry'}.` };
}

function showPath(path: readonly (string | number)[]): string {
  return (
    path
      .map((step, i) => (typeof step === 'number' ? `[${step}]` : (i ? '.' : '') + step))
      .join('') || 'the contract'
  );
}

function describe(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  // The value of a contract may be a secret too.
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

function count(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries} entries`;
}
