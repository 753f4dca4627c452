// The places of a text that was read here: nodes in the shape that documents look places up in.
import type { NodeReader, TreeNode } from '../source-document';

interface Placed extends TreeNode {
  readonly range: readonly [start: number, end: number];
}

export class ScalarNode implements Placed {
  constructor(
    readonly range: readonly [number, number],
    readonly value: unknown,
    readonly source: string,
  ) {}
}

export class ListNode implements Placed {
  constructor(
    readonly range: readonly [number, number],
    readonly items: readonly SimpleNode[],
  ) {}
}

export class MapNode implements Placed {
  constructor(
    readonly range: readonly [number, number],
    readonly items: readonly { readonly key: ScalarNode; readonly value: SimpleNode }[],
  ) {}
}

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
