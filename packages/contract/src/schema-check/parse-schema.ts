import { isMapping, schemaNodes, type SchemaObject } from '../json-schema/schema-nodes';
import { locateJsonError } from '../source/locate-json-error';
import type { SchemaDefect } from './schema-problem';
import { code, shown } from '../diagnostics/words';

/**
 * Levels of JSON. From some 600 on, whether ajv runs out of stack depends on who called it and on
 * what V8 has compiled by then: no ground for a verdict.
 */
const MAX_DEPTH = 250;

/** Pattern for the property `__proto__`, which ajv leaves out of `properties`. */
export const PROTO_PATTERN = '^__proto__$';

export type ParsedSchema = { readonly document: SchemaObject | boolean };

/** A schema text to the document that ajv is given, or the reason why it is none. */
export function parseSchema(text: string): ParsedSchema | SchemaDefect {
  // Editors on Windows write a byte order mark, and Helm and Go's readers accept it.
  const start = text.startsWith('\ufeff') ? 1 : 0;
  let document: unknown;
  try {
    document = JSON.parse(start === 0 ? text : text.slice(start));
  } catch {
    return jsonDefect(text, start);
  }
  if (typeof document === 'boolean') return { document };
  if (!isMapping(document)) {
    return {
      kind: 'schema',
      message: `A JSON Schema is a mapping, \`true\` or \`false\`; this is ${shown(document)}.`,
      pointer: '',
    };
  }
  return makeFitForAjv(document) ?? { document };
}

function jsonDefect(text: string, start: number): SchemaDefect {
  const error = locateJsonError(text.slice(start));
  const offset = start + (error?.offset ?? 0);
  const found = offset < text.length ? code(String.fromCodePoint(text.codePointAt(offset)!)) : '';
  return {
    kind: 'json',
    message: `The schema is no JSON text: ${error?.expected ?? 'a JSON value'} is expected, and ${
      found === '' ? 'the text ends' : `${found} stands there`
    }.`,
    hint: 'Schemas are written in JSON; YAML and comments are not accepted.',
    offset,
  };
}

/**
 * Takes out what would make ajv judge differently from JSON Schema: `$async` (its validator would
 * return a promise, and a promise counts as true), `id` (it refuses that old name of `$id`), and a
 * property `__proto__` (it ignores it; as a pattern it is judged).
 */
function makeFitForAjv(document: SchemaObject): SchemaDefect | undefined {
  for (const { node, depth } of schemaNodes(document)) {
    if (depth > MAX_DEPTH) {
      return {
        kind: 'schema',
        message: `The schema is nested more than ${MAX_DEPTH} levels deep.`,
        hint: 'Move inner schemas under `$defs` and refer to them.',
      };
    }
    if (typeof node.$async === 'boolean') delete node.$async;
    if (typeof node.id === 'string') delete node.id;
    const { properties } = node;
    if (isMapping(properties) && Object.prototype.hasOwnProperty.call(properties, '__proto__')) {
      const patterns = isMapping(node.patternProperties) ? node.patternProperties : {};
      node.patternProperties = { ...patterns, [PROTO_PATTERN]: properties['__proto__'] };
      delete properties['__proto__'];
    }
  }
  return undefined;
}
