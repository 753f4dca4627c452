// Compiles each distinct schema text once in a session.
import { buildCompiledSchema, type CompiledSchema } from './check-value';
import { DRAFTS_IN_WORDS, draftOf, type DraftName } from '../json-schema/drafts';
import type { SchemaObject } from '../json-schema/schema-nodes';
import { printJson } from '../source/json/parse-json';
import { loadMetaValidator } from './generated-validator';
import { loadMetaSchema, META_ADDRESSES } from './meta-schemas';
import { parseSchema } from './parse-schema';
import { partsByDraft, type PartOfDraft } from './parts-by-draft';
import type { SchemaDefect } from './schema-problem';
import type { SchemaGraph } from './schema-graph';
import { createSchemaPlaces } from './schema-places';
import { uncheckedTargets } from './unchecked-targets';
import { shown } from '../diagnostics/words';
import type { FormatTable } from '../json-schema/value-formats';

export type { CompiledSchema } from './check-value';

interface SchemaStoreOptions {
  /** How many schemas are kept. The one whose last use is the longest ago goes first. */
  readonly maxSchemas?: number;
}

/** The compiled schemas of a session: each distinct text is compiled once. */
export interface SchemaStore {
  /**
   * Compiles a JSON text, or a document that is not changed afterwards. A text that is not a usable schema gives
   * the reason, which is remembered, too, because thousands of bundles may share one.
   */
  compile(schema: SchemaInput): CompiledSchema | SchemaDefect;
  /** Compiles a schema of our own. A test checks it against its meta-schema, so this does not. */
  compileTrusted(schema: SchemaInput): CompiledSchema | SchemaDefect;
}

/** A JSON text, or what such a text says. */
type SchemaInput = string | object | boolean;

export function isSchemaDefect(answer: CompiledSchema | SchemaDefect): answer is SchemaDefect {
  return 'kind' in answer;
}

export function createSchemaStore({ maxSchemas = 500 }: SchemaStoreOptions = {}): SchemaStore {
  return new RememberingStore(maxSchemas);
}

/** Meta-schemas ask for formats that a schema may do without, such as an absolute `$id`. */
const NO_FORMATS: FormatTable = new Map();

/** What compiles schemas. It is loaded for the first schema, so that reading the graph does not load it. */
interface Engine {
  readonly compiler: typeof import('./compile-schema');
  readonly formats: FormatTable;
}

/** A text whose JSON is a schema of a known draft. */
interface ReadSchema {
  readonly text: string;
  readonly document: SchemaObject | boolean;
  readonly draft: DraftName;
}

class RememberingStore implements SchemaStore {
  private readonly answers = new Map<string, CompiledSchema | SchemaDefect>();
  private readonly texts = new WeakMap<object, string>();
  private readonly metaSchemas = new Map<DraftName, SchemaGraph>();
  private loadedEngine: Engine | undefined;

  constructor(private readonly maxSchemas: number) {}

  compile(schema: SchemaInput): CompiledSchema | SchemaDefect {
    return this.remember(this.textOf(schema), (read) => this.findDefect(read) ?? this.build(read));
  }

  compileTrusted(schema: SchemaInput): CompiledSchema | SchemaDefect {
    return this.remember(this.textOf(schema), (read) => this.build(read));
  }

  private remember(
    text: string,
    compile: (read: ReadSchema) => CompiledSchema | SchemaDefect,
  ): CompiledSchema | SchemaDefect {
    const { answers } = this;
    let answer = answers.get(text);
    if (answer === undefined) {
      const read = readSchema(text);
      answer = 'kind' in read ? read : compile(read);
    }
    // The map is in the order of the last use.
    answers.delete(text);
    answers.set(text, answer);
    if (answers.size > this.maxSchemas) answers.delete(answers.keys().next().value as string);
    return answer;
  }

  private build({ document, draft }: ReadSchema): CompiledSchema | SchemaDefect {
    const { compiler, formats } = this.engine;
    const graph = compiler.compileDocument(document, draft, formats);
    if ('kind' in graph) return graph;
    return buildCompiledSchema(document, graph, createSchemaPlaces(document));
  }

  /** Why the meta-schema of a draft refuses the document, a part of another draft in it, or what a reference means. */
  private findDefect({ text, document, draft }: ReadSchema): SchemaDefect | undefined {
    if (typeof document === 'boolean') return undefined;
    const defect = this.findDefectOfAny(partsOf(text, document, draft));
    if (defect || !text.includes('"$ref"')) return defect;
    return this.findDefectOfAny(uncheckedTargets(document, draft));
  }

  private findDefectOfAny(parts: readonly PartOfDraft[]): SchemaDefect | undefined {
    for (const part of parts) {
      const defect = this.findDefectOfPart(part);
      if (!defect) continue;
      const pointer = defect.pointer === undefined ? undefined : part.pointer + defect.pointer;
      return { ...defect, pointer };
    }
    return undefined;
  }

  /** Only a document that is not a schema pays for the meta-schema that gives reasons. */
  private findDefectOfPart({ schema, draft }: PartOfDraft): SchemaDefect | undefined {
    if (loadMetaValidator(draft)?.(schema)) return undefined;
    return this.engine.compiler.explainRefusal(schema, draft, this.metaSchemaOf(draft));
  }

  private metaSchemaOf(draft: DraftName): SchemaGraph {
    let graph = this.metaSchemas.get(draft);
    if (graph === undefined) {
      const schema = loadMetaSchema(META_ADDRESSES[draft])!;
      graph = this.engine.compiler.compileDocument(schema, draft, NO_FORMATS) as SchemaGraph;
      this.metaSchemas.set(draft, graph);
    }
    return graph;
  }

  private get engine(): Engine {
    return (this.loadedEngine ??= loadEngine());
  }

  private textOf(schema: SchemaInput): string {
    if (typeof schema === 'string') return schema;
    if (typeof schema === 'boolean') return String(schema);
    const text = this.texts.get(schema) ?? printJson(schema);
    this.texts.set(schema, text);
    return text;
  }
}

function readSchema(text: string): ReadSchema | SchemaDefect {
  const parsed = parseSchema(text);
  if ('kind' in parsed) return parsed;
  const { document } = parsed;
  const named = typeof document === 'object' ? document.$schema : undefined;
  const draft = draftOf(named);
  return draft === undefined ? describeUnknownDraft(named) : { text, document, draft };
}

/** Most schemas name one draft: no parts of others are searched for. */
function partsOf(text: string, document: SchemaObject, draft: DraftName): readonly PartOfDraft[] {
  const namesOne = text.indexOf('"$schema"') === text.lastIndexOf('"$schema"');
  return namesOne ? [{ schema: document, draft, pointer: '' }] : partsByDraft(document, draft);
}

function loadEngine(): Engine {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const compiler = require('./compile-schema') as typeof import('./compile-schema');
  const { createFormats } =
    require('../json-schema/value-formats') as typeof import('../json-schema/value-formats');
  /* eslint-enable @typescript-eslint/no-require-imports */
  return { compiler, formats: createFormats() };
}

function describeUnknownDraft(dollarSchema: unknown): SchemaDefect {
  return {
    kind: 'schema',
    message: `The \`$schema\` ${shown(dollarSchema)} is not a known draft of JSON Schema.`,
    hint: `Use draft ${DRAFTS_IN_WORDS}. Without \`$schema\` it is 2020-12.`,
    pointer: '/$schema',
  };
}
