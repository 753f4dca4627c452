import { schemaNodes, type SchemaObject } from '../json-schema/schema-nodes';
import { parseJson } from '../source/parse-json';
import { findConflictAround, findGitStandIn } from '../source/git-stand-in';
import { locateJsonError } from '../source/locate-json-error';
import { isMapping } from '../source/mapping';
import type { SchemaDefect } from './schema-problem';
import { code, shown } from '../diagnostics/words';

/** Levels of JSON. Deeper documents could end the stack, at a depth that differs from run to run. */
const MAX_DEPTH = 250;

type ParsedSchema = { readonly document: SchemaObject | boolean };

/** Parses a schema text, or says why it is not a schema. Numbers keep all their digits. */
export function parseSchema(text: string): ParsedSchema | SchemaDefect {
  // Editors on Windows write a byte order mark, and Helm and Go's readers accept it.
  const start = text.startsWith('\ufeff') ? 1 : 0;
  let document: unknown;
  try {
    document = parseJson(start === 0 ? text : text.slice(start));
  } catch {
    return jsonDefect(text, start);
  }
  if (typeof document === 'boolean') return { document };
  if (!isMapping(document)) {
    return {
      kind: 'schema',
      message: `A JSON Schema must be a mapping, \`true\` or \`false\`; this is ${shown(document)}.`,
      pointer: '',
    };
  }
  return findTooDeep(document) ?? { document };
}

function jsonDefect(text: string, start: number): SchemaDefect {
  const error = locateJsonError(text.slice(start));
  const offset = start + (error?.offset ?? 0);
  const standIn = findGitStandIn(text) ?? findConflictAround(text, offset);
  if (standIn) {
    const { message, hint } = standIn;
    return { kind: 'json', message: `The schema ${message}`, hint, offset: standIn.start };
  }
  const found = offset < text.length ? code(String.fromCodePoint(text.codePointAt(offset)!)) : '';
  return {
    kind: 'json',
    message: `The schema is not valid JSON: ${error?.expected ?? 'a JSON value'} is expected, but ${
      found === '' ? 'the text ends' : `found ${found}`
    }.`,
    hint: 'Write the schema as JSON, without comments.',
    offset,
  };
}

function findTooDeep(document: SchemaObject): SchemaDefect | undefined {
  for (const { depth } of schemaNodes(document)) {
    if (depth <= MAX_DEPTH) continue;
    return {
      kind: 'schema',
      message: `The schema is nested more than ${MAX_DEPTH} levels deep.`,
      hint: 'Move inner schemas to `$defs` and reference them.',
    };
  }
  return undefined;
}
