// Finds the place of a pointer in a text, and refuses the places where an edit would change more than it says.
import type { Node, Pair, YAMLMap } from 'yaml';
import { formatPointer, parsePointer, type Pointer } from '../source/pointer';
import type { SourceProblem } from '../source/source-problem';
import { isEmpty } from './content-end';
import { columnOf } from './lines';
import type { OpenDocument } from './open-document';
import { loadYaml } from '../source/yaml/yaml-tree';

interface Place {
  /** `null` for an empty value or an empty document. */
  readonly node: Node | null;
  /** The pair whose value `node` is; absent at the root and for items of sequences. */
  readonly pair?: Pair<Node, Node | null>;
  /** The column of the key (or the dash) that holds `node`; -1 at the root. */
  readonly column: number;
  /** True when something around the node is written in flow style. */
  readonly inFlow: boolean;
}

/** The deepest place on the path of a pointer, and the keys that the text does not have yet. */
export interface Located extends Place {
  readonly missing: readonly string[];
}

interface Refused {
  readonly problem: SourceProblem;
}

export function locate(
  document: OpenDocument,
  pointer: Pointer,
): { found: Located; problem?: undefined } | Refused {
  const tokens = parsePointer(pointer);
  let place: Place = { node: document.contents, column: -1, inFlow: false };
  for (let depth = 0; ; depth++) {
    const above = tokens.slice(0, depth);
    const refused = findObstacle(document, place.node, above);
    if (refused) return refused;
    const token = tokens[depth];
    const next = token === undefined ? undefined : stepInto(document, place, token, above);
    if (!next) return { found: { ...place, missing: tokens.slice(depth) } };
    if ('problem' in next) return next;
    place = next;
  }
}

/** The place of a key or an item; `undefined` where the text may get it. */
function stepInto(
  document: OpenDocument,
  { node, column, inFlow }: Place,
  token: string,
  above: readonly string[],
): Place | Refused | undefined {
  if (node === null || isEmpty(node)) return undefined;
  const yaml = loadYaml();
  const { text } = document.source;
  if (yaml.isMap(node)) {
    const pairs = node.items as Pair<Node, Node | null>[];
    const pair = pairs.find(({ key }) => yaml.isScalar(key) && String(key.value) === token);
    if (!pair) return findMerge(document, node, above);
    return {
      node: pair.value,
      pair,
      column: columnOf(text, pair.key.range![0]),
      inFlow: inFlow || node.flow === true,
    };
  }
  if (!yaml.isSeq(node) || !(Number(token) in node.items)) {
    const message = `${describe(above)} is ${kindOf(node)}, so it has no \`${token}\`.`;
    return refuse(document, node, message);
  }
  const item = node.items[Number(token)] as Node | null;
  return {
    node: item,
    column: item?.range ? Math.max(columnOf(text, item.range[0]) - 2, 0) : column,
    inFlow: inFlow || node.flow === true,
  };
}

/** A mapping with `<<` may have the key from elsewhere. */
function findMerge(
  document: OpenDocument,
  map: YAMLMap,
  above: readonly string[],
): Refused | undefined {
  const yaml = loadYaml();
  if (!map.items.some(({ key }) => yaml.isScalar(key) && key.value === '<<')) return undefined;
  return refuse(
    document,
    map as Node,
    `${describe(above)} takes keys from another mapping by \`<<\`.`,
    'Write the keys out, or make this edit by hand.',
  );
}

function findObstacle(
  document: OpenDocument,
  node: Node | null,
  at: readonly string[],
): Refused | undefined {
  const obstacle = node ? obstacleOf(node) : undefined;
  if (obstacle === undefined) return undefined;
  return refuse(
    document,
    node,
    `${describe(at)} ${obstacle}, so an edit here could change other places too.`,
    'Write the value out, or make this edit by hand.',
  );
}

export function refuse(
  { source }: OpenDocument,
  node: Node | null | undefined,
  message: string,
  hint?: string,
): Refused {
  const [start, end] = node?.range ?? [0, 0];
  return { problem: { message, ...(hint && { hint }), range: source.rangeAt(start, end) } };
}

/** For a layout that only a person can edit. */
export function refuseLayout(document: OpenDocument, node: Node | null, pointer: Pointer): Refused {
  const message = `${describe(parsePointer(pointer))} has a layout that cannot be edited automatically.`;
  return refuse(document, node, message, 'Make this edit by hand.');
}

export function describe(tokens: readonly string[]): string {
  return tokens.length === 0 ? 'The document' : `\`${formatPointer(tokens)}\``;
}

export function kindOf(node: Node): string {
  const yaml = loadYaml();
  if (yaml.isMap(node)) return 'a mapping';
  return yaml.isSeq(node) ? 'a list' : 'a plain value';
}

function obstacleOf(node: Node): string | undefined {
  if (loadYaml().isAlias(node)) return `is the alias \`*${node.source}\``;
  const { anchor, tag } = node as { anchor?: string; tag?: string };
  if (anchor) return `has the anchor \`&${anchor}\``;
  const token = node.srcToken as { props?: unknown } | undefined;
  // The parser fills in `tag` only where the author wrote one.
  return tag && token ? `has the tag \`${tag}\`` : undefined;
}
