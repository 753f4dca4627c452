import type { FoundChange } from '../../change/detection';
import { externalRefs } from '../../sides/external-refs';

export interface DetectOptions {
  /** Whether the target of a reference to another file changed between the sides; `false` if absent. */
  readonly hasChanged?: (ref: string) => boolean;
  /** How much work the comparison of one schema may take; the default of the comparer if absent. */
  readonly steps?: number;
}

/** What both documents refer to in other files, and what changed there. */
export function detectOutside(
  kind: 'openapi' | 'asyncapi',
  base: unknown,
  head: unknown,
  hasChanged: (ref: string) => boolean,
): FoundChange[] {
  const before = externalRefs(base);
  const after = head === base ? before : externalRefs(head);
  return [...before].flatMap(([ref, basePointer]) => {
    const headPointer = after.get(ref);
    if (headPointer === undefined || !hasChanged(ref)) return [];
    return {
      rule: `${kind}-undecided`,
      path: `${kind}.refs[${ref}]`,
      type: 'modified',
      subject: `\`${ref}\` is in another file, which changed and is not compared.`,
      basePointer,
      headPointer,
    };
  });
}
