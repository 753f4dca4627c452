import { SchemaComparer } from '../../../schema-compare/compare-schemas';
import type { CompareOptions } from '../../../schema-compare/compare-schemas';
import type { SchemaDifference } from '../../../schema-compare/schema-difference';
import type { Dialect } from '../../../schema-compare/schema-side';
import type { FoundChange } from '../../change/detection';
import { refOf } from './document-side';
import type { DocumentSide, Located } from './document-side';
import type { SameParts } from './same-parts';

export type Direction = CompareOptions['direction'];

export interface SchemaPlace {
  /** Head of the ids of its rules: `openapi-request` gives `openapi-request-schema-narrowed`. */
  readonly rules: string;
  readonly path: string;
  /** Whose schema it is, in words, at the head of a sentence. */
  readonly what: string;
  readonly direction: Direction;
  /** Row for a key that an open schema no longer names, where that is more than a widening. */
  readonly propertyRemoved?: string;
  /** Row for an optional key that comes to a closed schema. */
  readonly propertyAdded?: string;
}

const EFFECTS = {
  narrows: 'schema-narrowed',
  widens: 'schema-widened',
  undecided: 'schema-undecided',
  equal: 'schema-equal',
} as const;

/** Compares the schemas of a pair of documents, each pair of them once. */
export class SchemaPairs {
  private readonly comparer: SchemaComparer;
  private readonly known = new Map<unknown, Map<unknown, Map<Direction, SchemaDifference[]>>>();

  constructor(
    private readonly base: DocumentSide,
    private readonly head: DocumentSide,
    private readonly same: SameParts,
    private readonly dialect: { readonly base: Dialect; readonly head: Dialect },
  ) {
    this.comparer = new SchemaComparer(
      { schema: base.root, pointer: '' },
      { schema: head.root, pointer: '' },
      { dialect, resolveRef: { base: base.resolveRef, head: head.resolveRef } },
    );
  }

  /** A side without a schema accepts everything. */
  detect(from: Located, to: Located, place: SchemaPlace, add: (change: FoundChange) => void): void {
    for (const difference of this.differences(from, to, place.direction)) {
      const { instancePath, before, after, why } = difference;
      add({
        rule: ruleOf(difference, place),
        path: `${place.path}.schema${dotted(instancePath)}`,
        type: 'modified',
        oldValue: before,
        newValue: after,
        subject: `${place.what}: ${why}`,
        basePointer: difference.basePointer,
        headPointer: difference.headPointer,
      });
    }
  }

  private differences(from: Located, to: Located, direction: Direction): SchemaDifference[] {
    const isOneDialect = this.dialect.base === this.dialect.head;
    if (isOneDialect && this.same.haveSameText(from.value, to.value)) return [];
    // A reference alone stands for its target, so that all who share it share the comparison.
    const [base, head] = [bare(this.base, from), bare(this.head, to)];
    const byHead =
      this.known.get(base.value) ?? new Map<unknown, Map<Direction, SchemaDifference[]>>();
    this.known.set(base.value, byHead);
    const byDirection = byHead.get(head.value) ?? new Map<Direction, SchemaDifference[]>();
    byHead.set(head.value, byDirection);
    const known = byDirection.get(direction);
    if (known !== undefined) return known;
    const found = this.comparer.compare(
      { schema: base.value ?? true, pointer: base.pointer },
      { schema: head.value ?? true, pointer: head.pointer },
      direction,
    );
    byDirection.set(direction, found);
    return found;
  }
}

/** Most rows follow from the effect; some kinds have a row of their own. */
function ruleOf({ effect, kind }: SchemaDifference, place: SchemaPlace): string {
  if (effect === 'widens') {
    const added = kind === 'property-added' ? place.propertyAdded : undefined;
    const row = kind === 'property-removed' ? place.propertyRemoved : added;
    if (row !== undefined) return row;
  }
  const isDefault = kind === 'default-changed' && place.direction === 'input';
  return `${place.rules}-${isDefault ? 'default-changed' : EFFECTS[effect]}`;
}

function bare(side: DocumentSide, located: Located): Located {
  const ref = refOf(located.value);
  if (
    ref === undefined ||
    !ref.startsWith('#') ||
    Object.keys(located.value as object).length > 1
  ) {
    return located;
  }
  return side.target(ref) ?? located;
}

function dotted(instancePath: string): string {
  return instancePath === '' || instancePath.startsWith('[') ? instancePath : `.${instancePath}`;
}
