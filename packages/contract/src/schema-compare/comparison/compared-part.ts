import type { Effects } from './effects';
import type { Frame } from './frame';
import type { SchemaDifferenceKind, SchemaEffect } from './schema-difference';
import type { Place, SchemaNode } from '../side/schema-node';

/** The placeholder in paths and sentences for the part itself, wherever it is found in a value. */
export const PART = '\u0000';

/** What is compared: all that must fit the base against all that must fit the head. */
interface PartPair {
  readonly base: readonly SchemaNode[];
  readonly head: readonly SchemaNode[];
  readonly frame: Frame;
  /** Where an absent schema is located. */
  readonly places: Places;
}

export interface Places {
  readonly base: Place;
  readonly head: Place;
}

/** One difference, before its places are written as pointers. */
export interface PartDifference {
  readonly kind: SchemaDifferenceKind;
  readonly effect: SchemaEffect;
  readonly keyword?: string;
  readonly base?: Place;
  readonly head?: Place;
  readonly before?: unknown;
  readonly after?: unknown;
  /** The mapping that a removed key was in, where its schema names no key any more. */
  readonly goneFrom?: string;
  readonly why: string;
}

/** A finding at a path that is relative to its part. */
interface PartFinding {
  readonly path: string;
  readonly finding: PartDifference;
}

/**
 * The result of comparing two schemas: their own findings, and the parts below. Paths and sentences
 * are relative to the part, so one result serves every place that uses the same two schemas.
 */
export class ComparedPart {
  readonly findings: PartFinding[] = [];
  readonly inner: { readonly path: string; readonly part: ComparedPart }[] = [];
  /** `waiting` until someone needs the result, and again when the work ended halfway. */
  state: 'waiting' | 'running' | 'done' = 'waiting';
  /** Depth of the trial in which the part is running. */
  depth = 0;
  /** Questions that this part and all parts below answer with yes, as bits. */
  answered = 0;

  constructor(
    /** Equal for parts that are reported once. */
    readonly key: string,
    /** The key with the places of absent schemas. */
    readonly id: string,
    readonly pair: PartPair | undefined,
  ) {}

  add(path: string, part: ComparedPart): void {
    this.inner.push({ path, part });
  }

  reset(): void {
    this.findings.length = 0;
    this.inner.length = 0;
    this.state = 'waiting';
  }
}

/** A part with its path in the value that is compared. */
interface ReachedPart {
  readonly part: ComparedPart;
  readonly path: string;
}

/**
 * All parts that a part refers to, each once at its shortest path, nearest first. Those in `done`
 * are left out, and new ones are added to it.
 */
export function reachedFrom(
  root: ComparedPart,
  done: Set<ComparedPart> = new Set(),
): ReachedPart[] {
  if (done.has(root)) return [];
  done.add(root);
  const seen = new Set([root.key]);
  const reached: ReachedPart[] = [{ part: root, path: '' }];
  // The list grows while it is walked over.
  for (const { part, path } of reached) {
    for (const link of part.inner) {
      if (seen.has(link.part.key) || done.has(link.part)) continue;
      seen.add(link.part.key);
      done.add(link.part);
      reached.push({ part: link.part, path: below(path, link.path) });
    }
  }
  return reached;
}

/** `a` and `PART.b`: `a.b`. */
export function below(path: string, own: string): string {
  if (!own.startsWith(PART)) return own;
  const rest = own.slice(PART.length);
  return path === '' ? rest.replace(/^\./, '') : path + rest;
}

export function sentenceBelow(path: string, sentence: string): string {
  if (!sentence.includes(PART)) return sentence;
  if (path !== '') return sentence.split(PART).join(path);
  return sentence
    .replace(`\`${PART}\``, (_whole, at: number) => (at === 0 ? 'The value' : 'the value'))
    .split(`${PART}.`)
    .join('')
    .split(PART)
    .join('');
}

/** The parts of a pair of documents that were met so far, for one direction. */
export class ComparedParts {
  readonly known = new Map<string, ComparedPart>();
  /** Answers of trials, by question and pair; `undefined` while a trial is running. */
  readonly tried = new Map<string, Effects | undefined>();
  private readonly placeNumbers = new Map<Place, number>();
  private readonly setNumbers = new Map<ReadonlySet<string>, number>();
  private readonly nameNumbers = new Map<string, number>();

  numberOfPlace(place: Place): number {
    const number = this.placeNumbers.get(place) ?? this.placeNumbers.size;
    this.placeNumbers.set(place, number);
    return number;
  }

  /** Equal for equal sets of names. */
  numberOfNames(used: Frame['used']): number {
    if (used === 'all') return -1;
    if (used.size === 0) return 0;
    const known = this.setNumbers.get(used);
    if (known !== undefined) return known;
    const names = JSON.stringify([...used].sort());
    const number = this.nameNumbers.get(names) ?? this.nameNumbers.size + 1;
    this.nameNumbers.set(names, number);
    this.setNumbers.set(used, number);
    return number;
  }
}
