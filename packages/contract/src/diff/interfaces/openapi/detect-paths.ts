// Pairs the paths of two OpenAPI documents and compares the operations of each pair.
import { addPresence } from '../document/pair/add-presence';
import { coveringPaths, templatesOf, type NamedPath, type Templates } from './covering-path';
import { detectServerAddresses } from './detect-server-addresses';
import { followItem } from './elements/follow-item';
import { areOperationsServed } from './inherited-servers';
import { METHODS } from './elements/methods';
import type { MovedPrefix } from './moved-prefix';
import { addUndecided, detectRest } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import type { OpenapiPair } from './elements/openapi-pair';
import { pathsIn } from './elements/paths-in';
import { erasedTemplate } from '../document/texts/path-template';
import { operationsOf, detectMethods, addMethodRemoved } from './detect-methods';
import { addToGroup } from '../../../source/group-by';

const PATH_ITEM_KEYS = {
  texts: ['summary', 'description'],
  compared: ['$ref', 'parameters', 'servers', 'additionalOperations', ...METHODS],
};

export function detectPaths(pair: OpenapiPair, root: Both, moved?: MovedPrefix): void {
  const prefixOn = (side: MovedPrefix['side']) => (moved?.side === side ? moved.prefix : '');
  const before = pathsOf(pathsIn(pair.base, root.base), prefixOn('base'));
  const after = pathsOf(pathsIn(pair.head, root.head), prefixOn('head'));
  let known: Templates | undefined;
  const templates = () => (known ??= templatesOf([...after.values()].flat()));
  for (const [key, base] of before) {
    const head = after.get(key);
    if (head !== undefined) {
      detectPath(pair, root, base, head);
      continue;
    }
    for (const one of base) detectRemoved(pair, one, templates());
  }
  for (const [key, head] of after) {
    if (before.has(key)) continue;
    for (const { name, item } of head) {
      const path = `openapi.paths[${name}]`;
      addPresence(pair, 'openapi-path', {
        path,
        what: `The path \`${name}\``,
        value: name,
        head: item,
      });
    }
  }
}

/** A path that is gone. Where another path takes its calls, we cannot determine what they mean now. */
function detectRemoved(pair: OpenapiPair, removed: NamedPath, after: Templates): void {
  const { name, item } = removed;
  const path = `openapi.paths[${name}]`;
  const covering = coveringPaths(pair, removed, after);
  if (covering.size === 0) {
    const what = `The path \`${name}\``;
    addPresence(pair, 'openapi-path', { path, what, value: name, base: item });
    return;
  }
  for (const { method, operation } of operationsOf(pair.base, [removed])) {
    const other = covering.get(method);
    if (other === undefined) {
      addMethodRemoved(pair, { method, name, operation });
      continue;
    }
    const why = `\`${method} ${name}\` was removed, and its calls go to \`${method} ${other.name}\` now.`;
    addUndecided(
      pair,
      { path: `${path}.methods[${method}]`, base: operation, head: other.item },
      why,
    );
  }
}

/**
 * By template with the names of its parameters erased: callers never see those names. Templates that
 * differ in names alone are forbidden, but generators write them; together they are one path. All names
 * begin with the prefix.
 */
function pathsOf(
  paths: ReturnType<typeof pathsIn>,
  prefix: string,
): Map<string, readonly NamedPath[]> {
  const found = new Map<string, NamedPath[]>();
  for (const [name, item] of paths) {
    const key = erasedTemplate(name.slice(prefix.length));
    addToGroup(found, key, { name, item });
  }
  return found;
}

function detectPath(
  pair: OpenapiPair,
  root: Both,
  before: readonly NamedPath[],
  after: readonly NamedPath[],
): void {
  const { pairs, removed } = pairItems(before, after);
  const unread = new Set<NamedPath>();
  for (const [base, head] of pairs) {
    if (base.name !== head.name) addRenamed(pair, base, head);
    const path = `openapi.paths[${base.name}]`;
    const both = followItem(pair, {
      path,
      what: `The path \`${base.name}\``,
      base: base.item,
      head: head.item,
    });
    if (both === undefined) {
      unread.add(base).add(head);
      continue;
    }
    detectRest(pair, both, PATH_ITEM_KEYS);
    detectServerAddresses(pair, both, [root], () => areOperationsServed(pair, both));
  }
  for (const base of removed) addRenamed(pair, base, after[0]!);
  const isRead = (one: NamedPath) => !unread.has(one);
  const found = {
    before: operationsOf(pair.base, before.filter(isRead)),
    after: operationsOf(pair.head, after.filter(isRead)),
  };
  detectMethods(found.before, found.after, {
    pair,
    root,
    arePaired: (one, two) => pairs.some(([{ name }, head]) => name === one && head.name === two),
  });
}

/** By name; one that is left over on each side took the place of the other. */
function pairItems(
  before: readonly NamedPath[],
  after: readonly NamedPath[],
): { readonly pairs: (readonly [NamedPath, NamedPath])[]; readonly removed: readonly NamedPath[] } {
  const pairs = before.flatMap((base) => {
    const head = after.find(({ name }) => name === base.name);
    return head === undefined ? [] : [[base, head] as const];
  });
  const removed = before.filter((base) => !pairs.some(([one]) => one === base));
  const added = after.filter((head) => !pairs.some(([, one]) => one === head));
  if (removed.length !== 1 || added.length !== 1) return { pairs, removed };
  return { pairs: [...pairs, [removed[0]!, added[0]!]], removed: [] };
}

function addRenamed(pair: OpenapiPair, base: NamedPath, head: NamedPath): void {
  pair.add({
    rule: 'openapi-path-parameter-renamed',
    path: `openapi.paths[${base.name}]`,
    type: 'modified',
    oldValue: base.name,
    newValue: head.name,
    subject: `The path \`${base.name}\` is now written as \`${head.name}\`.`,
    basePointer: base.item.pointer,
    headPointer: head.item.pointer,
  });
}
