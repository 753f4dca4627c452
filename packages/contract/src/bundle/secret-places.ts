// Which places of a contract must not be shown: what a schema of a configuration marks, and what looks like
// a secret. Decided once for a place, for messages, excerpts and explanations.
import { HIDDEN, looksSecret } from '../diagnostics/looks-secret';
import type { SecretMarks } from '../schema-check/secret-marks';
import { copyLiteral } from '../source/number-literals';
import { isMapping, isObject } from '../source/mapping';
import { joinPointer, parentPointer, type Pointer } from '../source/pointer';
import type { SchemaFinder } from './find-schemas';

export class SecretPlaces {
  #marked: ReadonlySet<Pointer> | undefined;
  #outermost: ReadonlySet<Pointer> | undefined;

  /** `contract` may be anything, such as the text of an override file. */
  constructor(
    private readonly contract: unknown,
    private readonly finder: SchemaFinder,
  ) {}

  /** Whether the value at a place, or one that contains it, is secret. */
  has(pointer: Pointer): boolean {
    const { outermost } = this;
    for (let at = pointer; outermost.size > 0; at = parentPointer(at)) {
      if (outermost.has(at)) return true;
      if (at === '') break;
    }
    return false;
  }

  /** A copy of the value at a place in which the secrets are hidden; long numbers keep their digits. */
  hide(value: unknown, pointer: Pointer = ''): unknown {
    if (this.has(pointer)) return HIDDEN;
    // JSON has no infinite number.
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([key, item]): [string, unknown] => [
      key,
      this.hide(item, joinPointer(pointer, key)),
    ]);
    const copy = Array.isArray(value)
      ? entries.map(([, item]) => item)
      : Object.fromEntries(entries);
    for (const [key, item] of entries) if (typeof item === 'number') copyLiteral(value, copy, key);
    return copy;
  }

  /** The outermost secret places. */
  get outermost(): ReadonlySet<Pointer> {
    return (this.#outermost ??= new Set([...this.marked, ...lookAlikesIn(this.contract)]));
  }

  /** Those that a schema marks. */
  get marked(): ReadonlySet<Pointer> {
    return (this.#marked ??= new Set(this.findMarked()));
  }

  private *findMarked(): Iterable<Pointer> {
    const entries = isMapping(this.contract) ? this.contract.configurations : undefined;
    if (!Array.isArray(entries)) return;
    for (const [index, entry] of (entries as unknown[]).entries()) {
      if (!isMapping(entry) || entry.values === undefined) continue;
      const at = `/configurations/${index}/values`;
      for (const inside of this.marksOf(entry)?.placesIn(entry.values) ?? []) yield at + inside;
    }
  }

  private marksOf({ name, schema, ref }: Record<string, unknown>): SecretMarks | undefined {
    const found =
      typeof schema === 'string'
        ? this.finder.readOwnSchema(schema)
        : typeof ref === 'string'
          ? this.finder.readConfigurationSchema(String(name), ref)
          : undefined;
    return found?.status === 'found' ? found.compiled.secretMarks() : undefined;
  }
}

function* lookAlikesIn(value: unknown, pointer: Pointer = ''): Iterable<Pointer> {
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    const inside = joinPointer(pointer, key);
    if (looksSecret(inside, item, value)) yield inside;
    else yield* lookAlikesIn(item, inside);
  }
}
