// Pairs the operations of one path by their methods, and compares each pair.
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';
import { detectOperation } from './detect-operation';
import { methodsOf } from './elements/methods';
import type { Both } from '../document/pair/document-pair';
import type { OpenapiPair } from './elements/openapi-pair';
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
  readonly arePaired: (base: string, head: string) => boolean;
}

export function detectMethods(
  before: readonly FoundOperation[],
  after: readonly FoundOperation[],
  context: PathContext,
): void {
  const { pair } = context;
  const taken = new Set<FoundOperation>();
  for (const base of before) {
    const head = counterpartOf(base, before, after, taken);
    if (head !== undefined) {
      taken.add(head);
      compareOperations(context, base, head);
      continue;
    }
    addMethodRemoved(pair, base);
  }
  for (const head of after) {
    if (taken.has(head)) continue;
    // One more description of an operation that was there.
    const base = before.find(({ method }) => method === head.method);
    if (base !== undefined) {
      compareOperations(context, base, head);
      continue;
    }
    pair.add({
      rule: 'openapi-method-added',
      path: `openapi.paths[${head.name}].methods[${head.method}]`,
      type: 'added',
      newValue: `${head.method} ${head.name}`,
      subject: `\`${head.method} ${head.name}\` was added.`,
      headPointer: head.operation.pointer,
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
  base: FoundOperation,
  before: readonly FoundOperation[],
  after: readonly FoundOperation[],
  taken: ReadonlySet<FoundOperation>,
): FoundOperation | undefined {
  const same = after.filter(({ method }) => method === base.method);
  const isNamed = ({ method, name }: FoundOperation) =>
    before.some((one) => one.method === method && one.name === name);
  return (
    same.find(({ name }) => name === base.name) ??
    same.find((one) => !isNamed(one) && !taken.has(one)) ??
    same[0]
  );
}

function compareOperations(
  { pair, root, arePaired }: PathContext,
  base: FoundOperation,
  head: FoundOperation,
): void {
  const what = `\`${base.method} ${base.name}\``;
  const path = `openapi.paths[${base.name}]`;
  const item: Both = { path, what, base: base.item, head: head.item };
  const templates = { base: base.name, head: head.name };
  const operations = { base: base.operation, head: head.operation };
  const isMoved = !arePaired(base.name, head.name);
  detectOperation(pair, root, item, { method: base.method, what, templates, operations, isMoved });
}
