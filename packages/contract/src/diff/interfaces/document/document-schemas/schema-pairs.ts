// Compares each pair of schemas of two documents once, and reports the result at every place that
// uses the pair.
import { compareText } from '../../../../source/text-order';
import { reachedFrom } from '../../../../schema-compare/comparison/compared-part';
import type { ComparedPart } from '../../../../schema-compare/comparison/compared-part';
import { differencesIn, differencesOf } from '../../../../schema-compare/comparison/difference-of';
import { inOrder, SchemaComparer } from '../../../../schema-compare/compare-schemas';
import { findUsers, indexesIn } from '../../../../schema-compare/comparison/part-users';
import type { CompareOptions } from '../../../../schema-compare/compare-schemas';
import type { SchemaDifference } from '../../../../schema-compare/comparison/schema-difference';
import type { Dialect } from '../../../../schema-compare/side/schema-side';
import type { FoundChange } from '../../../change/detection';
import { refOf } from '../side/document-side';
import { joinGoneKeys } from './join-gone-keys';
import type { DocumentSide, Located } from '../side/document-side';
import type { SameParts } from '../side/same-parts';
import { speaksXml } from './speaks-xml';

export type Direction = CompareOptions['direction'];

export interface SchemaPlace {
  /** Head of the ids of its rules: `openapi-request` gives `openapi-request-schema-narrowed`. */
  readonly rules: string;
  readonly path: string;
  /** Whose schema it is, in words, at the head of a sentence. */
  readonly what: string;
  readonly direction: Direction;
  /** Whether every value of the base is there, so that its default applied to none. */
  readonly isGiven?: boolean;
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

type Add = (change: FoundChange) => void;

/** A place that uses a comparison, and where its changes go. */
interface Use {
  readonly place: SchemaPlace;
  readonly root: ComparedPart;
  readonly add: Add;
}

/** At most this many of the parts that were not compared are reported for one set of places. */
const MOST_UNFINISHED = 5;

/**
 * Compares the schemas of a pair of documents, each pair of them once. What several places share is
 * reported once at the end, at the first of them, with all places that use it.
 */
export class SchemaPairs {
  private readonly comparer: SchemaComparer;
  private readonly known = new Map<unknown, Map<unknown, Map<Direction, ComparedPart>>>();
  private readonly uses = new Map<string, Use[]>();

  constructor(
    private readonly base: DocumentSide,
    private readonly head: DocumentSide,
    private readonly same: SameParts,
    private readonly dialect: { readonly base: Dialect; readonly head: Dialect },
    steps?: number,
  ) {
    let hasXml: boolean | undefined;
    this.comparer = new SchemaComparer(
      { schema: base.root, pointer: '' },
      { schema: head.root, pointer: '' },
      {
        dialect,
        resolveRef: { base: base.resolveRef, head: head.resolveRef },
        steps,
        // It names elements and attributes, and other formats have none.
        isAnnotation: (keyword) =>
          keyword === 'xml' && !(hasXml ??= speaksXml(base.root) || speaksXml(head.root)),
      },
    );
  }

  /** A side without a schema accepts everything. */
  detect(base: Located, head: Located, place: SchemaPlace, add: Add): void {
    const root = this.compare(base, head, place.direction);
    if (root === undefined) return;
    const { rules, direction, propertyRemoved, propertyAdded, isGiven } = place;
    const key = [rules, direction, propertyRemoved, propertyAdded, isGiven].join(' ');
    const uses = this.uses.get(key);
    if (uses === undefined) this.uses.set(key, [{ place, root, add }]);
    else uses.push({ place, root, add });
  }

  /** The changes of one place, for those who look at them before they are added. */
  changes(base: Located, head: Located, place: SchemaPlace): FoundChange[] {
    const root = this.compare(base, head, place.direction);
    if (root === undefined) return [];
    return changesOf(differencesIn(root), place);
  }

  /** Adds the changes of all places that were given to `detect`. */
  report(): void {
    for (const uses of this.uses.values()) reportShared(uses);
    this.uses.clear();
  }

  private compare(base: Located, head: Located, direction: Direction): ComparedPart | undefined {
    const isOneDialect = this.dialect.base === this.dialect.head;
    if (isOneDialect && this.same.haveSameText(base.value, head.value)) return undefined;
    // A reference alone means its target, so that all places that share it share the comparison.
    const bareBase = bare(this.base, base);
    const bareHead = bare(this.head, head);
    const byHead =
      this.known.get(bareBase.value) ?? new Map<unknown, Map<Direction, ComparedPart>>();
    this.known.set(bareBase.value, byHead);
    const byDirection = byHead.get(bareHead.value) ?? new Map<Direction, ComparedPart>();
    byHead.set(bareHead.value, byDirection);
    const known = byDirection.get(direction);
    if (known !== undefined) return known;
    const found = this.comparer.compareParts(
      { schema: bareBase.value ?? true, pointer: bareBase.pointer },
      { schema: bareHead.value ?? true, pointer: bareHead.pointer },
      direction,
    );
    byDirection.set(direction, found);
    return found;
  }
}

/** Each part at the first place that refers to it. */
function reportShared(unordered: readonly Use[]): void {
  const uses = [...unordered].sort((one, two) => compareText(one.place.path, two.place.path));
  const users = findUsers(uses.map(({ root }) => root));
  const names = new Map<string, readonly string[]>();
  const unfinished = new Map<readonly string[], number>();
  const reported = new Set<ComparedPart>();
  for (const { place, root, add } of uses) {
    for (const { part, path } of reachedFrom(root, reported)) {
      const set = users.get(part)!;
      const key = set.join();
      const usedAt = names.get(key) ?? indexesIn(set).map((index) => uses[index]!.place.path);
      names.set(key, usedAt);
      if (part.state === 'waiting') {
        const count = unfinished.get(usedAt) ?? 0;
        if (count >= MOST_UNFINISHED) continue;
        unfinished.set(usedAt, count + 1);
      }
      for (const change of changesOf(differencesOf(part, path), place)) add({ ...change, usedAt });
    }
  }
}

function changesOf(found: readonly SchemaDifference[], place: SchemaPlace): FoundChange[] {
  return joinGoneKeys(inOrder(found)).map((difference) => changeOf(difference, place));
}

function changeOf(difference: SchemaDifference, place: SchemaPlace): FoundChange {
  const { instancePath, before, after, why } = difference;
  return {
    rule: ruleOf(difference, place),
    path: `${place.path}.schema${dotted(instancePath)}`,
    type: 'modified',
    oldValue: before,
    newValue: after,
    subject: `${place.what}: ${why}`,
    basePointer: difference.basePointer,
    headPointer: difference.headPointer,
  };
}

/** Most rows follow from the effect; some kinds have a row of their own. */
function ruleOf({ effect, kind, instancePath }: SchemaDifference, place: SchemaPlace): string {
  // Whether it is enforced is not known, but one of the two directions does no harm either way.
  const harmless = place.direction === 'input' ? 'format-removed' : 'format-added';
  if (kind === harmless && effect === 'undecided') {
    return `${place.rules}-${EFFECTS[place.direction === 'input' ? 'widens' : 'narrows']}`;
  }
  if (effect === 'widens') {
    const added = kind === 'property-added' ? place.propertyAdded : undefined;
    const row = kind === 'property-removed' ? place.propertyRemoved : added;
    if (row !== undefined) return row;
  }
  const isUnused = place.isGiven === true && instancePath === '';
  const isDefault = kind === 'default-changed' && place.direction === 'input' && !isUnused;
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
