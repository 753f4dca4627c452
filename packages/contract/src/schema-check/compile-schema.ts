import { MissingRefError } from 'ajv';
import type { ErrorObject, Format, ValidateFunction } from 'ajv';
import type Ajv from 'ajv/dist/core';
import { joinPointer, type Pointer } from '../source/pointer';
import { buildInstance, isPattern } from './ajv-instances';
import type { DraftName } from '../json-schema/drafts';
import type { GeneratedValidator } from './generated-validator';
import type { SchemaDefect } from './schema-problem';
import { isMapping, schemaNodes, type SchemaObject } from '../json-schema/schema-nodes';
import { createSchemaPlaces } from './schema-places';
import { translateErrors } from './translate-errors';
import { code } from '../diagnostics/words';

/** Why the meta-schema of its draft refuses a document. Runs under the time guard. */
export function explainRefusal(document: SchemaObject, meta: Ajv): SchemaDefect {
  try {
    return describeRefusal(document, meta);
  } catch (error) {
    return defectOf(error as Error, document);
  }
}

function describeRefusal(document: SchemaObject, meta: Ajv): SchemaDefect {
  const validate = meta.getSchema(meta.defaultMeta() as string) as ValidateFunction;
  validate(document);
  const errors = (validate.errors ?? []) as ErrorObject[];
  const [first] = translateErrors(errors, createSchemaPlaces({}), {
    root: 'The schema',
    descriptions: false,
    maxProblems: 1,
  });
  const isTuple = Array.isArray((first && parentOf(document, first.pointer))?.items);
  return {
    kind: 'schema',
    message: `This is no valid JSON Schema: ${first?.message ?? 'the meta-schema refuses it.'}`,
    pointer: first?.pointer,
    hint:
      isTuple && first.pointer.endsWith('/items')
        ? 'A list of item schemas is called `prefixItems` since draft 2020-12; for the older form write `"$schema": "http://json-schema.org/draft-07/schema#"`.'
        : first?.hint,
  };
}

/**
 * Runs under the time guard: a schema can make the compiler itself take for ever. `isSchema` judges
 * the document first; one that is known to be valid needs none. `undefined` where it says no: why is
 * a question to `explainRefusal`, with libraries that must not be loaded under the guard.
 */
export function compileDocument(
  document: SchemaObject | boolean,
  draft: DraftName,
  formats: Record<string, Format>,
  isSchema?: GeneratedValidator,
): ValidateFunction | SchemaDefect | undefined {
  try {
    if (isSchema && !isSchema(document)) return undefined;
    return buildInstance(draft, formats).compile(document);
  } catch (error) {
    return defectOf(error as Error, document);
  }
}

function defectOf(error: Error, document: SchemaObject | boolean): SchemaDefect {
  if (error instanceof MissingRefError) return missingReference(error, document);
  // By name: errors of other realms are no instances of this one's classes.
  if (error.name === 'RangeError') {
    return {
      kind: 'schema',
      message:
        'The schema does not compile: it is nested too deeply, or refers to itself without end.',
      hint: 'Let each circle of `$ref` pass through `properties` or `items`.',
    };
  }
  const pattern = error.name === 'SyntaxError' ? findBadPattern(document) : undefined;
  if (pattern !== undefined) {
    return {
      kind: 'schema',
      message: `The pattern ${code(pattern.text)} is no regular expression that can be used here.`,
      hint: 'Patterns follow ECMAScript: no inline flags such as `(?i)`, no `\\A` and `\\Z`.',
      pointer: pattern.pointer,
    };
  }
  return { kind: 'schema', message: `The schema does not compile: ${code(error.message)}.` };
}

const REFERENCES = ['$ref', '$dynamicRef', '$recursiveRef'];

function missingReference(error: Error, document: SchemaObject | boolean): SchemaDefect {
  for (const { node, pointer } of schemaNodes(document)) {
    for (const keyword of REFERENCES) {
      const ref = node[keyword];
      if (typeof ref !== 'string') continue;
      if (!error.message.startsWith(`can't resolve reference ${ref} from id `)) continue;
      const place = joinPointer(pointer, keyword);
      return {
        kind: 'schema',
        message: ref.startsWith('#')
          ? `The \`${keyword}\` ${code(ref)} leads to nothing in this schema.`
          : `The \`${keyword}\` ${code(ref)} leads out of this schema: no file and no address is read to follow it.`,
        hint: ref.startsWith('#')
          ? 'Define it under `$defs`, or correct the reference.'
          : 'Copy what it means under `$defs` and write `#/$defs/<name>` instead.',
        pointer: place,
      };
    }
  }
  return { kind: 'schema', message: `The schema does not compile: ${code(error.message)}.` };
}

function findBadPattern(
  document: SchemaObject | boolean,
): { text: string; pointer: Pointer } | undefined {
  for (const { node, pointer } of schemaNodes(document)) {
    if (typeof node.pattern === 'string' && !isPattern(node.pattern)) {
      return { text: node.pattern, pointer: joinPointer(pointer, 'pattern') };
    }
    const patterns = isMapping(node.patternProperties) ? Object.keys(node.patternProperties) : [];
    const bad = patterns.find((text) => !isPattern(text));
    if (bad !== undefined) {
      return { text: bad, pointer: joinPointer(pointer, 'patternProperties', bad) };
    }
  }
  return undefined;
}

function parentOf(document: SchemaObject, pointer: Pointer): SchemaObject | undefined {
  for (const visit of schemaNodes(document)) {
    if (joinPointer(visit.pointer, 'items') === pointer) return visit.node;
  }
  return undefined;
}
