// Turns the tree of a YAML text into plain data, and finds problems that the library does not report.
import { isUtf8 } from 'node:buffer';
import type { Alias, Document, Node, Pair, Scalar } from 'yaml';
import { ambiguityOf } from './ambiguity';
import { setOwn } from './mapping';
import { copyLiteral, isExact, keepLiteral } from './number-literals';
import { formatPointer, type PointerToken } from './pointer';
import type { Range } from './range';
import type { AmbiguousScalar } from './source-document';
import type { SourceProblem } from './source-problem';
import type { SourceText } from './source-text';
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
  const walk = new Walk(source, yaml, document);
  const value = walk.read(document.contents, [], 0);
  return { value, ambiguous: walk.ambiguous, problems: walk.problems };
}

class Walk {
  readonly problems: SourceProblem[] = [];
  readonly ambiguous: AmbiguousScalar[] = [];
  private readonly open = new Set<Node>();
  #targets: Map<Alias, Node> | undefined;
  /** The text of the number that was read last, if a double cannot hold it. */
  private literal: string | undefined;
  private aliasNodes = 0;
  private insideAlias = 0;
  /** While the walk is inside an alias: the outermost alias, which is the one that the text shows. */
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
    if (yaml.isSeq(node)) {
      // `!!omap` and `!!pairs` make pairs of the items, which no data has.
      if (node.items.some((item) => yaml.isPair(item))) return this.refuseTag(node);
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

  private readMap(
    node: Node & { items: Pair<Node, Node | null>[] },
    path: PointerToken[],
    depth: number,
  ): unknown {
    this.open.add(node);
    const result: Record<string, unknown> = {};
    const seen = new Map<string, Node>();
    const merges: unknown[] = [];
    for (const pair of node.items) {
      if (!this.yaml.isScalar(pair.key)) {
        this.refuse(pair.key ?? node, 'A key must be text.', 'Use text as keys.');
        continue;
      }
      const key = keyText(this.yaml, pair.key);
      const first = seen.get(key);
      if (first) {
        const line = this.source.positionAt(first.range![0]).line;
        this.refuse(
          pair.key,
          `The key \`${key}\` is given twice. It is first given in line ${line}.`,
          'Remove one of the two.',
        );
        continue;
      }
      seen.set(key, pair.key);
      path.push(key);
      if (this.insideAlias === 0) this.noteAmbiguous(pair.key as Scalar, path, 'key');
      const value = this.read(pair.value, path, depth + 1);
      path.pop();
      if (key === '<<') merges.push(...(Array.isArray(value) ? (value as unknown[]) : [value]));
      else {
        setOwn(result, key, value);
        if (this.literal !== undefined) keepLiteral(result, key, this.literal);
      }
    }
    this.literal = undefined;
    for (const merged of merges) {
      if (merged === null || typeof merged !== 'object' || Array.isArray(merged)) {
        this.refuse(
          seen.get('<<')!,
          'The merge key `<<` accepts a mapping or a list of mappings.',
          'Merge an anchored mapping.',
        );
        continue;
      }
      for (const [key, value] of Object.entries(merged)) {
        if (Object.hasOwn(result, key)) continue;
        setOwn(result, key, value);
        copyLiteral(merged, result, key);
      }
    }
    this.open.delete(node);
    return result;
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
