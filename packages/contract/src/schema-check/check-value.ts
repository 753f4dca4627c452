import type { ErrorObject, ValidateFunction } from 'ajv';
import { schemaSteps } from './bounded-work';
import type { SchemaProblem } from './schema-problem';
import type { SchemaPlaces } from './schema-places';
import { findUnknownKeywords, type UnknownKeyword } from './unknown-keywords';
import { translateErrors, type TranslateOptions } from './translate-errors';

/** What running a schema yields, before it is put into words. */
export interface RawErrors {
  readonly errors: readonly ErrorObject[];
  /** The stack ended before a verdict: the schema turns in circles, or the value is too deep. */
  readonly isEndless: boolean;
}

/** A schema that is ready to judge values; valid for as long as it is held, whatever the store does. */
export interface CompiledSchema {
  /** The schema itself, as parsed. */
  readonly document: unknown;
  /** For `isSmallWork`: whether judging a value may take so long that it must be guarded. */
  readonly steps: number | undefined;
  /** Judges; driven by the schema, so to be called under a time guard unless it is small work. Never throws. */
  run(value: unknown): RawErrors;
  /** Pure, linear in the number of errors: for outside of the guard. */
  translate(raw: RawErrors, options?: TranslateOptions): SchemaProblem[];
  /** Misspelled keywords and names; looked for when they are first asked for. */
  unknownKeywords(): readonly UnknownKeyword[];
  /** Both in one, for schemas of our own. No problem means that the value is valid. */
  check(value: unknown, options?: TranslateOptions): SchemaProblem[];
}

const VALID: RawErrors = { errors: [], isEndless: false };

export function buildCompiledSchema(
  document: unknown,
  validate: ValidateFunction,
  places: SchemaPlaces,
): CompiledSchema {
  function run(value: unknown): RawErrors {
    try {
      if (validate(value) === true) return VALID;
      return { errors: validate.errors ?? [], isEndless: false };
    } catch (error) {
      if ((error as Error).name !== 'RangeError') throw error;
      return { errors: [], isEndless: true };
    }
  }

  function translate(raw: RawErrors, options?: TranslateOptions): SchemaProblem[] {
    return raw.isEndless ? [endless(options)] : translateErrors(raw.errors, places, options);
  }

  let unknown: readonly UnknownKeyword[] | undefined;
  return {
    document,
    unknownKeywords: () => (unknown ??= findUnknownKeywords(document)),
    steps: schemaSteps(document),
    run,
    translate,
    check: (value, options) => translate(run(value), options),
  };
}

function endless(options: TranslateOptions = {}): SchemaProblem {
  return {
    pointer: '',
    on: 'value',
    message: `${options.root ?? 'The value'} could not be judged: its schema refers to itself without end, or it is nested too deeply.`,
    hint: 'Let each circle of `$ref` in the schema pass through `properties` or `items`.',
    keyword: '$ref',
    schemaPointer: '',
  };
}
