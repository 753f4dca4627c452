// The places of a text that was read here: nodes in the shape that documents look places up in.
import type { NodeReader, TreeNode } from '../source-document';

/** Two numbers and not an array of two: a large file has a hundred thousand nodes. */
abstract class Placed implements TreeNode {
  constructor(
    private readonly start: number,
    private readonly end: number,
  ) {}

  get range(): readonly [number, number] {
    return [this.start, this.end];
  }
}

export class ScalarNode extends Placed {
  constructor(
    start: number,
    end: number,
    readonly value: unknown,
    readonly source: string,
  ) {
    super(start, end);
  }
}

/** What lists and mappings have in common. */
class Collection<Item> extends Placed {
  readonly items: readonly Item[];

  constructor(start: number, end: number, items: readonly Item[]) {
    super(start, end);
    // An array that grew by pushing has room for 17 items and more.
    this.items = items.slice();
  }
}

export class ListNode extends Collection<SimpleNode> {}

export class MapNode extends Collection<{ readonly key: ScalarNode; readonly value: SimpleNode }> {}

export type SimpleNode = ScalarNode | ListNode | MapNode;

export const SIMPLE_NODES: NodeReader = {
  isMap: ((node: unknown) => node instanceof MapNode) as NodeReader['isMap'],
  isSeq: ((node: unknown) => node instanceof ListNode) as NodeReader['isSeq'],
  isScalar: ((node: unknown) => node instanceof ScalarNode) as NodeReader['isScalar'],
  dereference: (node) => node,
  keyText: (key) => {
    const { value, source } = key as ScalarNode;
    return typeof value === 'string' ? value : source;
  },
};
