import type { ComparedPart } from './compared-part';

/** Which of several roots refer to a part, as a set of their indexes. */
type Users = Uint32Array;

/** For each part that some root refers to, the roots that do. */
export function findUsers(roots: readonly ComparedPart[]): Map<ComparedPart, Users> {
  const words = Math.ceil(roots.length / 32);
  const users = new Map<ComparedPart, Users>();
  const pending: ComparedPart[] = [];
  const isPending = new Set<ComparedPart>();
  const include = (part: ComparedPart, from: Users): void => {
    const known = users.get(part) ?? new Uint32Array(words);
    users.set(part, known);
    let grew = false;
    for (let word = 0; word < words; word += 1) {
      const joined = (known[word]! | from[word]!) >>> 0;
      grew ||= joined !== known[word];
      known[word] = joined;
    }
    if (!grew || isPending.has(part)) return;
    isPending.add(part);
    pending.push(part);
  };
  roots.forEach((root, index) => {
    const own = new Uint32Array(words);
    own[index >>> 5] = (1 << (index & 31)) >>> 0;
    include(root, own);
  });
  // The list grows while it is walked over.
  for (const part of pending) {
    isPending.delete(part);
    const own = users.get(part)!;
    for (const { part: next } of part.inner) include(next, own);
  }
  return users;
}

/** The indexes in a set. */
export function indexesIn(users: Users): number[] {
  const indexes: number[] = [];
  for (let index = 0; index < users.length * 32; index += 1) {
    if (((users[index >>> 5]! >>> (index & 31)) & 1) === 1) indexes.push(index);
  }
  return indexes;
}
