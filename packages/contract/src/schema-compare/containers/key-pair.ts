import type { ViewBuilder } from '../reading/build-view';
import { NO_NAMES } from '../comparison/frame';
import type { Frame } from '../comparison/frame';
import type { Place, SchemaNode } from '../side/schema-node';
import { possibleTypes } from '../values/possible-types';
import type { SchemaView, Shape } from '../view/schema-view';

/** What both sides demand of keys, with the views that they are parts of. */
export interface ShapePair {
  readonly baseShape: Shape;
  readonly headShape: Shape;
  readonly base: SchemaView;
  readonly head: SchemaView;
}

/** The schemas of one key, or of the keys of one pattern, on both sides. */
export interface KeyPair {
  readonly baseSchemas: readonly SchemaNode[];
  readonly headSchemas: readonly SchemaNode[];
  readonly frame: Frame;
  readonly places: { readonly base: Place; readonly head: Place };
}

/** Whether the schemas accept no value, so that the key must not be present. */
export function isRefused(
  builder: ViewBuilder,
  nodes: readonly SchemaNode[],
  place: Place,
): boolean {
  return nodes.length > 0 && possibleTypes(builder, builder.viewOf(nodes, place)) === 0;
}

export function framed(frame: Frame, path: string): Frame {
  return { ...frame, path, used: frame.used === 'all' ? 'all' : NO_NAMES };
}
