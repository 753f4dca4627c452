import { isMapping } from '../../source/mapping';
import { longCode } from '../../diagnostics/words';
import { literalAt } from '../../source/number-literals';
import { joinPointer } from '../../source/pointer';
import type { FoundChange } from '../change/detection';
import type { SecretHider } from './hide-secrets';
import { detectField } from './detect-field';
import type { Spot, SpotPair } from './spot';

interface KeyWords {
  readonly path: string;
  /** The first part of the ids of the rules, which end in `-added`, `-removed` and `-changed`. */
  readonly rule: (keys: readonly string[]) => string;
  /** Names values under quoted keys, at the start of a sentence. */
  readonly what: (key: string) => string;
  readonly secrets: SecretHider;
}

type Mapping = Readonly<Record<string, unknown>>;

/** Free-form mappings, key by key and all the way down; an absent one is an empty one. */
export function detectKeys({ base, head }: SpotPair<Mapping>, words: KeyWords): FoundChange[] {
  return detectMapping(
    { base: { ...base, value: base.value ?? {} }, head: { ...head, value: head.value ?? {} } },
    words,
    [],
  );
}

function detectMapping(
  { base, head }: SpotPair<Mapping>,
  words: KeyWords,
  keys: readonly string[],
): FoundChange[] {
  const names = new Set([...Object.keys(base.value ?? {}), ...Object.keys(head.value ?? {})]);
  return [...names].flatMap((name) =>
    detectValue({ base: under(base, name), head: under(head, name) }, words, [...keys, name]),
  );
}

/** A list is one value: nothing pairs its entries. */
function detectValue(
  value: SpotPair<unknown>,
  words: KeyWords,
  keys: readonly string[],
): FoundChange[] {
  const { secrets } = words;
  const areMappings = isMapping(value.base.value) && isMapping(value.head.value);
  if (areMappings && !secrets.isSecret(value)) {
    return detectMapping(value as SpotPair<Mapping>, words, keys);
  }
  const rule = words.rule(keys);
  return detectField(
    value,
    words.what(longCode(keys.join('.'))),
    {
      path: words.path + keys.map(pathPart).join(''),
      added: `${rule}-added`,
      removed: `${rule}-removed`,
      modified: `${rule}-changed`,
    },
    (own, side) => secrets.shown(own, value, side),
  );
}

function under({ value, pointer }: Spot<Mapping>, name: string): Spot<unknown> {
  const has = value !== undefined && Object.hasOwn(value, name);
  return {
    value: has ? value[name] : undefined,
    literal: literalAt(value, name),
    pointer: joinPointer(pointer, name),
  };
}

function pathPart(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? `.${key}` : `[${key}]`;
}
