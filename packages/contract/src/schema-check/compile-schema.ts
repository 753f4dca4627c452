import { parentPointer, valueAt } from '../source/pointer';
import { code, didYouMean } from '../diagnostics/words';
import type { DraftName } from '../json-schema/drafts';
import type { SchemaObject } from '../json-schema/schema-nodes';
import { isMapping } from '../source/mapping';
import { runGraph } from './check-value';
import { buildSchemaGraph, type SchemaGraph } from './schema-graph';
import type { SchemaDefect } from './schema-problem';
import { createSchemaPlaces } from './schema-places';
import { NO_MARKS } from './secret-marks';
import { suggestPlace } from './suggest-place';
import { translateErrors } from './messages/translate-errors';
import { UnusableSchema } from './unusable-schema';
import type { FormatTable } from '../json-schema/value-formats';

/** A document that is a valid schema, ready to run, or the reason why it cannot be used. */
export function compileDocument(
  document: SchemaObject | boolean,
  draft: DraftName,
  formats: FormatTable,
): SchemaGraph | SchemaDefect {
  try {
    return buildSchemaGraph(document, draft, formats);
  } catch (error) {
    if (error instanceof UnusableSchema) return describeUnusable(error, document);
    throw error;
  }
}

/** Why the meta-schema of its draft refuses a document; `undefined` where it does not. */
export function explainRefusal(
  document: SchemaObject,
  draft: DraftName,
  meta: SchemaGraph,
): SchemaDefect | undefined {
  const { causes, end } = runGraph(meta, document);
  if (end !== 'done') return { kind: 'schema', message: 'The schema is too large to be checked.' };
  if (causes.length === 0) return undefined;
  const [first] = translateErrors(causes, createSchemaPlaces({}), NO_MARKS, {
    root: 'The schema',
    advises: false,
    maxProblems: 1,
  });
  return {
    kind: 'schema',
    message: `This is not a valid JSON Schema: ${first?.message ?? 'its meta-schema refuses it.'}`,
    pointer: first?.pointer,
    hint: hintAt(document, draft, first?.pointer ?? '') ?? first?.hint,
  };
}

function hintAt(document: SchemaObject, draft: DraftName, pointer: string): string | undefined {
  const value = valueAt(document, pointer);
  if (pointer.endsWith('/items') && Array.isArray(value)) {
    return 'Since draft 2020-12, a list of item schemas is called `prefixItems`. For the older form write `"$schema": "http://json-schema.org/draft-07/schema#"`.';
  }
  if (
    draft !== 'draft-04' &&
    /\/exclusive(?:Min|Max)imum$/.test(pointer) &&
    typeof value === 'boolean'
  ) {
    const parent = valueAt(document, parentPointer(pointer));
    const limit = isMapping(parent)
      ? parent[pointer.endsWith('Minimum') ? 'minimum' : 'maximum']
      : undefined;
    return typeof limit === 'number'
      ? `Since draft-06 the keyword holds the limit itself: write \`${limit}\` here and remove the other keyword.`
      : 'Since draft-06 the keyword holds the limit itself.';
  }
  return undefined;
}

function describeUnusable(
  { reason, keyword, text, pointer }: UnusableSchema,
  document: unknown,
): SchemaDefect {
  switch (reason) {
    case 'pattern':
      return {
        kind: 'schema',
        message: `The pattern ${code(text)} is not a valid regular expression.`,
        hint: 'Patterns follow ECMAScript, which has no inline flags such as `(?i)`, no `\\A` and no `\\Z`.',
        pointer,
      };
    case 'anchor':
      return {
        kind: 'schema',
        message: `The anchor ${code(text)} is defined twice, so references to it are ambiguous.`,
        hint: 'Rename one of the two.',
        pointer,
      };
    case 'circle':
      return {
        kind: 'schema',
        message: `The \`${keyword}\` ${code(text)} refers back to itself without end.`,
        hint: 'Let each circle of `$ref` pass through `properties` or `items`.',
        pointer,
      };
    case 'reference':
      return describeLostReference(keyword, text, pointer, document);
  }
}

function describeLostReference(
  keyword: string,
  ref: string,
  pointer: string,
  document: unknown,
): SchemaDefect {
  const isInside = ref.startsWith('#');
  const meant = isInside ? suggestPlace(ref, document) : undefined;
  return {
    kind: 'schema',
    message: isInside
      ? `The \`${keyword}\` ${code(ref)} points to nothing in this schema.`
      : `The \`${keyword}\` ${code(ref)} points outside this schema. Files and addresses are not read.`,
    hint: isInside
      ? (didYouMean(meant) ?? 'Define the target under `$defs`, or correct the reference.')
      : 'Copy the target to `$defs` and write `#/$defs/<name>` instead.',
    pointer,
  };
}
