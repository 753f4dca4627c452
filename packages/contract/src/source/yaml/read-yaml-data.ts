// Turns the tree of a YAML text into plain data, and finds problems that the library does not report.
import { isUtf8 } from 'node:buffer';
import type { Alias, Document, Node, Pair, Scalar } from 'yaml';
import { ambiguityOf } from '../ambiguity';
import { setOwn } from '../mapping';
import { copyLiteral, isExact, keepLiteral } from '../number-literals';
import { formatPointer, type PointerToken } from '../pointer';
import type { Range } from '../range';
import type { AmbiguousScalar } from '../source-document';
import type { SourceProblem } from '../source-problem';
import type { SourceText } from '../source-text';
import { keyText, resolveAliases, type YamlLibrary } from './yaml-tree';

/** Nodes that aliases and merge keys may add to a document. More counts as an attack. */
const ALIAS_NODE_LIMIT = 10_000;
const DEPTH_LIMIT = 100;

export const TOO_DEEP = {
  message: `The file is nested deeper than ${DEPTH_LIMIT} levels.`,
  hint: 'Flatten it.',
};

/** The data of a document, the scalars that some readers read differently, and the problems. */
export function readYamlData(
  source: SourceText,
  yaml: YamlLibrary,
  document: Document.Parsed,
): {
  readonly value: unknown;
  readonly ambiguous: readonly AmbiguousScalar[];
  readonly problems: readonly SourceProblem[];
} {
  const reader = new YamlDataReader(source, yaml, document);
  const value = reader.read(document.contents, [], 0);
  return { value, ambiguous: reader.ambiguous, problems: reader.problems };
}

class YamlDataReader {
  readonly problems: SourceProblem[] = [];
  readonly ambiguous: AmbiguousScalar[] = [];
  /** The lists and mappings around the current node, in which an alias to one of them would never end. */
  private readonly open = new Set<Node>();
  #targets: Map<Alias, Node> | undefined;
  /** The text of the number that was read last, if a double cannot hold it. */
  private literal: string | undefined;
  /** How many nodes were read inside of aliases. */
  private aliasNodes = 0;
  /** In how many aliases the current node is. */
  private insideAlias = 0;
  /** While a node inside an alias is read: the outermost alias, which is the one that the text shows. */
  private outerAlias: Node | undefined;

  constructor(
    private readonly source: SourceText,
    private readonly yaml: YamlLibrary,
    private readonly document: Document.Parsed,
  ) {}

  private get targets(): Map<Alias, Node> {
    return (this.#targets ??= resolveAliases(this.yaml, this.document));
  }

  read(node: Node | null | undefined, path: PointerToken[], depth: number): unknown {
    this.literal = undefined;
    if (!node || this.problems.length > 20) return null;
    if (this.insideAlias > 0 && ++this.aliasNodes > ALIAS_NODE_LIMIT) {
      // Reported once, because every further node would exceed the limit again.
      if (this.aliasNodes > ALIAS_NODE_LIMIT + 1) return null;
      return this.refuse(
        this.outerAlias ?? node,
        `Aliases expand to more than ${ALIAS_NODE_LIMIT} nodes.`,
        'Write out the values.',
      );
    }
    if (depth > DEPTH_LIMIT) {
      return this.refuse(node, TOO_DEEP.message, TOO_DEEP.hint);
    }
    const { yaml } = this;
    if (yaml.isAlias(node)) return this.readAlias(node, path, depth);
    if (yaml.isMap(node)) return this.readMap(node as never, path, depth);
    if (yaml.isSeq(node)) return this.readList(node as never, path, depth);
    return this.readScalar(node as Scalar, path);
  }

  private readScalar(node: Scalar, path: PointerToken[]): unknown {
    const { value, source } = node;
    // `!!merge` makes a symbol of a value.
    if (typeof value === 'symbol') return this.refuseTag(node);
    if (value instanceof Uint8Array) return this.readBinary(node, value);
    if (value instanceof Date) {
      const text = value.toISOString();
      return this.refuse(node, 'Values cannot be dates.', `Write text: \`"${text}"\`.`);
    }
    if (typeof value === 'number' && Number.isNaN(value) && source !== undefined) {
      if (!/^[-+]?\.nan$/i.test(source)) {
        return this.refuse(node, `\`${source}\` is not a number.`, 'Remove the tag.');
      }
    }
    if (typeof value === 'number' && source !== undefined && !isExact(source, value)) {
      this.literal = source;
    }
    if (this.insideAlias === 0) this.noteAmbiguous(node, path, 'value');
    return value;
  }

  /** `!!binary` is text in base64. */
  private readBinary(node: Scalar, bytes: Uint8Array): unknown {
    if (isUtf8(bytes)) return Buffer.from(bytes).toString('utf8');
    return this.refuse(node, 'The value of `!!binary` is not UTF-8 text.', 'Use text as values.');
  }

  private noteAmbiguous(node: Scalar, path: readonly PointerToken[], on: 'key' | 'value'): void {
    const { value, source, type, tag } = node;
    if (source === undefined || tag !== undefined || type !== 'PLAIN') return;
    const found = ambiguityOf(source, value, on);
    if (found) this.ambiguous.push({ pointer: formatPointer(path), on, source, value, ...found });
  }

  private readAlias(node: Alias, path: PointerToken[], depth: number): unknown {
    const target = this.targets.get(node);
    if (!target) {
      return this.refuse(
        node,
        `The alias \`*${node.source}\` has no anchor before it.`,
        'Define the anchor first, or write out the value.',
      );
    }
    if (this.open.has(target)) {
      return this.refuse(
        node,
        `The alias \`*${node.source}\` is inside its own anchor.`,
        'Write out the value.',
      );
    }
    if (this.insideAlias === 0) this.outerAlias = node;
    this.insideAlias++;
    const value = this.read(target, path, depth + 1);
    this.insideAlias--;
    return value;
  }

  private readList(
    node: Node & { items: (Node | Pair | null)[] },
    path: PointerToken[],
    depth: number,
  ): unknown {
    // `!!omap` and `!!pairs` make pairs of the items, which no data has.
    if (node.items.some((item) => this.yaml.isPair(item))) return this.refuseTag(node);
    this.open.add(node);
    const items: unknown[] = [];
    for (const [index, item] of node.items.entries()) {
      path.push(index);
      items.push(this.read(item as Node, path, depth + 1));
      path.pop();
      if (this.literal !== undefined) keepLiteral(items, index, this.literal);
    }
    this.literal = undefined;
    this.open.delete(node);
    return items;
  }

  private readMap(
    node: Node & { items: Pair<Node, Node | null>[] },
    path: PointerToken[],
    depth: number,
  ): unknown {
    this.open.add(node);
    const mapping: Record<string, unknown> = {};
    const keyNodes = new Map<string, Node>();
    const merged: unknown[] = [];
    for (const pair of node.items) {
      const key = this.readKey(pair.key, node, keyNodes);
      if (key === undefined) continue;
      path.push(key);
      if (this.insideAlias === 0) this.noteAmbiguous(pair.key as Scalar, path, 'key');
      const value = this.read(pair.value, path, depth + 1);
      path.pop();
      if (key === '<<') merged.push(...(Array.isArray(value) ? (value as unknown[]) : [value]));
      else {
        setOwn(mapping, key, value);
        if (this.literal !== undefined) keepLiteral(mapping, key, this.literal);
      }
    }
    this.literal = undefined;
    for (const other of merged) this.mergeInto(mapping, other, keyNodes.get('<<')!);
    this.open.delete(node);
    return mapping;
  }

  /** The text of a key, which is added to `keyNodes`. `undefined` for a key that is refused. */
  private readKey(
    key: Node | null,
    mapping: Node,
    keyNodes: Map<string, Node>,
  ): string | undefined {
    if (!this.yaml.isScalar(key)) {
      this.refuse(key ?? mapping, 'A key must be text.', 'Use text as keys.');
      return undefined;
    }
    const text = keyText(this.yaml, key);
    const first = keyNodes.get(text);
    if (first === undefined) {
      keyNodes.set(text, key);
      return text;
    }
    const { line } = this.source.positionAt(first.range![0]);
    this.refuse(
      key,
      `The key \`${text}\` is given twice. It is first given in line ${line}.`,
      'Remove one of the two.',
    );
    return undefined;
  }

  /** Adds the keys of another mapping that a mapping does not have itself. `mergeKey` is the node of `<<`. */
  private mergeInto(mapping: Record<string, unknown>, other: unknown, mergeKey: Node): void {
    if (other === null || typeof other !== 'object' || Array.isArray(other)) {
      this.refuse(
        mergeKey,
        'The merge key `<<` accepts a mapping or a list of mappings.',
        'Merge an anchored mapping.',
      );
      return;
    }
    for (const [key, value] of Object.entries(other)) {
      if (Object.hasOwn(mapping, key)) continue;
      setOwn(mapping, key, value);
      copyLiteral(other, mapping, key);
    }
  }

  private refuseTag(node: Node): null {
    const tag = (node.tag ?? '').replace('tag:yaml.org,2002:', '!!');
    return this.refuse(node, `The tag \`${tag}\` is not accepted.`, 'Remove the tag.');
  }

  private refuse(node: Node, message: string, hint: string): null {
    const [start, end] = node.range ?? [0, 0];
    const range: Range = this.source.rangeAt(start, end);
    this.problems.push({ message, hint, range });
    return null;
  }
}
