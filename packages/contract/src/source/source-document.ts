import { parentPointer, type Pointer } from './pointer';
import { PointerWalk } from './pointer-walk';
import type { Range } from './range';
import type { SourceText } from './source-text';
import type { OldReading } from './yaml-1-1';

/** A plain scalar that is read as another value than it looks, e.g. `1.20`, or that readers disagree about, e.g. `yes`. */
export interface AmbiguousScalar {
  /** The place of the value, also for a key. */
  readonly pointer: Pointer;
  readonly on: 'key' | 'value';
  readonly source: string;
  /** What YAML 1.2 reads. */
  readonly value: unknown;
  /** What readers of YAML 1.1 read, where it differs. */
  readonly oldReading?: OldReading;
}

export type PlaceKind = 'key' | 'value';

export interface TreeNode {
  /** Offsets of the start and of the end; more may follow. */
  readonly range?: readonly number[] | null;
}

interface TreePair {
  readonly key: TreeNode;
  readonly value: TreeNode | null;
}

/** How the nodes are walked; the functions of the YAML library are handed in so that this file loads nothing. */
export interface NodeReader {
  isMap(node: unknown): node is { items: readonly TreePair[] } & TreeNode;
  isSeq(node: unknown): node is { items: readonly (TreeNode | null)[] } & TreeNode;
  isScalar(node: unknown): node is { source?: string; value: unknown } & TreeNode;
  dereference(node: unknown): unknown;
  keyText(key: unknown): string;
}

/** The nodes of a text, which know their places. */
export interface SourceTree {
  readonly contents: TreeNode | null;
  readonly reader: NodeReader;
}

/** One parsed YAML (or JSON) text: its data, and for every pointer of the data a range of the text. */
export class SourceDocument {
  #tree: SourceTree | undefined;
  readonly #keys = new WeakMap<readonly TreePair[], Keys>();
  #walk: PointerWalk<FoundNode | undefined> | undefined;

  constructor(
    readonly source: SourceText,
    readonly value: unknown,
    readonly ambiguous: readonly AmbiguousScalar[],
    /** Called once, when the first place is asked for. */
    private readonly readTree: () => SourceTree,
  ) {}

  get path(): string {
    return this.source.path;
  }

  /** `undefined` when this document has nothing at the pointer. */
  rangeOf(pointer: Pointer, on: PlaceKind = 'value'): Range | undefined {
    const found = this.find(pointer);
    if (!found) return undefined;
    const node = on === 'key' && found.key ? found.key : (found.value ?? found.key);
    if (!node?.range) return pointer === '' ? this.source.rangeAt(0, 0) : undefined;
    return this.source.rangeAt(node.range[0]!, node.range[1]!);
  }

  /** The range of the text of a value; of an alias, that of the value that it means. */
  textRangeOf(pointer: Pointer): Range | undefined {
    const node = this.tree.reader.dereference(this.find(pointer)?.value) as TreeNode | undefined;
    return node?.range ? this.source.rangeAt(node.range[0]!, node.range[1]!) : undefined;
  }

  /** The range of the pointer, or of its nearest ancestor in this document. */
  nearestRange(pointer: Pointer, on: PlaceKind = 'value'): Range {
    const exact = this.rangeOf(pointer, on);
    if (exact) return exact;
    let above = pointer;
    while (above !== '') {
      above = parentPointer(above);
      const range = this.rangeOf(above, 'key');
      if (range) return range;
    }
    return this.source.rangeAt(0, 0);
  }

  /** What the author wrote for a scalar, e.g. `1.20` where the value is the number 1.2. */
  sourceTextAt(pointer: Pointer): string | undefined {
    const node = this.find(pointer)?.value;
    return this.tree.reader.isScalar(node) ? node.source : undefined;
  }

  has(pointer: Pointer): boolean {
    return this.find(pointer) !== undefined;
  }

  /** The keys of the mapping at a pointer in the order of the text, merged ones last. Other values have no keys. */
  keysAt(pointer: Pointer): string[] {
    const node = this.tree.reader.dereference(this.find(pointer)?.value);
    return [...new Set(this.keysIn(node))];
  }

  private keysIn(node: unknown): string[] {
    const { reader } = this.tree;
    if (reader.isSeq(node)) {
      return node.items.flatMap((item) => this.keysIn(reader.dereference(item)));
    }
    if (!reader.isMap(node)) return [];
    const { own, merges } = this.keysOf(node.items);
    return [
      ...own.keys(),
      ...merges.flatMap(({ value }) => this.keysIn(reader.dereference(value))),
    ];
  }

  private get tree(): SourceTree {
    return (this.#tree ??= this.readTree());
  }

  private find(pointer: Pointer): FoundNode | undefined {
    this.#walk ??= new PointerWalk<FoundNode | undefined>(
      { value: this.tree.contents ?? undefined },
      (above, token) => above && this.step(above, token),
    );
    return this.#walk.at(pointer);
  }

  private step({ value }: FoundNode, token: string): FoundNode | undefined {
    const { reader } = this.tree;
    const parent = reader.dereference(value);
    if (reader.isMap(parent)) {
      const pair = this.pairOf(parent.items, token);
      return pair && { key: pair.key, value: pair.value ?? undefined };
    }
    if (!reader.isSeq(parent)) return undefined;
    const index = Number(token);
    return index in parent.items ? { value: parent.items[index] ?? undefined } : undefined;
  }

  private pairOf(items: readonly TreePair[], token: string): TreePair | undefined {
    const { reader } = this.tree;
    const { own, merges } = this.keysOf(items);
    const pair = own.get(token);
    if (pair) return pair;
    for (const pair of merges) {
      const merged = reader.dereference(pair.value);
      const maps = reader.isSeq(merged)
        ? merged.items.map((item) => reader.dereference(item))
        : [merged];
      for (const map of maps) {
        const found = reader.isMap(map) ? this.pairOf(map.items, token) : undefined;
        if (found) return found;
      }
    }
    return undefined;
  }

  /** The keys are indexed once for each mapping, because a large mapping has many places. */
  private keysOf(items: readonly TreePair[]): Keys {
    const known = this.#keys.get(items);
    if (known) return known;
    const { reader } = this.tree;
    const own = new Map<string, TreePair>();
    const merges: TreePair[] = [];
    for (const pair of items) {
      const key = reader.keyText(pair.key);
      // JSON may have a key twice. The last one counts.
      own.set(key, pair);
      if (key === '<<') merges.push(pair);
    }
    const keys = { own, merges };
    this.#keys.set(items, keys);
    return keys;
  }
}

interface FoundNode {
  readonly key?: TreeNode;
  readonly value?: TreeNode;
}

interface Keys {
  readonly own: ReadonlyMap<string, TreePair>;
  readonly merges: readonly TreePair[];
}
