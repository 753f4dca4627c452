// Finds texts that were made from a secret value. A review hides them in addition to the secret places.
import type { SecretPlaces } from '../../bundle/secret-places';
import { HIDDEN } from '../../diagnostics/looks-secret';
import { isObject } from '../../source/mapping';
import { isWithin, valueAt, type Pointer } from '../../source/pointer';
import { FUNCTIONS } from '../../template/cel/functions';
import { VARIABLE_NAMES } from '../../template/variables';
import type { CopiedPart } from '../output-origins';
import type { PlacedFile } from '../output-files';
import type { EnvironmentOutput } from '../render-environment';

/** A shorter text is often a part of other texts by chance, so it is not searched for. */
const SHORTEST_MARKED = 4;
/**
 * The limit for values that no schema marks as secret. It is higher, because a common password such as
 * `postgres` is also an ordinary word.
 */
const SHORTEST_LOOK_ALIKE = 8;

/** The secret values of both sides of an environment, as texts. */
export class SecretTexts {
  private readonly marked = new Set<string>();
  private readonly lookAlike = new Set<string>();

  constructor(outputs: readonly (EnvironmentOutput | undefined)[]) {
    for (const output of outputs) {
      for (const [{ value }, places] of output?.secrets ?? []) this.note(value, places);
    }
  }

  /** A text that contains a secret. Templates may change its case. */
  contains(value: unknown): boolean {
    if (typeof value !== 'string' && typeof value !== 'number') return false;
    const text = String(value).toLowerCase();
    const isIn = (secret: string): boolean => text.includes(secret);
    return [...this.marked].some(isIn) || [...this.lookAlike].some(isIn);
  }

  /** A name or path without the marked values in it. */
  mask(name: string): string {
    let masked = name;
    for (const secret of this.marked) {
      for (let at = find(masked, secret, 0); at >= 0; at = find(masked, secret, at)) {
        masked = masked.slice(0, at) + HIDDEN + masked.slice(at + secret.length);
        at += HIDDEN.length;
      }
    }
    return masked;
  }

  private note(contract: unknown, { outermost, marked }: SecretPlaces): void {
    for (const pointer of outermost) {
      const isMarked = marked.has(pointer);
      const [texts, shortest] = isMarked
        ? [this.marked, SHORTEST_MARKED]
        : [this.lookAlike, SHORTEST_LOOK_ALIKE];
      for (const text of textsIn(valueAt(contract, pointer))) {
        if (text.length >= shortest) texts.add(text.toLowerCase());
      }
    }
  }
}

function find(text: string, secret: string, from: number): number {
  return text.toLowerCase().indexOf(secret, from);
}

/** The keys of a secret mapping are secret too. */
function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string' || typeof value === 'number') yield String(value);
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (!Array.isArray(value)) yield key;
    yield* textsIn(item);
  }
}

/**
 * Names that templates may use without reading `values`; any other name is the variable of a loop.
 * `secrets` copies items of `values`.
 */
const NOT_OF_VALUES = new Set([
  ...[...VARIABLE_NAMES].filter((name) => name !== 'values' && name !== 'secrets'),
  ...Object.keys(FUNCTIONS),
  ...['true', 'false', 'null', 'in'],
]);

/** Whether an expression of a template wrote a part of a file, and reads a secret value of the claim. */
export function isMadeOfSecret(
  part: CopiedPart | undefined,
  { from, claim }: PlacedFile,
  { secrets }: EnvironmentOutput,
): boolean {
  if (!part?.origin || claim === undefined) return false;
  const { in: template, pointer } = part.origin;
  if ('locate' in template) return false;
  const text = valueAt(template.value, pointer);
  const places = 'locate' in from.in ? secrets.get(from.in) : undefined;
  const [values] = /^\/configurations\/\d+/.exec(from.pointer) ?? [];
  if (typeof text !== 'string' || values === undefined || !places) return false;
  return readsSecret(text, `${values}/values`, places);
}

function readsSecret(text: string, values: Pointer, { outermost }: SecretPlaces): boolean {
  const isRead = (pointer: Pointer): boolean =>
    [...outermost].some((one) => isWithin(one, pointer) || isWithin(pointer, one));
  const code = text.split('${').slice(1).join(' ');
  const names = /(?<![\w.'"])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g;
  return (code.match(names) ?? []).some((path) => {
    const [head, ...keys] = path.split('.') as [string, ...string[]];
    if (NOT_OF_VALUES.has(head)) return false;
    return isRead(head === 'values' ? [values, ...keys].join('/') : values);
  });
}
