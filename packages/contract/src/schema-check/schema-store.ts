// Compiles each distinct schema text once in a session.
import { buildCompiledSchema, type CompiledSchema } from './check-value';
import { DRAFTS_IN_WORDS, draftOf, type DraftName } from '../json-schema/drafts';
import type { SchemaObject } from '../json-schema/schema-nodes';
import { printJson } from '../source/parse-json';
import { loadMetaValidator } from './generated-validator';
import { loadMetaSchema, META_ADDRESSES } from './meta-schemas';
import { parseSchema } from './parse-schema';
import { partsByDraft, type PartOfDraft } from './parts-by-draft';
import type { SchemaDefect } from './schema-problem';
import type { SchemaGraph } from './schema-graph';
import { createSchemaPlaces } from './schema-places';
import { shown } from '../diagnostics/words';
import type { FormatTable } from '../json-schema/value-formats';

export type { CompiledSchema } from './check-value';

interface SchemaStoreOptions {
  /** Schemas kept; the one that was not asked for the longest goes first. */
  readonly maxSchemas?: number;
}

/** The compiled schemas of a session: each distinct text is compiled once. */
export interface SchemaStore {
  /**
   * A JSON text, or a document that is not changed afterwards. A text that is not a usable schema is
   * answered with the reason, which is remembered too: thousands of bundles may share one.
   */
  compile(
    schema: string | object | boolean,
    options?: CompileOptions,
  ): CompiledSchema | SchemaDefect;
}

interface CompileOptions {
  /** For a schema of our own, which is checked against its meta-schema in a test. */
  readonly isTrusted?: boolean;
}

export function isSchemaDefect(answer: CompiledSchema | SchemaDefect): answer is SchemaDefect {
  return 'kind' in answer;
}

/** Meta-schemas ask for formats that a schema may do without, such as an absolute `$id`. */
const NO_FORMATS: FormatTable = new Map();

interface Engine {
  readonly compiler: typeof import('./compile-schema');
  readonly formats: FormatTable;
}

export function createSchemaStore({ maxSchemas = 500 }: SchemaStoreOptions = {}): SchemaStore {
  const answers = new Map<string, CompiledSchema | SchemaDefect>();
  const texts = new WeakMap<object, string>();
  const metas = new Map<DraftName, SchemaGraph>();
  let engine: Engine | undefined;

  function build(text: string, isTrusted: boolean): CompiledSchema | SchemaDefect {
    const parsed = parseSchema(text);
    if ('kind' in parsed) return parsed;
    const { document } = parsed;
    const draft = draftOf(typeof document === 'object' ? document.$schema : undefined);
    if (draft === undefined) return unknownDraft((document as { $schema: unknown }).$schema);
    engine ??= loadEngine();
    if (!isTrusted && typeof document === 'object') {
      for (const part of partsOf(text, document, draft)) {
        const refusal = refuse(part.schema, part.draft, engine);
        if (!refusal) continue;
        const pointer = refusal.pointer === undefined ? undefined : part.pointer + refusal.pointer;
        return { ...refusal, pointer };
      }
    }
    const graph = engine.compiler.compileDocument(document, draft, engine.formats);
    if ('kind' in graph) return graph;
    return buildCompiledSchema(document, graph, createSchemaPlaces(document));
  }

  /** Only a document that is not a schema pays for the meta-schema that gives reasons. */
  function refuse(
    document: SchemaObject,
    draft: DraftName,
    { compiler }: Engine,
  ): SchemaDefect | undefined {
    if (loadMetaValidator(draft)?.(document)) return undefined;
    let meta = metas.get(draft);
    if (!meta) {
      const schema = loadMetaSchema(META_ADDRESSES[draft])!;
      meta = compiler.compileDocument(schema, draft, NO_FORMATS) as SchemaGraph;
      metas.set(draft, meta);
    }
    return compiler.explainRefusal(document, draft, meta);
  }

  function compile(
    schema: string | object | boolean,
    { isTrusted = false }: CompileOptions = {},
  ): CompiledSchema | SchemaDefect {
    const text = typeof schema === 'string' ? schema : textOf(schema);
    const known = answers.get(text);
    const answer = known ?? build(text, isTrusted);
    answers.delete(text);
    answers.set(text, answer);
    if (answers.size > maxSchemas) answers.delete(answers.keys().next().value as string);
    return answer;
  }

  function textOf(schema: object | boolean): string {
    if (typeof schema === 'boolean') return String(schema);
    const text = texts.get(schema) ?? printJson(schema);
    texts.set(schema, text);
    return text;
  }

  return { compile };
}

/** Most schemas name one draft: no parts of others are searched for. */
function partsOf(text: string, document: SchemaObject, draft: DraftName): readonly PartOfDraft[] {
  const namesOne = text.indexOf('"$schema"') === text.lastIndexOf('"$schema"');
  return namesOne ? [{ schema: document, draft, pointer: '' }] : partsByDraft(document, draft);
}

function loadEngine(): Engine {
  // Loaded by the first schema: what only reads the graph never pays for it.
  /* eslint-disable @typescript-eslint/no-require-imports */
  const compiler = require('./compile-schema') as typeof import('./compile-schema');
  const { createFormats } =
    require('../json-schema/value-formats') as typeof import('../json-schema/value-formats');
  /* eslint-enable @typescript-eslint/no-require-imports */
  return { compiler, formats: createFormats() };
}

function unknownDraft(dollarSchema: unknown): SchemaDefect {
  return {
    kind: 'schema',
    message: `The \`$schema\` ${shown(dollarSchema)} is not a known draft of JSON Schema.`,
    hint: `Use draft ${DRAFTS_IN_WORDS}. Without \`$schema\` it is 2020-12.`,
    pointer: '/$schema',
  };
}
