import type { Effects, Frame } from './frame';
import type { SchemaDifference, SchemaEffect } from './schema-difference';
import type { Place } from './schema-node';

/** Stands in paths and sentences for the part itself, wherever in a value it is found. */
export const PART = '\u0000';

/**
 * What comparing two schemas came to. Paths and sentences are told from the part on, so that one
 * answer serves wherever the two schemas are used together, and in a circle of references too.
 */
export class ComparedPart {
  readonly differences: SchemaDifference[] = [];
  readonly inner: { readonly path: string; readonly part: ComparedPart }[] = [];
  /** Index of the outermost part still being compared that this one leads back to. */
  earliest: number;
  isDone = false;
  private summary: Effects | undefined;

  constructor(
    /** Equal for parts that are told once. */
    readonly key: string,
    readonly index: number,
  ) {
    this.earliest = index;
  }

  add(path: string, part: ComparedPart): void {
    this.inner.push({ path, part });
    if (!part.isDone) this.earliest = Math.min(this.earliest, part.earliest);
  }

  get effects(): Effects {
    if (this.summary !== undefined) return this.summary;
    let count = 0;
    const found = new Set<SchemaEffect>();
    for (const { part } of reachable(this)) {
      count += part.differences.length;
      for (const { effect } of part.differences) found.add(effect);
    }
    const effects = {
      narrows: found.has('narrows'),
      widens: found.has('widens'),
      undecided: found.has('undecided'),
      count,
    };
    if (this.isDone) this.summary = effects;
    return effects;
  }

  /** All differences, each part told where it is found first. */
  told(): SchemaDifference[] {
    const all: SchemaDifference[] = [];
    for (const { part, path } of reachable(this)) {
      for (const difference of part.differences) {
        all.push({
          ...difference,
          instancePath: below(path, difference.instancePath),
          why: sentenceBelow(path, difference.why),
        });
      }
    }
    return all;
  }
}

function* reachable(root: ComparedPart): Generator<{ part: ComparedPart; path: string }> {
  const seen = new Set<string>();
  const pending = [{ part: root, path: '' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { part, path } = next;
    if (seen.has(part.key)) continue;
    seen.add(part.key);
    yield next;
    for (let index = part.inner.length - 1; index >= 0; index -= 1) {
      const link = part.inner[index];
      pending.push({ part: link.part, path: below(path, link.path) });
    }
  }
}

/** `a` and `PART.b`: `a.b`. */
function below(path: string, own: string): string {
  if (!own.startsWith(PART)) return own;
  const rest = own.slice(PART.length);
  return path === '' ? rest.replace(/^\./, '') : path + rest;
}

function sentenceBelow(path: string, sentence: string): string {
  if (!sentence.includes(PART)) return sentence;
  if (path !== '') return sentence.split(PART).join(path);
  return sentence
    .replace(`\`${PART}\``, (_whole, at: number) => (at === 0 ? 'The value' : 'the value'))
    .split(`${PART}.`)
    .join('')
    .split(PART)
    .join('');
}

/** The compared parts of a pair of documents, for one direction. */
export class ComparedParts {
  readonly done = new Map<string, ComparedPart>();
  /** What a trial of two parts came to; `undefined` while it is being found out. */
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
