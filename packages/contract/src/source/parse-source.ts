// The one YAML parser: data and positions come from the same tree. JSON is read by it too.
import type { Alias, Document, Node, Pair, ParsedNode, Scalar } from 'yaml';
import { compareText } from './text-order';
import { formatPointer, type PointerToken } from './pointer';
import type { Range } from './range';
import {
  SourceDocument,
  type AmbiguousScalar,
  type NodeReader,
  type SourceTree,
} from './source-document';
import type { SourceProblem } from './source-problem';
import { SourceText } from './source-text';

export const CONTRACT_SIZE_LIMIT = 1_000_000;
export const INTERFACE_SIZE_LIMIT = 10_000_000;

/** Nodes that aliases and merge keys may add to a document; more is taken for an attack. */
const ALIAS_NODE_LIMIT = 10_000;
const DEPTH_LIMIT = 100;

export interface ParsedSource {
  readonly source: SourceText;
  /** Absent when there are problems. */
  readonly document?: SourceDocument;
  readonly problems: readonly SourceProblem[];
}

/**
 * Whether the nodes of a text, many times its size, are kept for their places, or made again when the
 * first place is asked for: as a rule nothing is said about a contract.
 */
export type Positions = 'kept' | 'on-demand';

/**
 * Parses one YAML document of at most `sizeLimit` bytes. Duplicate keys, unknown tags, a second
 * document, a `%YAML` or `%TAG` directive, unresolved, cyclic or too many aliases, too deep nesting
 * and bytes that are no UTF-8 text are problems, each with its place.
 */
export function parseSource(
  path: string,
  content: string | Uint8Array,
  sizeLimit = CONTRACT_SIZE_LIMIT,
  positions: Positions = 'kept',
): ParsedSource {
  const size = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
  if (size > sizeLimit) {
    const source = new SourceText(path, '');
    return refuse(source, {
      message: `The file has ${size} bytes; at most ${sizeLimit} are read.`,
      hint: 'Move what is large out of this file.',
      range: source.rangeAt(0, 0),
    });
  }
  const decoded = decode(content);
  const source = new SourceText(path, decoded.text);
  if (decoded.badOffset !== undefined) {
    return refuse(source, {
      message: 'The file is no UTF-8 text.',
      hint: 'Save it as plain text in UTF-8.',
      range: source.rangeAt(decoded.badOffset, decoded.badOffset + 1),
    });
  }
  return parseText(source, positions);
}

function decode(content: string | Uint8Array): { text: string; badOffset?: number } {
  const text =
    typeof content === 'string'
      ? content
      : Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
  const bad = /[\u0000-\u0008\u000e-\u001f\ufffd]/.exec(text);
  return bad ? { text, badOffset: bad.index } : { text };
}

function refuse(source: SourceText, ...problems: SourceProblem[]): ParsedSource {
  return { source, problems };
}

type YamlLibrary = typeof import('yaml');

function loadYaml(): YamlLibrary {
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
  }) as Document.Parsed[];
}

function treeOf(yaml: YamlLibrary, document: Document.Parsed | undefined): SourceTree {
  return {
    contents: (document?.contents as Node | null | undefined) ?? null,
    reader: nodeReader(yaml, document),
  };
}

/** A function of its own, so that what it answers holds on to the text alone. */
function readAgain({ text }: SourceText): () => SourceTree {
  return () => {
    const yaml = loadYaml();
    return treeOf(yaml, readDocuments(yaml, text)[0]);
  };
}

function keep(tree: SourceTree): () => SourceTree {
  return () => tree;
}

function parseText(source: SourceText, positions: Positions): ParsedSource {
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
    const { code, message } = tooDeep;
    return refuse(source, { ...describe(code, message), range: source.rangeAt(0, 0) });
  }
  for (const error of errors) {
    problems.push({ ...describe(error.code, error.message), range: source.rangeAt(...error.pos) });
  }
  if (documents.length > 1) {
    const second = documents[1]!.range?.[0] ?? 0;
    problems.push({
      message: 'The file holds more than one YAML document; one is accepted.',
      hint: 'Keep one document and remove what follows `---`.',
      range: source.rangeAt(second, second + 1),
    });
  }
  problems.push(...findDirectives(source, document));
  if (problems.length > 0) return refuse(source, ...sorted(problems));

  const walk = new Walk(source, yaml, document);
  const value = walk.read(document.contents as ParsedNode | null, [], 0);
  if (walk.problems.length > 0) return refuse(source, ...sorted(walk.problems));
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

function describe(code: string, message: string): { message: string; hint?: string } {
  const sentence = message.endsWith('.') ? message : `${message}.`;
  switch (code) {
    case 'TAG_RESOLVE_FAILED':
      return {
        message: `The tag is not accepted: ${sentence}`,
        hint: 'Remove the tag; contracts use plain YAML values.',
      };
    case 'TAB_AS_INDENT':
      return { message: 'A tab is used as indentation.', hint: 'Indent with spaces.' };
    case 'RESOURCE_EXHAUSTION':
      return {
        message: `The file is nested deeper than ${DEPTH_LIMIT} levels.`,
        hint: 'Flatten it.',
      };
    default:
      return { message: `The file is not valid YAML: ${sentence}` };
  }
}

function findDirectives(source: SourceText, document: Document.Parsed): SourceProblem[] {
  if (!source.text.includes('%')) return [];
  const start = /^%(YAML|TAG)\b.*$/m.exec(source.text);
  const contentStart = document.contents?.range?.[0] ?? source.text.length;
  if (!start || start.index >= contentStart) return [];
  if (!/^(\uFEFF|\s|#.*|%.*)*$/m.test(source.text.slice(0, start.index))) return [];
  return [
    {
      message: `The directive \`${start[0].trim()}\` is not accepted: it changes how values are read.`,
      hint: 'Remove the line; contracts are YAML 1.2.',
      range: source.rangeAt(start.index, start.index + start[0].trimEnd().length),
    },
  ];
}

function nodeReader(yaml: YamlLibrary, document: Document.Parsed | undefined): NodeReader {
  return {
    isMap: ((node: unknown) => yaml.isMap(node)) as NodeReader['isMap'],
    isSeq: ((node: unknown) => yaml.isSeq(node)) as NodeReader['isSeq'],
    isScalar: ((node: unknown) => yaml.isScalar(node)) as NodeReader['isScalar'],
    dereference: (node) =>
      document && yaml.isAlias(node) ? ((node as Alias).resolve(document) ?? undefined) : node,
    keyText: (key) => keyText(yaml, key),
  };
}

function keyText(yaml: YamlLibrary, key: unknown): string {
  if (!yaml.isScalar(key)) return String(key);
  const scalar = key as Scalar;
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}

/** Turns the tree into plain data, once, and finds on the way what the library lets pass. */
class Walk {
  readonly problems: SourceProblem[] = [];
  readonly ambiguous: AmbiguousScalar[] = [];
  private readonly open = new Set<Node>();
  private aliasNodes = 0;
  private insideAlias = 0;
  /** The alias of the text itself through which the walk is in what aliases expand to. */
  private outerAlias: Node | undefined;

  constructor(
    private readonly source: SourceText,
    private readonly yaml: YamlLibrary,
    private readonly document: Document.Parsed,
  ) {}

  read(node: Node | null | undefined, path: PointerToken[], depth: number): unknown {
    if (!node || this.problems.length > 20) return null;
    if (this.insideAlias > 0 && ++this.aliasNodes > ALIAS_NODE_LIMIT) {
      // Said once: every further node would be too many again.
      if (this.aliasNodes > ALIAS_NODE_LIMIT + 1) return null;
      return this.refuse(
        this.outerAlias ?? node,
        `Aliases expand to more than ${ALIAS_NODE_LIMIT} nodes.`,
        'Write the values out.',
      );
    }
    if (depth > DEPTH_LIMIT) {
      return this.refuse(
        node,
        `The file is nested deeper than ${DEPTH_LIMIT} levels.`,
        'Flatten it.',
      );
    }
    const { yaml } = this;
    if (yaml.isAlias(node)) return this.readAlias(node, path, depth);
    if (yaml.isMap(node)) return this.readMap(node as never, path, depth);
    if (yaml.isSeq(node)) {
      this.open.add(node);
      const items = node.items.map((item, index) => {
        path.push(index);
        const value = this.read(item as Node, path, depth + 1);
        path.pop();
        return value;
      });
      this.open.delete(node);
      return items;
    }
    return this.readScalar(node as Scalar, path);
  }

  private readScalar(node: Scalar, path: PointerToken[]): unknown {
    const { value, source } = node;
    if (typeof value === 'number' && source !== undefined && this.insideAlias === 0) {
      if (!Number.isFinite(value) || looksDifferent(source, value)) {
        this.ambiguous.push({ pointer: formatPointer(path), source, value });
      }
    }
    return value;
  }

  private readAlias(node: Alias, path: PointerToken[], depth: number): unknown {
    const target = node.resolve(this.document);
    if (!target) {
      return this.refuse(
        node,
        `The alias \`*${node.source}\` has no anchor before it.`,
        'Define the anchor first, or write the value out.',
      );
    }
    if (this.open.has(target)) {
      return this.refuse(
        node,
        `The alias \`*${node.source}\` lies inside its own anchor.`,
        'Write the value out.',
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
        this.refuse(pair.key ?? node, 'A key is no plain text.', 'Use text as keys.');
        continue;
      }
      const key = keyText(this.yaml, pair.key);
      const first = seen.get(key);
      if (first) {
        const line = this.source.positionAt(first.range![0]).line;
        this.refuse(
          pair.key,
          `The key \`${key}\` is given twice; the first stands in line ${line}.`,
          'Remove one of the two.',
        );
        continue;
      }
      seen.set(key, pair.key);
      path.push(key);
      const value = this.read(pair.value, path, depth + 1);
      path.pop();
      if (key === '<<') merges.push(...(Array.isArray(value) ? value : [value]));
      else assign(result, key, value);
    }
    for (const merged of merges) {
      if (merged === null || typeof merged !== 'object' || Array.isArray(merged)) {
        this.refuse(
          seen.get('<<')!,
          'The merge key `<<` takes a mapping or a list of mappings.',
          'Merge an anchored mapping.',
        );
        continue;
      }
      for (const [key, value] of Object.entries(merged)) {
        if (!Object.prototype.hasOwnProperty.call(result, key)) assign(result, key, value);
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

/** `__proto__` from a file must be data, not the prototype. */
function assign(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else target[key] = value;
}

/** `1.20`, `012`, `1e3` and numbers too long to hold are read as something else than they look. */
function looksDifferent(source: string, value: number): boolean {
  if (String(value) === source) return false;
  if (/^[-+]?\d+\.\d*[1-9]$|^-?(0|[1-9]\d*)$/.test(source))
    return Number(source) !== value || (!Number.isSafeInteger(value) && Number.isInteger(value));
  if (/^-?(0|[1-9]\d*)\.0$/.test(source)) return true;
  return !/^[-+]?0[xo]/.test(source);
}
