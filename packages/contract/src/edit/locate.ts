import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { formatPointer, parsePointer, type Pointer } from '../source/pointer';
import type { SourceProblem } from '../source/source-problem';
import { isEmpty } from './content-end';
import { columnOf } from './lines';
import type { OpenDocument } from './open-document';
import { loadYaml } from '../source/yaml-tree';

/** The place of a pointer in the text. `missing` are the keys that the text does not have yet. */
export interface Located {
  /** The deepest node on the path; `null` for an empty value or an empty document. */
  readonly node: Node | null;
  /** The pair whose value `node` is; absent at the root and for items of sequences. */
  readonly pair?: Pair<Node, Node | null>;
  /** The column of the key (or the dash) that holds `node`; -1 at the root. */
  readonly column: number;
  /** True when something around the node is written in flow style. */
  readonly inFlow: boolean;
  readonly missing: readonly string[];
}

export function locate(
  document: OpenDocument,
  pointer: Pointer,
): { found: Located; problem?: undefined } | { problem: SourceProblem } {
  const yaml = loadYaml();
  const tokens = parsePointer(pointer);
  const { source } = document;
  let node = document.contents;
  let pair: Pair<Node, Node | null> | undefined;
  let column = -1;
  let inFlow = false;
  for (let depth = 0; ; depth++) {
    const obstacle = node && findObstacle(node);
    if (node && obstacle) {
      return refuse(
        document,
        node,
        `${describe(tokens.slice(0, depth))} ${obstacle}, so an edit here could change other places too.`,
        'Write the value out, or make this edit by hand.',
      );
    }
    const token = tokens[depth];
    if (token === undefined) return { found: { node, pair, column, inFlow, missing: [] } };
    if (node === null || isEmpty(node)) {
      return { found: { node, pair, column, inFlow, missing: tokens.slice(depth) } };
    }
    if (yaml.isMap(node)) {
      const pairs = node.items as Pair<Node, Node | null>[];
      const next = pairs.find(({ key }) => yaml.isScalar(key) && String(key.value) === token);
      if (!next) {
        if (pairs.some(({ key }) => yaml.isScalar(key) && key.value === '<<')) {
          return refuse(
            document,
            node,
            `${describe(tokens.slice(0, depth))} takes keys from another mapping by \`<<\`.`,
            'Write the keys out, or make this edit by hand.',
          );
        }
        return { found: { node, pair, column, inFlow, missing: tokens.slice(depth) } };
      }
      inFlow ||= (node as YAMLMap).flow === true;
      column = columnOf(source.text, next.key.range![0]);
      pair = next;
      node = next.value;
    } else if (yaml.isSeq(node) && Number(token) in node.items) {
      inFlow ||= (node as YAMLSeq).flow === true;
      const item = node.items[Number(token)] as Node | null;
      column = item?.range ? Math.max(columnOf(source.text, item.range[0]) - 2, 0) : column;
      pair = undefined;
      node = item;
    } else {
      return refuse(
        document,
        node,
        `${describe(tokens.slice(0, depth))} is ${kindOf(node)}, so it has no \`${token}\`.`,
      );
    }
  }
}

export function refuse(
  { source }: OpenDocument,
  node: Node | null | undefined,
  message: string,
  hint?: string,
): { problem: SourceProblem } {
  const [start, end] = node?.range ?? [0, 0];
  return { problem: { message, ...(hint && { hint }), range: source.rangeAt(start, end) } };
}

export function describe(tokens: readonly string[]): string {
  return tokens.length === 0 ? 'The document' : `\`${formatPointer(tokens)}\``;
}

export function kindOf(node: Node): string {
  const yaml = loadYaml();
  if (yaml.isMap(node)) return 'a mapping';
  return yaml.isSeq(node) ? 'a list' : 'a plain value';
}

function findObstacle(node: Node): string | undefined {
  if (loadYaml().isAlias(node)) return `is the alias \`*${node.source}\``;
  const { anchor, tag } = node as { anchor?: string; tag?: string };
  if (anchor) return `has the anchor \`&${anchor}\``;
  const token = node.srcToken as { props?: unknown } | undefined;
  // The parser fills in `tag` only where the author wrote one.
  return tag && token ? `has the tag \`${tag}\`` : undefined;
}
