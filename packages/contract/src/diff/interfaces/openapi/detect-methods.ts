// Pairs the operations of one path by their methods, and compares each pair.
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { detectOperation } from './detect-operation';
import { methodsOf } from './methods';
import type { Both } from '../document/document-pair';
import type { OpenapiPair } from './openapi-pair';
import type { NamedPath } from './covering-path';

/** An operation with the path item and the template that it is written in. */
interface FoundOperation {
  readonly method: string;
  readonly name: string;
  readonly item: Located<Mapping>;
  readonly operation: Located<Mapping>;
}

export function operationsOf(
  side: DocumentSide,
  items: readonly NamedPath[],
): readonly FoundOperation[] {
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

export function detectMethods(
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

export function addMethodRemoved(
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
