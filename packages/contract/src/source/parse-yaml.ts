// Reads any YAML and JSON with the YAML library, and reports exactly what is wrong. Data and places
// come from the same tree.
import { isUtf8 } from 'node:buffer';
import type { Alias, Document, Node, Pair, ParsedNode, Scalar, ScalarTag, Tags } from 'yaml';
import { ambiguityOf } from './ambiguity';
import { describeYamlError } from './describe-yaml-error';
import { findConflictAround } from './git-stand-in';
import { setOwn } from './mapping';
import { copyLiteral, isExact, keepLiteral } from './number-literals';
import { describeStandIn, refuse, type ParsedSource, type Positions } from './parsed-source';
import { formatPointer, type PointerToken } from './pointer';
import type { Range } from './range';
import {
  SourceDocument,
  type AmbiguousScalar,
  type NodeReader,
  type SourceTree,
} from './source-document';
import type { SourceProblem } from './source-problem';
import type { SourceText } from './source-text';
import { compareText } from './text-order';

/** Nodes that aliases and merge keys may add to a document. More counts as an attack. */
const ALIAS_NODE_LIMIT = 10_000;
const DEPTH_LIMIT = 100;

const TOO_DEEP = {
  message: `The file is nested deeper than ${DEPTH_LIMIT} levels.`,
  hint: 'Flatten it.',
};

type YamlLibrary = typeof import('yaml');

export function loadYaml(): YamlLibrary {
  // Required on use: graph time must not pay for it when no contract changed.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./yaml-library') as YamlLibrary;
}

function readDocuments(yaml: YamlLibrary, text: string): Document.Parsed[] {
  return yaml.parseAllDocuments(text, {
    // The library's own check of unique keys is quadratic; the walk below does it in one pass.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: false,
    strict: true,
    customTags: withFloats,
  }) as Document.Parsed[];
}

/** `!!float 1` is a number too; the library takes only what looks like a float without the tag. */
const WHOLE_FLOAT: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  test: /^[-+]?[0-9]+$/,
  resolve: (text) => Number(text),
};

function withFloats(tags: Tags): Tags {
  return [...tags, { ...WHOLE_FLOAT, default: false }];
}

function treeOf(yaml: YamlLibrary, document: Document.Parsed | undefined): SourceTree {
  return {
    contents: (document?.contents as SourceTree['contents'] | undefined) ?? null,
    reader: nodeReader(yaml, document),
  };
}

/** The nodes of a text that {@link parseYaml} accepts. */
export function readYamlTree(text: string): SourceTree {
  const yaml = loadYaml();
  return treeOf(yaml, readDocuments(yaml, text)[0]);
}

/** A function of its own, so that what it answers holds on to the text alone. */
function readAgain({ text }: SourceText): () => SourceTree {
  return () => readYamlTree(text);
}

function keep(tree: SourceTree): () => SourceTree {
  return () => tree;
}

/** Reads any text, and words what is wrong with it. */
export function parseYaml(source: SourceText, positions: Positions): ParsedSource {
  const yaml = loadYaml();
  const documents = readDocuments(yaml, source.text);
  const document = documents[0];
  const readTree = positions === 'kept' ? keep(treeOf(yaml, document)) : readAgain(source);
  if (!document) {
    return { source, document: new SourceDocument(source, null, [], readTree), problems: [] };
  }
  const problems: SourceProblem[] = [];
  const errors = [...document.errors, ...document.warnings];
  const tooDeep = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (tooDeep) {
    // Where the stack ends depends on who called, and what else the parser says is about what it
    // left open: no place is the same in every run but the start.
    return refuse(source, { ...TOO_DEEP, range: source.rangeAt(0, 0) });
  }
  // Errors after a syntax error are mostly its consequence. Errors of tags are independent.
  const first = errors.find(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  const conflict = first && findConflictAround(source.text, first.pos[0]);
  if (conflict) return refuse(source, describeStandIn(source, conflict));
  for (const error of errors) {
    if (error !== first && error.code !== 'TAG_RESOLVE_FAILED') continue;
    const { code, message, pos } = error;
    const words = describeYamlError({ code, message, at: pos[0] }, source.text);
    problems.push({ ...words, range: source.rangeAt(...pos) });
  }
  if (documents.length > 1) {
    const second = documents[1]!.range?.[0] ?? 0;
    problems.push({
      message: 'The file contains more than one YAML document.',
      hint: 'Keep one document: remove `---` and what follows it.',
      range: source.rangeAt(second, second + 1),
    });
  }
  problems.push(...findDirectives(source, document));
  if (problems.length > 0) return refuse(source, ...sorted(problems));

  const walk = new Walk(source, yaml, document);
  const value = walk.read(document.contents as ParsedNode | null, [], 0);
  if (walk.problems.length > 0) {
    const problems = sorted(walk.problems);
    const cause = findConflictAround(source.text, source.offsetAt(problems[0]!.range.start));
    return cause ? refuse(source, describeStandIn(source, cause)) : refuse(source, ...problems);
  }
  return {
    source,
    document: new SourceDocument(source, value, walk.ambiguous, readTree),
    problems: [],
  };
}

function sorted(problems: SourceProblem[]): SourceProblem[] {
  const byPlace = (a: SourceProblem, b: SourceProblem): number =>
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.message, b.message);
  return [...problems].sort(byPlace).slice(0, 20);
}

function findDirectives(source: SourceText, document: Document.Parsed): SourceProblem[] {
  if (!source.text.includes('%')) return [];
  const start = /^%(YAML|TAG)\b.*$/m.exec(source.text);
  const contentStart = document.contents?.range?.[0] ?? source.text.length;
  if (!start || start.index >= contentStart) return [];
  if (!/^(\uFEFF|\s|#.*|%.*)*$/m.test(source.text.slice(0, start.index))) return [];
  return [
    {
      message: `The directive \`${start[0].trim()}\` is not accepted, because it changes how values are read.`,
      hint: 'Remove the line. Contracts are YAML 1.2.',
      range: source.rangeAt(start.index, start.index + start[0].trimEnd().length),
    },
  ];
}

/** What each alias of a document means, found in one pass: asking the library walks the document each time. */
function resolveAliases(yaml: YamlLibrary, document: Document.Parsed): Map<Alias, Node> {
  const targets = new Map<Alias, Node>();
  const anchors = new Map<string, Node>();
  const pending: unknown[] = [document.contents];
  for (let node = pending.pop(); pending.length > 0 || node !== undefined; node = pending.pop()) {
    if (yaml.isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) targets.set(node, target);
    } else if (yaml.isPair(node)) pending.push(node.value, node.key);
    else if (yaml.isNode(node)) {
      const { anchor } = node as { anchor?: string };
      if (anchor !== undefined) anchors.set(anchor, node);
      if (yaml.isCollection(node)) {
        for (let index = node.items.length - 1; index >= 0; index -= 1) {
          pending.push(node.items[index]);
        }
      }
    }
  }
  return targets;
}

function nodeReader(yaml: YamlLibrary, document: Document.Parsed | undefined): NodeReader {
  let known: Map<Alias, Node> | undefined;
  const targets = () => (known ??= resolveAliases(yaml, document!));
  return {
    isMap: ((node: unknown) => yaml.isMap(node)) as NodeReader['isMap'],
    isSeq: ((node: unknown) => yaml.isSeq(node)) as NodeReader['isSeq'],
    isScalar: ((node: unknown) => yaml.isScalar(node)) as NodeReader['isScalar'],
    dereference: (node) => (document && yaml.isAlias(node) ? targets().get(node as Alias) : node),
    keyText: (key) => keyText(yaml, key),
  };
}

function keyText(yaml: YamlLibrary, key: unknown): string {
  if (!yaml.isScalar(key)) return String(key);
  const scalar = key as Scalar;
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}

/** Turns the tree into plain data, once, and finds problems that the library does not report. */
class Walk {
  readonly problems: SourceProblem[] = [];
  readonly ambiguous: AmbiguousScalar[] = [];
  private readonly open = new Set<Node>();
  #targets: Map<Alias, Node> | undefined;
  /** The text of the number that was read last, if a double cannot hold it. */
  private literal: string | undefined;
  private aliasNodes = 0;
  private insideAlias = 0;
  /** The alias of the text itself through which the walk is in what aliases expand to. */
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

  private refuse(node: Node, message: string, hint: string): null {
    const [start, end] = node.range ?? [0, 0];
    const range: Range = this.source.rangeAt(start, end);
    this.problems.push({ message, hint, range });
    return null;
  }
}
