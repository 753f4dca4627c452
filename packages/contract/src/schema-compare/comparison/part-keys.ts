// The keys of compared parts: parts with one key are compared once and share their result.
import type { ViewBuilder } from '../reading/build-view';
import type { ComparedParts, Places } from './compared-part';
import { NO_NAMES } from './frame';
import type { Frame } from './frame';
import type { SchemaNode } from '../side/schema-node';
import { speaksOfWholeValue } from '../view/schema-view';
import type { SchemaView } from '../view/schema-view';

export class PartKeys {
  constructor(
    private readonly base: ViewBuilder,
    private readonly head: ViewBuilder,
    private readonly parts: ComparedParts,
  ) {}

  /** Equal for pairs of schemas that have the same result, wherever they are. */
  keyOf(base: readonly SchemaNode[], head: readonly SchemaNode[], frame: Frame): string {
    const used = this.parts.numberOfNames(this.decidingNames(base, head, frame.used));
    const given = frame.isGiven ? 'given ' : '';
    return `${given}${frame.polarity}/${used}/${this.base.keyOf(base)}/${this.head.keyOf(head)}`;
  }

  /** The used names that can change a result: those that the head declares and the base does not. */
  private decidingNames(
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    used: Frame['used'],
  ): Frame['used'] {
    if (used === 'all' || used.size === 0) return used;
    const baseView = this.base.viewOf(base, this.base.side.root);
    const headView = this.head.viewOf(head, this.head.side.root);
    if (speaksOfWholeValue(baseView) || speaksOfWholeValue(headView)) return used;
    if (baseView.dependentSchemas.size > 0 || headView.dependentSchemas.size > 0) return used;
    const declares = (view: SchemaView, name: string): boolean =>
      view.shapes.some(({ properties }) => properties.has(name));
    let deciding: Set<string> | undefined;
    for (const { properties } of headView.shapes) {
      for (const name of properties.keys()) {
        if (used.has(name) && !declares(baseView, name))
          deciding = (deciding ?? new Set()).add(name);
      }
    }
    return deciding ?? NO_NAMES;
  }

  /** Differs for pairs with an absent schema, which is located at its parent, so that their results differ by place. */
  placeKey(base: readonly SchemaNode[], head: readonly SchemaNode[], places: Places): string {
    const basePlace = base.length > 0 ? '' : this.parts.numberOfPlace(places.base);
    const headPlace = head.length > 0 ? '' : this.parts.numberOfPlace(places.head);
    return `${basePlace}/${headPlace}`;
  }
}
