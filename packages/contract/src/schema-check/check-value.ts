import { Evaluated } from './evaluated';
import { Endless, OutOfSteps, RunState } from './run-state';
import type { Cause } from './schema-error';
import type { SchemaGraph } from './schema-graph';
import { runNode } from './runnable-schema';
import type { SchemaProblem } from './schema-problem';
import type { SchemaPlaces } from './schema-places';
import { findUnknownKeywords, type UnknownKeyword } from './unknown-keywords';
import { findSecretMarks, type SecretMarks } from './secret-marks';
import { translateErrors, type TranslateOptions } from './messages/translate-errors';

/** What running a schema yields, before it is put into words. */
export interface RunResult {
  readonly causes: readonly Cause[];
  /** `endless`: the schema refers to itself without end. `out of steps`: it needs too much work. */
  readonly end: 'done' | 'endless' | 'out of steps';
  /** Places of values that only the platform sets. */
  readonly platformValues: readonly string[];
}

/** A schema that is ready to check values; usable for as long as it is held, whatever the store does. */
export interface CompiledSchema {
  /** The schema itself, as parsed. */
  readonly document: unknown;
  /** Whether a pattern or format in it may take more than linear time: to be run under a guard then. */
  readonly needsGuard: boolean;
  /** Checks a value in a bounded number of steps. Never throws. */
  run(value: unknown): RunResult;
  /** Pure, linear in the number of errors. */
  translate(result: RunResult, options?: TranslateOptions): SchemaProblem[];
  /** Misspelled keywords and names; looked for when they are first asked for. */
  unknownKeywords(): readonly UnknownKeyword[];
  /** Which places of a value it marks as secret; looked for when they are first asked for. */
  secretMarks(): SecretMarks;
  /** Both in one, for schemas of our own. No problem means that the value is valid. */
  check(value: unknown, options?: TranslateOptions): SchemaProblem[];
}

export function buildCompiledSchema(
  document: unknown,
  graph: SchemaGraph,
  places: SchemaPlaces,
): CompiledSchema {
  function translate(result: RunResult, options?: TranslateOptions): SchemaProblem[] {
    if (result.end !== 'done') return [describeEnd(result.end, options)];
    if (result.causes.length === 0) return [];
    return translateErrors(result.causes, places, secretMarks(), options);
  }

  let unknown: readonly UnknownKeyword[] | undefined;
  let marks: SecretMarks | undefined;
  const secretMarks = () => (marks ??= findSecretMarks(document));
  return {
    document,
    needsGuard: graph.needsGuard,
    secretMarks,
    unknownKeywords: () => (unknown ??= findUnknownKeywords(document)),
    run: (value) => runGraph(graph, value),
    translate,
    check: (value, options) => translate(runGraph(graph, value), options),
  };
}

/** Runs a schema over a value: its verdict first, since errors are rare and expensive. */
export function runGraph(graph: SchemaGraph, value: unknown): RunResult {
  const causes: Cause[] = [];
  let state = new RunState();
  try {
    if (!visitRoot(graph, value, state)) {
      state = new RunState();
      visitRoot(graph, value, state, causes);
    }
    return { causes, end: 'done', platformValues: [...state.platformValues] };
  } catch (error) {
    return { causes: [], end: endOf(error), platformValues: [] };
  }
}

function visitRoot(
  { root, tracksEvaluated }: SchemaGraph,
  value: unknown,
  state: RunState,
  causes?: Cause[],
): boolean {
  return runNode({
    node: root,
    at: { value, holder: [value], key: 0 },
    scope: { resource: root.place.resource },
    state,
    causes,
    evaluated: tracksEvaluated ? new Evaluated() : undefined,
  });
}

function endOf(error: unknown): 'endless' | 'out of steps' {
  if (error instanceof OutOfSteps) return 'out of steps';
  // By name: a guard runs this in another realm, whose errors are not instances of this one's class.
  if (error instanceof Endless || (error as Error).name === 'RangeError') return 'endless';
  throw error;
}

function describeEnd(
  end: 'endless' | 'out of steps',
  { root = 'The value' }: TranslateOptions = {},
): SchemaProblem {
  const place = { pointer: '', on: 'value', keyword: '$ref', schemaPointer: '' } as const;
  if (end === 'out of steps') {
    return {
      ...place,
      message: `${root} was not checked: its schema needs too much work.`,
      hint: 'Simplify the schema: references that double at each level are the usual cause.',
    };
  }
  return {
    ...place,
    message: `${root} was not checked: its schema refers to itself without end, or the value is nested too deeply.`,
    hint: 'Let each circle of `$ref` in the schema pass through `properties` or `items`.',
  };
}
