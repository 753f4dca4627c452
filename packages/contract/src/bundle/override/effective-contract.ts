// Merges values files into a contract as Helm does, and remembers where every value came from. The
// origin of a value is found when it is asked for: nothing is recorded while merging.
import { hasOwn, isMapping, setOwn } from '../../source/mapping';
import { isDeepStrictEqual } from 'node:util';
import { formatPointer, isWithin, parsePointer, type Pointer } from '../../source/pointer';
import { PointerWalk } from '../../source/pointer-walk';
import type { Range } from '../../source/range';
import type { PlaceKind, SourceDocument } from '../../source/source-document';
import { copyLiteral } from '../../source/number-literals';
import { identityIn, isIdentity, withoutIdentity } from './identity';
import { shownSet } from './shown-set';
import { applySetValue } from './apply-set-value';
import type { SetProblem, SetValue } from './set-value';

export interface Place {
  readonly document: SourceDocument;
  readonly pointer: Pointer;
  readonly range: Range;
  /** The `--set` that the value came from; the place is then the nearest one in the files. */
  readonly set?: SetValue;
}

/** A `--set` that cannot be applied, and the place of the value that prevents it. */
interface UnappliedSet {
  readonly problem: SetProblem;
  readonly place: Place;
}

export class EffectiveContract {
  #contributors: PointerWalk<Contributors> | undefined;

  private constructor(
    readonly value: unknown,
    /** The contract first, then the values files in their order. */
    readonly layers: readonly SourceDocument[],
    private readonly sets: readonly SetValue[],
    private readonly policyOrigins: readonly { layer: SourceDocument; index: number }[],
  ) {}

  /**
   * Maps merge deeply, lists are replaced whole, `null` replaces; values files in order, then every
   * `--set`. The base's policies stay in force: a values file can only add to them.
   */
  static build(
    layers: readonly SourceDocument[],
    sets: readonly SetValue[],
  ): EffectiveContract | UnappliedSet {
    let value: unknown = layers[0]!.value;
    for (const layer of layers.slice(1)) {
      value = merge(value, withoutIdentity(layer.value) ?? undefined);
    }
    const policies = collectPolicies(layers);
    if (policies.added && isMapping(value)) {
      value = { ...value, policies: policies.entries.map(({ value }) => value) };
    }
    const origins = policies.added ? policies.entries : [];
    for (const [position, set] of sets.entries()) {
      if (isIdentity(set.pointer)) continue;
      const next = set.path[0] === 'policies' ? refusePolicies(set) : applySetValue(value, set);
      if ('message' in next) {
        const before = new EffectiveContract(value, layers, sets.slice(0, position), origins);
        return { problem: next, place: before.locate(next.pointer ?? '') };
      }
      value = next.value;
    }
    return new EffectiveContract(value, layers, sets, origins);
  }

  /** What values files and `--set` say about who the contract is, which has no effect. */
  identityChanges(): readonly { document?: SourceDocument; pointer: Pointer; set?: SetValue }[] {
    return [
      ...this.layers
        .slice(1)
        .flatMap((document) =>
          identityIn(document.value).map((pointer) => ({ document, pointer })),
        ),
      ...this.sets
        .filter(({ pointer }) => isIdentity(pointer))
        .map((set) => ({ pointer: set.pointer, set })),
    ];
  }

  get base(): SourceDocument {
    return this.layers[0]!;
  }

  /** The place in the files of the value at a pointer of the effective contract. */
  locate(pointer: Pointer, on: PlaceKind = 'value'): Place {
    const set = this.setOf(pointer);
    if (isIdentity(pointer)) {
      return { document: this.base, pointer, range: this.base.nearestRange(pointer, on) };
    }
    const policy = this.policyOf(pointer);
    const document = policy?.layer ?? this.layerOf(pointer);
    const own = policy?.pointer ?? pointer;
    return { document, pointer: own, range: document.nearestRange(own, on), set };
  }

  /** The last `--set` that sets a place, or that makes it in order to set a place in it. */
  private setOf(pointer: Pointer): SetValue | undefined {
    // Outputs have many places, and most contracts are rendered without `--set`.
    if (this.sets.length === 0) return undefined;
    const isMade = pointer !== '' && !this.contributorsAt(pointer).isPlace;
    return this.sets
      .filter((set) => isWithin(pointer, set.pointer) || (isMade && isWithin(set.pointer, pointer)))
      .at(-1);
  }

  /** The place of a policy in the file that adds it; `undefined` where no values file adds one. */
  private policyOf(pointer: Pointer): { layer: SourceDocument; pointer: Pointer } | undefined {
    if (this.policyOrigins.length === 0) return undefined;
    const [list, index, ...inside] = parsePointer(pointer);
    const origin = list === 'policies' ? this.policyOrigins[Number(index ?? NaN)] : undefined;
    if (!origin) return undefined;
    const { layer } = origin;
    return { layer, pointer: formatPointer(['policies', origin.index, ...inside]) };
  }

  /** The keys of the mapping at a pointer: those of the contract, then those that values files add. */
  keysAt(pointer: Pointer): string[] {
    const { list } = this.contributorsAt(pointer);
    return [...new Set([...list].reverse().flatMap(({ layer }) => layer.keysAt(pointer)))];
  }

  private contributorsAt(pointer: Pointer): Contributors {
    this.#contributors ??= new PointerWalk(this.contributorsOfWhole(), contributorsBelow);
    return this.#contributors.at(pointer);
  }

  private layerOf(pointer: Pointer): SourceDocument {
    const { list } = this.contributorsAt(pointer);
    // No file has the place. If several files made the mapping, the base is named, because people
    // look there first.
    return (list.length > 1 ? list[list.length - 1] : list[0])?.layer ?? this.base;
  }

  private contributorsOfWhole(): Contributors {
    // A values file of nothing but comments has no part in the contract.
    const holders = this.layers
      .filter((layer) => (layer.value ?? undefined) !== undefined)
      .map((layer) => ({ layer, value: layer.value }));
    return { list: whileMapping(holders.reverse()), isPlace: true };
  }
}

function refusePolicies({ text }: SetValue): SetProblem {
  return {
    text,
    message: `\`--set ${shownSet(text)}\` is refused, because policies cannot be changed from the command line.`,
    hint: 'Declare policies in the contract or add them in a values file.',
    pointer: '/policies',
  };
}

/** Those of a place or, where no file has it, of the nearest one above. */
function contributorsBelow(above: Contributors, token: string): Contributors {
  if (!above.isPlace) return above;
  const holders: Contributor[] = [];
  for (const { layer, value } of above.list) {
    if (hasOwn(value, token)) {
      holders.push({ layer, value: (value as Record<string, unknown>)[token] });
    }
  }
  if (holders.length === 0) return { list: above.list, isPlace: false };
  return { list: whileMapping(holders), isPlace: true };
}

/** What a place is merged from. */
interface Contributors {
  /** The last layer first. */
  readonly list: readonly Contributor[];
  /** Whether some layer has the place. */
  readonly isPlace: boolean;
}

interface Contributor {
  readonly layer: SourceDocument;
  readonly value: unknown;
}

/** The topmost holder and, while all of them are mappings, those that it is merged with. */
function whileMapping(holders: readonly Contributor[]): readonly Contributor[] {
  const kept: Contributor[] = [];
  for (const holder of holders) {
    if (kept.length > 0 && !isMapping(holder.value)) break;
    kept.push(holder);
    if (!isMapping(holder.value)) break;
  }
  return kept;
}

function merge(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isMapping(base) || !isMapping(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const next = hasOwn(base, key) ? merge(base[key], value) : value;
    setOwn(merged, key, next);
  }
  for (const key of Object.keys(merged)) copyLiteral(hasOwn(over, key) ? over : base, merged, key);
  return merged;
}

function collectPolicies(layers: readonly SourceDocument[]): {
  added: boolean;
  entries: { layer: SourceDocument; index: number; value: unknown }[];
} {
  const entries: { layer: SourceDocument; index: number; value: unknown }[] = [];
  let added = false;
  for (const [position, layer] of layers.entries()) {
    const policies = isMapping(layer.value) ? layer.value['policies'] : undefined;
    // A base whose policies are ill-typed is left to the schema.
    if (policies !== undefined && !Array.isArray(policies)) return { added: false, entries: [] };
    if (!Array.isArray(policies)) continue;
    if (position > 0) added = true;
    for (const [index, value] of policies.entries()) {
      const isSame = (entry: { value: unknown }) => isDeepStrictEqual(entry.value, value);
      if (position > 0 && entries.some(isSame)) continue;
      entries.push({ layer, index, value });
    }
  }
  return { added, entries };
}
