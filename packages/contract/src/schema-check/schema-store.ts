import type { Format } from 'ajv';
import type Ajv from 'ajv/dist/core';
import { buildCompiledSchema, type CompiledSchema } from './check-value';
import { DRAFTS_IN_WORDS, draftOf, type DraftName } from '../json-schema/drafts';
import { createCronFormat } from './string-formats';
import { loadMetaValidator } from './generated-validator';
import { parseSchema } from './parse-schema';
import type { SchemaDefect } from './schema-problem';
import type { SchemaObject } from '../json-schema/schema-nodes';
import { createSchemaPlaces } from './schema-places';
import { createTimeGuard, type TimeGuard } from './time-guard';
import { shown } from '../diagnostics/words';

export type { CompiledSchema } from './check-value';

export interface SchemaStoreOptions {
  /** For compiling one schema, in milliseconds; default 5000 (10,000 properties take a fifth of it). */
  readonly timeLimitMs?: number;
  readonly guard?: TimeGuard;
  /** Schemas kept; the one that was not asked for the longest goes first. */
  readonly maxSchemas?: number;
}

/** The compiled schemas of a session: each distinct text is compiled once. */
export interface SchemaStore {
  /**
   * A JSON text, or a document that is not changed afterwards. A text that is no usable schema is
   * answered with the reason, and remembered too: thousands of bundles may share one that takes too
   * long, in several environments each, and every further try would take as long again.
   *
   * To be called outside of a time guard: it loads libraries, and guards what it compiles itself.
   */
  compile(
    schema: string | object | boolean,
    options?: CompileOptions,
  ): CompiledSchema | SchemaDefect;
}

export interface CompileOptions {
  /** For a schema of our own, which is a valid one: on a busy machine, time says nothing against it. */
  readonly isTrusted?: boolean;
}

export function isDefect(answer: CompiledSchema | SchemaDefect): answer is SchemaDefect {
  return 'kind' in answer;
}

interface Engine {
  readonly instances: typeof import('./ajv-instances');
  readonly compiler: typeof import('./compile-schema');
  readonly formats: Record<string, Format>;
  loadCron(): void;
}

export function createSchemaStore(options: SchemaStoreOptions = {}): SchemaStore {
  const { timeLimitMs = 5000, guard = createTimeGuard(), maxSchemas = 500 } = options;
  const answers = new Map<string, CompiledSchema | SchemaDefect>();
  const texts = new WeakMap<object, string>();
  const metas = new Map<DraftName, Ajv>();
  let engine: Engine | undefined;

  function metaOf(draft: DraftName, { instances }: Engine): Ajv {
    // Entered when it is complete: a time limit around us may end this anywhere.
    const meta = metas.get(draft) ?? instances.buildMetaInstance(draft);
    metas.set(draft, meta);
    return meta;
  }

  function build(text: string, isTrusted: boolean): CompiledSchema | SchemaDefect {
    const parsed = parseSchema(text);
    if ('kind' in parsed) return parsed;
    const { document } = parsed;
    const draft = draftOf(typeof document === 'object' ? document.$schema : undefined);
    if (draft === undefined) return unknownDraft((document as { $schema: unknown }).$schema);
    const { compiler, formats, loadCron } = (engine ??= loadEngine());
    if (text.includes('"cron"')) loadCron();
    // Our own schemas are judged by their meta-schema in a test.
    const isSchema = isTrusted ? undefined : loadMetaValidator(draft);
    const work = () => compiler.compileDocument(document, draft, formats, isSchema);
    const outcome = isTrusted
      ? { done: true as const, value: work() }
      : guard.runGuarded(timeLimitMs, work);
    if (!outcome.done) return tookTooLong(timeLimitMs);
    const built = outcome.value;
    if (built === undefined) return explain(document as SchemaObject, draft, engine);
    if (typeof built !== 'function') return built;
    return buildCompiledSchema(document, built, createSchemaPlaces(document));
  }

  /** Only a document that is no schema pays for the meta-schema that gives reasons. */
  function explain(document: SchemaObject, draft: DraftName, engine: Engine): SchemaDefect {
    const meta = metaOf(draft, engine);
    const outcome = guard.runGuarded(timeLimitMs, () =>
      engine.compiler.explainRefusal(document, meta),
    );
    return outcome.done ? outcome.value : tookTooLong(timeLimitMs);
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
    const text = texts.get(schema) ?? JSON.stringify(schema);
    texts.set(schema, text);
    return text;
  }

  return { compile };
}

function loadEngine(): Engine {
  const cron = createCronFormat();
  // ajv is loaded by the first schema: what only reads the graph never pays for it.
  /* eslint-disable @typescript-eslint/no-require-imports */
  const instances = require('./ajv-instances') as typeof import('./ajv-instances');
  const compiler = require('./compile-schema') as typeof import('./compile-schema');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const formats = { ...instances.standardFormats(), cron: cron.format };
  return { instances, compiler, formats, loadCron: () => cron.load() };
}

function unknownDraft(dollarSchema: unknown): SchemaDefect {
  return {
    kind: 'schema',
    message: `The \`$schema\` ${shown(dollarSchema)} names no draft of JSON Schema that is read here.`,
    hint: `Drafts ${DRAFTS_IN_WORDS} are read; without \`$schema\`, 2020-12 is meant.`,
    pointer: '/$schema',
  };
}

function tookTooLong(timeLimitMs: number): SchemaDefect {
  return {
    kind: 'time',
    message: `Compiling the schema did not end within ${timeLimitMs} ms.`,
    hint: 'Look for references that double at each level, and for patterns with nested repetition.',
  };
}
