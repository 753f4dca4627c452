// Text to data. A fast reader reads simple texts, as most files are. The YAML library reads all others, and
// texts with errors. Both give the same data and the same places.
import { isUtf8 } from 'node:buffer';
import { findUtf16, NOT_UTF_8 } from '../find-utf-16';
import { findGitStandIn } from '../git-stand-in';
import { parseYaml } from './parse-yaml';
import { describeStandIn, refuse, type ParsedSource, type Positions } from '../parsed-source';
import { readSimple, readSimpleTree, type SimpleDocument } from '../simple-yaml/read-simple';
import { readSimpleJson } from '../simple-yaml/read-simple-json';
import { SIMPLE_NODES, type SimpleNode } from '../simple-yaml/simple-tree';
import { SourceDocument, type SourceTree } from '../source-document';
import type { SourceProblem } from '../source-problem';
import { SourceText } from '../source-text';
import { CONTRACT_SIZE_LIMIT } from '../size-limits';
import { readYamlTree } from './yaml-tree';

const REPLACEMENT = '\ufffd';
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;
const UNACCEPTED = /[\u0000-\u0008\u000e-\u001f\ufffd]/;

export type { ParsedSource, Positions } from '../parsed-source';

/**
 * Parses one YAML document of at most `sizeLimit` bytes. Duplicate keys, unknown tags, a second
 * document, a `%YAML` or `%TAG` directive, unresolved, cyclic or too many aliases, too deep nesting
 * and bytes that are not UTF-8 text are problems, each with its place.
 */
export function parseSource(
  path: string,
  content: string | Uint8Array,
  sizeLimit = CONTRACT_SIZE_LIMIT,
  positions: Positions = 'on-demand',
): ParsedSource {
  const size = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
  if (size > sizeLimit) {
    const source = new SourceText(path, '');
    return refuse(source, {
      message: `The file has ${size} bytes. The limit is ${sizeLimit}.`,
      hint: 'Make the file smaller.',
      range: source.rangeAt(0, 0),
    });
  }
  const decoded = decode(content);
  const source = new SourceText(path, decoded.text);
  const standIn = findGitStandIn(source.text);
  if (standIn) return refuse(source, describeStandIn(source, standIn));
  if (decoded.badOffset !== undefined) {
    return refuse(source, describeCharacter(source, decoded.badOffset));
  }
  return readFast(source, positions) ?? parseYaml(source, positions);
}

function decode(content: string | Uint8Array): { text: string; badOffset?: number } {
  const text =
    typeof content === 'string'
      ? content
      : Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
  const bad = UNACCEPTED.exec(text);
  if (!bad) return { text };
  // Only the bytes show whether the author wrote the replacement character.
  const isWritten = typeof content !== 'string' && bad[0] === REPLACEMENT && isUtf8(content);
  const badOffset = isWritten ? text.search(CONTROL) : bad.index;
  return badOffset < 0 ? { text } : { text, badOffset };
}

function describeCharacter(source: SourceText, offset: number): SourceProblem {
  const { text } = source;
  const range = source.rangeAt(offset, offset + 1);
  const encoding = findUtf16(text) ?? (text[offset] === REPLACEMENT ? NOT_UTF_8 : undefined);
  if (encoding) return { ...encoding, message: `The file ${encoding.message}`, range };
  const name = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  return {
    message: `The file contains the control character U+${name}, which is not accepted.`,
    hint: 'Remove it.',
    range,
  };
}

function readFast(source: SourceText, positions: Positions): ParsedSource | undefined {
  const json = readSimpleJson(source.text);
  const read: SimpleDocument | undefined = json
    ? { value: json.value, ambiguous: [] }
    : readSimple(source.text, positions);
  if (!read) return undefined;
  const { value, ambiguous, tree } = read;
  const document = new SourceDocument(source, value, ambiguous, treeReader(source, tree));
  return { source, document, problems: [] };
}

/** A function of its own, so that what it answers holds on to the text and the tree alone. */
function treeReader({ text }: SourceText, tree: SimpleNode | undefined): () => SourceTree {
  return () => {
    const contents = tree ?? readSimpleTree(text);
    return contents ? { contents, reader: SIMPLE_NODES } : readYamlTree(text);
  };
}
