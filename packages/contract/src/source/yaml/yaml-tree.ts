// The YAML library and the trees that it reads. It is loaded on use, because most
// texts are simple enough for the fast reader.
import type { Alias, Document, Node, Scalar, ScalarTag, Tags } from 'yaml';
import type { NodeReader, SourceTree } from '../source-document';
import { hideComments } from './hide-comments';

export type YamlLibrary = typeof import('yaml');

export function loadYaml(): YamlLibrary {
  // Loaded on use: the graph must not wait for it when no contract changed.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./yaml-library') as YamlLibrary;
}

export function readDocuments(yaml: YamlLibrary, text: string): Document.Parsed[] {
  return yaml.parseAllDocuments(hideComments(yaml, text), {
    // The library's own check of unique keys is quadratic; `readYamlData` does it in one pass.
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

export function treeOf(yaml: YamlLibrary, document: Document.Parsed | undefined): SourceTree {
  return {
    contents: (document?.contents as SourceTree['contents'] | undefined) ?? null,
    reader: nodeReader(yaml, document),
  };
}

/** The nodes of a text that `parseYaml` accepts. */
export function readYamlTree(text: string): SourceTree {
  const yaml = loadYaml();
  return treeOf(yaml, readDocuments(yaml, text)[0]);
}

/** What each alias of a document means, found in one pass: asking the library walks the document each time. */
export function resolveAliases(yaml: YamlLibrary, document: Document.Parsed): Map<Alias, Node> {
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

export function keyText(yaml: YamlLibrary, key: unknown): string {
  if (!yaml.isScalar(key)) return String(key);
  const scalar = key as Scalar;
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}
