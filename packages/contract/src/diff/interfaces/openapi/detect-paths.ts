// Pairs the paths of two OpenAPI documents and compares the operations of each pair.
import { compareText } from '../../../source/text-order';
import { child, children } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { detectOperation } from './detect-operation';
import { detectServerAddresses } from './detect-server-addresses';
import { METHODS, methodsOf, withSiblings } from './methods';
import { detectRest, followBoth } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import type { OpenapiPair } from './openapi-pair';
import { erasedTemplate } from '../document/path-template';

const PATH_ITEM_KEYS = {
  texts: ['summary', 'description'],
  compared: ['$ref', 'parameters', 'servers', 'additionalOperations', ...METHODS],
};

export function detectPaths(pair: OpenapiPair, root: Both): void {
  const before = pathsOf(pair.base.mapping(child(root.from, 'paths'), '`paths`'));
  const after = pathsOf(pair.head.mapping(child(root.to, 'paths'), '`paths`'));
  for (const [key, from] of before) {
    const to = after.get(key);
    if (to !== undefined) {
      detectPath(pair, root, from, to);
      continue;
    }
    for (const { name, item } of from) {
      pair.add({
        rule: 'openapi-path-removed',
        path: `openapi.paths[${name}]`,
        type: 'removed',
        oldValue: name,
        subject: `The path \`${name}\` was removed.`,
        basePointer: item.pointer,
      });
    }
  }
  for (const [key, to] of after) {
    if (before.has(key)) continue;
    for (const { name, item } of to) {
      pair.add({
        rule: 'openapi-path-added',
        path: `openapi.paths[${name}]`,
        type: 'added',
        newValue: name,
        subject: `The path \`${name}\` was added.`,
        headPointer: item.pointer,
      });
    }
  }
}

interface NamedPath {
  readonly name: string;
  readonly item: Located;
}

/**
 * By template with the names of its parameters erased: callers never see those names. Templates that
 * differ in names alone are forbidden, but generators write them; together they are one path.
 */
function pathsOf(paths: Located<Mapping>): Map<string, readonly NamedPath[]> {
  const found = new Map<string, NamedPath[]>();
  for (const [name, item] of children(paths)) {
    if (name.startsWith('x-')) continue;
    const key = erasedTemplate(name);
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
  for (const [from, to] of pairs) {
    if (from.name !== to.name) addRenamed(pair, from, to);
    const both = followItem(pair, from, to);
    if (both === undefined) return;
    detectRest(pair, both, PATH_ITEM_KEYS);
    detectServerAddresses(pair, both, [root]);
  }
  for (const from of gone) addRenamed(pair, from, after[0]!);
  detectMethods(pair, root, operationsOf(pair.base, before), operationsOf(pair.head, after));
}

function followItem(pair: OpenapiPair, from: NamedPath, to: NamedPath): Both | undefined {
  const path = `openapi.paths[${from.name}]`;
  const both = followBoth(pair, path, `The path \`${from.name}\``, from.item, to.item);
  if (both === undefined) return undefined;
  return {
    ...both,
    from: withSiblings(from.item, both.from),
    to: withSiblings(to.item, both.to),
  };
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

/** Sorted by template: templates that differ in names alone are in any order. */
function operationsOf(side: DocumentSide, items: readonly NamedPath[]): FoundOperation[] {
  const sorted = [...items].sort((one, other) => compareText(one.name, other.name));
  return sorted.flatMap(({ name, item: entry }) => {
    const item = withSiblings(entry, side.mapping(entry, `The path \`${name}\``));
    return [...methodsOf(side, item)].map(([method, operation]) => ({
      method,
      name,
      item,
      operation,
    }));
  });
}

/** By method and template; those of a method that are left over took each other's place. */
function pairOperations(
  before: readonly FoundOperation[],
  after: readonly FoundOperation[],
): ReadonlyMap<FoundOperation, FoundOperation> {
  const pairs = new Map<FoundOperation, FoundOperation>();
  const taken = new Set<FoundOperation>();
  const pairUp = (fits: (from: FoundOperation, to: FoundOperation) => boolean): void => {
    for (const from of before) {
      if (pairs.has(from)) continue;
      const to = after.find(
        (one) => !taken.has(one) && one.method === from.method && fits(from, one),
      );
      if (to === undefined) continue;
      pairs.set(from, to);
      taken.add(to);
    }
  };
  pairUp((from, to) => from.name === to.name);
  pairUp(() => true);
  return pairs;
}

function detectMethods(
  pair: OpenapiPair,
  root: Both,
  before: readonly FoundOperation[],
  after: readonly FoundOperation[],
): void {
  const pairs = pairOperations(before, after);
  for (const from of before) {
    const { method } = from;
    const what = `\`${method} ${from.name}\``;
    const path = `openapi.paths[${from.name}]`;
    const to = pairs.get(from);
    if (to !== undefined) {
      const item: Both = { path, what, from: from.item, to: to.item };
      const templates = { from: from.name, to: to.name };
      const operations = { from: from.operation, to: to.operation };
      detectOperation(pair, root, item, { method, what, templates, operations });
      continue;
    }
    pair.add({
      rule: 'openapi-method-removed',
      path: `${path}.methods[${method}]`,
      type: 'removed',
      oldValue: `${method} ${from.name}`,
      subject: `${what} was removed.`,
      basePointer: from.operation.pointer,
    });
  }
  const known = new Set(pairs.values());
  for (const to of after) {
    if (known.has(to)) continue;
    const { method } = to;
    pair.add({
      rule: 'openapi-method-added',
      path: `openapi.paths[${to.name}].methods[${method}]`,
      type: 'added',
      newValue: `${method} ${to.name}`,
      subject: `\`${method} ${to.name}\` was added.`,
      headPointer: to.operation.pointer,
    });
  }
}
