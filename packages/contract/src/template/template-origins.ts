import { parentPointer, type Pointer } from '../source/pointer';

/**
 * Where a place of an output came from: the template, the values of the claim, the labels, the options of templates, or
 * the namespace of the environment.
 */
export interface TemplateOrigin {
  readonly in: 'template' | 'values' | 'labels' | 'options' | 'namespace';
  readonly pointer: Pointer;
}

/**
 * The origin of a place in an output. Inside a value that was taken whole, such as `spec: ${values}`,
 * it is the same place in that value.
 */
export function originAt(
  sources: ReadonlyMap<Pointer, TemplateOrigin>,
  place: Pointer,
): TemplateOrigin | undefined {
  let known = place;
  for (;;) {
    const origin = sources.get(known);
    if (origin) {
      const isWhole = origin.in !== 'template';
      return isWhole ? { ...origin, pointer: origin.pointer + place.slice(known.length) } : origin;
    }
    if (known === '') return undefined;
    known = parentPointer(known);
  }
}

/** The place of an origin in labels in its contract. An origin from an expression begins at the labels. */
export function labelPlace(pointer: Pointer): Pointer {
  return pointer.startsWith('/metadata') ? pointer : `/metadata/labels${pointer}`;
}
