// What the functions that read keywords share: the schema object that is read, and what its keywords gave so far.
import type { Mapping } from '../../source/mapping';
import { literalAt } from '../../source/number-literals';
import { isTighter } from '../view/exact-bound';
import type { Place, SchemaNode } from '../side/schema-node';
import type { Bound, BoundName, Draft, Annotation } from '../view/schema-view';

/** One schema object, and what its keywords gave so far. */
export interface Reading {
  readonly node: SchemaNode;
  readonly schema: Mapping;
  /** Whether `nullable` has an effect. */
  readonly nullable: boolean;
  /** Whether an unknown keyword has no effect on the accepted values. */
  isAnnotation(keyword: string): boolean;
  readonly view: Draft;
  readonly bounds: Map<BoundName, Bound>;
  readonly annotations: Map<string, Annotation>;
  /** Schemas that hold beside the view. */
  readonly parts: SchemaNode[];
}

/** Reads the value of a keyword into the view. False for a value whose meaning is not known. */
export type Read = (reading: Reading, value: unknown, place: Place, keyword: string) => boolean;

/** Reads a keyword that refuses no value. */
export const readAnnotation: Read = ({ node, annotations }, value, place, keyword) => {
  annotations.set(keyword, { keyword, value, literal: literalAt(node.schema, keyword), place });
  return true;
};

/** Keeps the tighter one of the bound that is known and another one. */
export function tighten(bounds: Map<BoundName, Bound>, name: BoundName, bound: Bound): void {
  const present = bounds.get(name);
  if (present === undefined || isTighter(bound, present, name)) bounds.set(name, bound);
}
