import { schemaNodes, type SchemaObject } from '../json-schema/schema-nodes';
import { parseJson } from '../source/json/parse-json';
import { findJsonError, withoutMark } from '../source/json/json-place';
import { isMapping } from '../source/mapping';
import type { SchemaDefect } from './schema-problem';
import { code, shown } from '../diagnostics/words';

/** Levels of JSON. Deeper documents could end the stack, at a depth that differs from run to run. */
const MAX_DEPTH = 250;

type ParsedSchema = { readonly document: SchemaObject | boolean };

/** Parses a schema text, or says why it is not a schema. Numbers keep all their digits. */
export function parseSchema(text: string): ParsedSchema | SchemaDefect {
  let document: unknown;
  try {
    document = parseJson(withoutMark(text));
  } catch {
    return jsonDefect(text);
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

function jsonDefect(text: string): SchemaDefect {
  const { offset, expected, standIn } = findJsonError(text) ?? {
    offset: 0,
    expected: 'a JSON value',
  };
  if (standIn) {
    const { message, hint } = standIn;
    return { kind: 'json', message: `The schema ${message}`, hint, offset: standIn.start };
  }
  const found = offset < text.length ? code(String.fromCodePoint(text.codePointAt(offset)!)) : '';
  return {
    kind: 'json',
    message: `The schema is not valid JSON: ${expected} is expected, but ${
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
