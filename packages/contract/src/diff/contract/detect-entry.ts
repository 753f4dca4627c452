import { longCode } from '../../diagnostics/words';
import type { FoundChange } from '../change/detection';
import { placesOf } from './detect-field';
import type { SpotPair } from './spot';

/** How entries of one list are called. */
interface EntryWords<T> {
  readonly path: string;
  /** Rules are `<rule>-added` and `<rule>-removed`. */
  readonly rule: string;
  readonly noun: string;
  /** The value that the reference implementation prints of an entry that comes or goes. */
  readonly print: (entry: T) => unknown;
}

/** An entry that is on one side only is one change; else `detect` finds what differs in it. */
export function detectEntry<T extends { readonly name: string }>(
  entry: SpotPair<T>,
  { path, rule, noun, print }: EntryWords<T>,
  detect: (entry: SpotPair<T>, what: string) => FoundChange[],
): FoundChange[] {
  const { value: from } = entry.base;
  const { value: to } = entry.head;
  const what = (name: string) => `the ${noun} ${longCode(name)}`;
  if (from && to) return detect(entry, what(to.name));
  const places = placesOf(entry);
  if (to) {
    const subject = `The ${noun} ${longCode(to.name)} was added.`;
    return [
      { rule: `${rule}-added`, path, type: 'added', subject, newValue: print(to), ...places },
    ];
  }
  if (!from) return [];
  const subject = `The ${noun} ${longCode(from.name)} was removed.`;
  const oldValue = print(from);
  return [{ rule: `${rule}-removed`, path, type: 'removed', subject, oldValue, ...places }];
}
