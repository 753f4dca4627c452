import { isMapping } from '../../source/mapping';
import { own, type SchemaNode } from './schema-node';
import type { SchemaSide } from './schema-side';

/** Gives each schema of a side a number. A schema that is only a reference has the number of its target. */
export class SchemaNumbers {
  private readonly numbers = new Map<object, number>();

  constructor(private readonly side: SchemaSide) {}

  /** Names a set of schemas that hold together. */
  keyOf(nodes: readonly SchemaNode[]): string {
    if (nodes.length === 1) return String(this.numberOf(nodes[0]!));
    return [...new Set(nodes.map((node) => this.numberOf(node)))].sort().join(',');
  }

  private numberOf(node: SchemaNode): number {
    // Two schemas that are `true` are different schemas.
    const self = isMapping(node.schema) ? node.schema : node;
    const known = this.numbers.get(self);
    if (known !== undefined) return known;
    // In a circle of references, the schema where the circle was entered gives the number.
    let number = this.numbers.size;
    this.numbers.set(self, number);
    const target = targetOfBareRef(this.side, node);
    if (target === undefined) return number;
    number = this.numberOf(target);
    this.numbers.set(self, number);
    return number;
  }
}

/** The target of a schema that is only a reference. */
export function targetOfBareRef(side: SchemaSide, node: SchemaNode): SchemaNode | undefined {
  if (!isMapping(node.schema)) return undefined;
  const ref = own(node.schema, '$ref');
  if (typeof ref !== 'string') return undefined;
  if (!side.ignoresSiblings(node) && Object.keys(node.schema).length > 1) return undefined;
  // Authors mean that `null` may come, although `nullable` has no effect beside `$ref`: see `read-nullable.ts`.
  if (side.dialect === 'openapi-3.0' && own(node.schema, 'nullable') === true) return undefined;
  return side.resolve(node, ref);
}
