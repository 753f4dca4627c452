// Pairs the paths of two OpenAPI documents and compares the operations of each pair.
import { addPresence } from '../document/add-presence';
import { child, children } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { coveringPaths, templatesOf, type Templates } from './covering-path';
import { detectOperation } from './detect-operation';
import { detectServerAddresses } from './detect-server-addresses';
import { followItem } from './follow-item';
import { METHODS, methodsOf } from './methods';
import type { MovedPrefix } from './moved-prefix';
import { addUndecided, detectRest } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import type { OpenapiPair } from './openapi-pair';
import { erasedTemplate } from '../document/path-template';

const PATH_ITEM_KEYS = {
  texts: ['summary', 'description'],
  compared: ['$ref', 'parameters', 'servers', 'additionalOperations', ...METHODS],
};

export function detectPaths(pair: OpenapiPair, root: Both, moved?: MovedPrefix): void {
  const prefixOn = (side: MovedPrefix['side']) => (moved?.side === side ? moved.prefix : '');
  const before = pathsOf(pair.base.mapping(child(root.from, 'paths'), '`paths`'), prefixOn('base'));
  const after = pathsOf(pair.head.mapping(child(root.to, 'paths'), '`paths`'), prefixOn('head'));
  let known: Templates | undefined;
  const templates = () => (known ??= templatesOf([...after.values()].flat()));
  for (const [key, from] of before) {
    const to = after.get(key);
    if (to !== undefined) {
      detectPath(pair, root, from, to);
      continue;
    }
    for (const one of from) detectRemoved(pair, one, templates());
  }
  for (const [key, to] of after) {
    if (before.has(key)) continue;
    for (const { name, item } of to) {
      const path = `openapi.paths[${name}]`;
      addPresence(pair, 'openapi-path', {
        path,
        what: `The path \`${name}\``,
        value: name,
        to: item,
      });
    }
  }
}

/** A path that is gone. Where another path takes its calls, we cannot determine what they mean now. */
function detectRemoved(pair: OpenapiPair, gone: NamedPath, after: Templates): void {
  const { name, item } = gone;
  const path = `openapi.paths[${name}]`;
  const covering = coveringPaths(pair, gone, after);
  if (covering.size === 0) {
    const what = `The path \`${name}\``;
    addPresence(pair, 'openapi-path', { path, what, value: name, from: item });
    return;
  }
  for (const { method, operation } of operationsOf(pair.base, [gone])) {
    const other = covering.get(method);
    if (other === undefined) {
      addMethodRemoved(pair, { method, name, operation });
      continue;
    }
    const why = `\`${method} ${name}\` was removed, and its calls go to \`${method} ${other.name}\` now.`;
    addUndecided(pair, `${path}.methods[${method}]`, why, operation, other.item);
  }
}

interface NamedPath {
  readonly name: string;
  readonly item: Located;
}

/**
 * By template with the names of its parameters erased: callers never see those names. Templates that
 * differ in names alone are forbidden, but generators write them; together they are one path. All names
 * begin with the prefix.
 */
function pathsOf(paths: Located<Mapping>, prefix: string): Map<string, readonly NamedPath[]> {
  const found = new Map<string, NamedPath[]>();
  for (const [name, item] of children(paths)) {
    if (name.startsWith('x-')) continue;
    const key = erasedTemplate(name.slice(prefix.length));
    found.set(key, [...(found.get(key) ?? []), { name, item }]);
  }
  return found;
}

function detectPath(
  pair: OpenapiPair,
  root: Both,
  before: readonly NamedPath[],
  after: readonly NamedPath[],
): void {
  const { pairs, gone } = pairItems(before, after);
  const unread = new Set<NamedPath>();
  for (const [from, to] of pairs) {
    if (from.name !== to.name) addRenamed(pair, from, to);
    const path = `openapi.paths[${from.name}]`;
    const both = followItem(pair, {
      path,
      what: `The path \`${from.name}\``,
      from: from.item,
      to: to.item,
    });
    if (both === undefined) {
      unread.add(from).add(to);
      continue;
    }
    detectRest(pair, both, PATH_ITEM_KEYS);
    detectServerAddresses(pair, both, [root]);
  }
  for (const from of gone) addRenamed(pair, from, after[0]!);
  const isRead = (one: NamedPath) => !unread.has(one);
  const found = {
    before: operationsOf(pair.base, before.filter(isRead)),
    after: operationsOf(pair.head, after.filter(isRead)),
  };
  detectMethods(found.before, found.after, {
    pair,
    root,
    arePaired: (one, two) => pairs.some(([{ name }, to]) => name === one && to.name === two),
  });
}

/** By name; one that is left over on each side took the place of the other. */
function pairItems(
  before: readonly NamedPath[],
  after: readonly NamedPath[],
): { readonly pairs: (readonly [NamedPath, NamedPath])[]; readonly gone: readonly NamedPath[] } {
  const pairs = before.flatMap((from) => {
    const to = after.find(({ name }) => name === from.name);
    return to === undefined ? [] : [[from, to] as const];
  });
  const gone = before.filter((from) => !pairs.some(([one]) => one === from));
  const come = after.filter((to) => !pairs.some(([, one]) => one === to));
  if (gone.length !== 1 || come.length !== 1) return { pairs, gone };
  return { pairs: [...pairs, [gone[0]!, come[0]!]], gone: [] };
}

function addRenamed(pair: OpenapiPair, from: NamedPath, to: NamedPath): void {
  pair.add({
    rule: 'openapi-path-parameter-renamed',
    path: `openapi.paths[${from.name}]`,
    type: 'modified',
    oldValue: from.name,
    newValue: to.name,
    subject: `The path \`${from.name}\` is now written as \`${to.name}\`.`,
    basePointer: from.item.pointer,
    headPointer: to.item.pointer,
  });
}

/** An operation with the path item and the template that it is written in. */
interface FoundOperation {
  readonly method: string;
  readonly name: string;
  readonly item: Located<Mapping>;
  readonly operation: Located<Mapping>;
}

function operationsOf(side: DocumentSide, items: readonly NamedPath[]): readonly FoundOperation[] {
  const found: FoundOperation[] = [];
  for (const { name, item: entry } of items) {
    const item = side.mapping(entry, `The path \`${name}\``);
    for (const [method, operation] of methodsOf(side, item)) {
      found.push({ method, name, item, operation });
    }
  }
  return found;
}

/** What the comparison of the operations of one path needs. */
interface PathContext {
  readonly pair: OpenapiPair;
  readonly root: Both;
  /** Whether two templates are the two sides of one path item, which is compared already. */
  readonly arePaired: (from: string, to: string) => boolean;
}

function detectMethods(
  before: readonly FoundOperation[],
  after: readonly FoundOperation[],
  context: PathContext,
): void {
  const { pair } = context;
  const taken = new Set<FoundOperation>();
  for (const from of before) {
    const to = counterpartOf(from, before, after, taken);
    if (to !== undefined) {
      taken.add(to);
      compareOperations(context, from, to);
      continue;
    }
    addMethodRemoved(pair, from);
  }
  for (const to of after) {
    if (taken.has(to)) continue;
    // One more description of an operation that was there.
    const from = before.find(({ method }) => method === to.method);
    if (from !== undefined) {
      compareOperations(context, from, to);
      continue;
    }
    pair.add({
      rule: 'openapi-method-added',
      path: `openapi.paths[${to.name}].methods[${to.method}]`,
      type: 'added',
      newValue: `${to.method} ${to.name}`,
      subject: `\`${to.method} ${to.name}\` was added.`,
      headPointer: to.operation.pointer,
    });
  }
}

function addMethodRemoved(
  pair: OpenapiPair,
  { method, name, operation }: Pick<FoundOperation, 'method' | 'name' | 'operation'>,
): void {
  pair.add({
    rule: 'openapi-method-removed',
    path: `openapi.paths[${name}].methods[${method}]`,
    type: 'removed',
    oldValue: `${method} ${name}`,
    subject: `\`${method} ${name}\` was removed.`,
    basePointer: operation.pointer,
  });
}

/**
 * The operation of the head that a call of one of the base gets. Where the same method is written in
 * several items of one path: that of the same name, else one that no name of the base takes.
 */
function counterpartOf(
  from: FoundOperation,
  before: readonly FoundOperation[],
  after: readonly FoundOperation[],
  taken: ReadonlySet<FoundOperation>,
): FoundOperation | undefined {
  const same = after.filter(({ method }) => method === from.method);
  const isNamed = ({ method, name }: FoundOperation) =>
    before.some((one) => one.method === method && one.name === name);
  return (
    same.find(({ name }) => name === from.name) ??
    same.find((one) => !isNamed(one) && !taken.has(one)) ??
    same[0]
  );
}

function compareOperations(
  { pair, root, arePaired }: PathContext,
  from: FoundOperation,
  to: FoundOperation,
): void {
  const what = `\`${from.method} ${from.name}\``;
  const path = `openapi.paths[${from.name}]`;
  const item: Both = { path, what, from: from.item, to: to.item };
  const templates = { from: from.name, to: to.name };
  const operations = { from: from.operation, to: to.operation };
  const isMoved = !arePaired(from.name, to.name);
  detectOperation(pair, root, item, { method: from.method, what, templates, operations, isMoved });
}
