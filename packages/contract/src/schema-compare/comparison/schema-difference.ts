import type { Pointer } from '../../source/pointer';

/**
 * What a change does to the set of values that a schema accepts. `equal`: nothing (only annotations
 * changed, or keys that no value uses); `undecided`: we cannot determine it.
 */
export type SchemaEffect = 'narrows' | 'widens' | 'equal' | 'undecided';

/** Every kind of difference that `compareSchemas` reports. */
export const SCHEMA_DIFFERENCE_KINDS = [
  'type-narrowed',
  'type-widened',
  'enum-added',
  'enum-removed',
  'enum-narrowed',
  'enum-widened',
  'bound-added',
  'bound-removed',
  'bound-raised',
  'bound-lowered',
  'multiple-narrowed',
  'multiple-widened',
  'pattern-added',
  'pattern-removed',
  'pattern-changed',
  'format-added',
  'format-removed',
  'format-changed',
  'content-changed',
  'property-required',
  'property-optional',
  'property-added',
  'property-removed',
  'property-forbidden',
  'property-allowed',
  'pattern-property-added',
  'pattern-property-removed',
  'additional-closed',
  'additional-opened',
  'dependency-added',
  'dependency-removed',
  'unique-added',
  'unique-removed',
  'contains-added',
  'contains-removed',
  'not-added',
  'not-removed',
  'not-narrowed',
  'not-widened',
  'condition-added',
  'condition-removed',
  'branch-added',
  'branch-removed',
  'alternatives-added',
  'alternatives-removed',
  'access-changed',
  'dialect-changed',
  'default-changed',
  'text-changed',
  'undecided',
] as const;
export type SchemaDifferenceKind = (typeof SCHEMA_DIFFERENCE_KINDS)[number];

export interface SchemaDifference {
  readonly kind: SchemaDifferenceKind;
  readonly effect: SchemaEffect;
  /** The schema keyword that changed, e.g. `maxLength`. */
  readonly keyword?: string;
  /**
   * The place of the keyword, with `$ref` followed. A side that lacks the keyword gives the place
   * of the schema without it. A side without such a schema gives none.
   */
  readonly basePointer?: Pointer;
  readonly headPointer?: Pointer;
  /** What the resolver called the document of the pointer; absent for the compared document. */
  readonly baseDocument?: string;
  readonly headDocument?: string;
  /**
   * Which part of a value it is about: `a.b`, `a[]` (entries), `a[0]`, `a.*` (keys that have no
   * schema of their own), `a{^x-}` (keys that match), `a{key}` (the keys themselves). A definition
   * that several parts share is reported for the first of them.
   */
  readonly instancePath: string;
  /** Old and new value of the keyword, where they are small. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** The part that a removed key was in, where its schema names no key any more. */
  readonly goneFrom?: string;
  /** One sentence for people. */
  readonly why: string;
}
