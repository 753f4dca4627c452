import { child, children } from '../document/document-side';
import type { Located, Mapping } from '../document/document-side';
import { detectOperation } from './detect-operation';
import { detectServers } from './detect-servers';
import { METHODS, methodsOf } from './methods';
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
    pair.add({
      rule: 'openapi-path-removed',
      path: `openapi.paths[${from.name}]`,
      type: 'removed',
      oldValue: from.name,
      subject: `The path \`${from.name}\` was removed.`,
      basePointer: from.item.pointer,
    });
  }
  for (const [key, to] of after) {
    if (before.has(key)) continue;
    pair.add({
      rule: 'openapi-path-added',
      path: `openapi.paths[${to.name}]`,
      type: 'added',
      newValue: to.name,
      subject: `The path \`${to.name}\` was added.`,
      headPointer: to.item.pointer,
    });
  }
}

interface NamedPath {
  readonly name: string;
  readonly item: Located;
}

/** By template with the names of its parameters erased: what they are called, no caller sees. */
function pathsOf(paths: Located<Mapping>): Map<string, NamedPath> {
  const found = new Map<string, NamedPath>();
  for (const [name, item] of children(paths)) {
    if (name.startsWith('x-')) continue;
    const key = erasedTemplate(name);
    // Templates that differ in names alone are forbidden; where they occur, each is its own path.
    found.set(found.has(key) ? name : key, { name, item });
  }
  return found;
}

function detectPath(pair: OpenapiPair, root: Both, from: NamedPath, to: NamedPath): void {
  const path = `openapi.paths[${from.name}]`;
  if (from.name !== to.name) {
    pair.add({
      rule: 'openapi-path-parameter-renamed',
      path,
      type: 'modified',
      oldValue: from.name,
      newValue: to.name,
      subject: `The path \`${from.name}\` names its parameters otherwise: \`${to.name}\`.`,
      basePointer: from.item.pointer,
      headPointer: to.item.pointer,
    });
  }
  const what = `The path \`${from.name}\``;
  const both = followBoth(pair, path, what, from.item, to.item);
  if (both === undefined) return;
  detectRest(pair, both, PATH_ITEM_KEYS);
  detectServers(pair, both, [root]);
  const before = methodsOf(pair.base, both.from);
  const after = methodsOf(pair.head, both.to);
  for (const [method, operation] of before) {
    const what = `\`${method} ${from.name}\``;
    const now = after.get(method);
    if (now !== undefined) {
      const templates = { from: from.name, to: to.name };
      const operations = { from: operation, to: now };
      detectOperation(pair, root, both, { method, what, templates, operations });
      continue;
    }
    pair.add({
      rule: 'openapi-method-removed',
      path: `${path}.methods[${method}]`,
      type: 'removed',
      oldValue: `${method} ${from.name}`,
      subject: `${what} was removed.`,
      basePointer: operation.pointer,
    });
  }
  for (const [method, operation] of after) {
    if (before.has(method)) continue;
    pair.add({
      rule: 'openapi-method-added',
      path: `${path}.methods[${method}]`,
      type: 'added',
      newValue: `${method} ${to.name}`,
      subject: `\`${method} ${to.name}\` was added.`,
      headPointer: operation.pointer,
    });
  }
}
