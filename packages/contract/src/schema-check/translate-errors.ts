/**
 * From the errors of a run to what an author reads: one problem per cause. Umbrella errors (`anyOf`, `if`,
 * `propertyNames`) are replaced by what is behind them, follow-up errors are dropped, the rest gets
 * words (describe-error.ts), hints (author-hint.ts) and a place in the schema.
 */
import type { SchemaError } from './schema-error';
import { descriptionOf, errorMessageOf, ownWordsOf } from './author-hint';
import type { Cause } from './schema-error';
import { likelyBranches } from './choose-branch';
import { describeError } from './describe-error';
import type { Description, Surroundings, ValueOrigin } from './description';
import { dropFollowUps, dropNamedTwice } from './drop-follow-ups';
import { knownKeys } from './known-keys';
import { describeAmbiguity, mergeBranches } from './merge-branches';
import type { SchemaProblem } from './schema-problem';
import type { SchemaPlaces } from './schema-places';
import type { SecretMarks } from './secret-marks';
import { looksSecret } from '../diagnostics/looks-secret';
import { counted } from '../diagnostics/words';

export interface TranslateOptions {
  /** The name of the checked document at the start of a sentence. Default: `The value`. */
  readonly root?: string;
  /** Where the values come from, which decides what can be written there. */
  readonly origin?: ValueOrigin;
  /**
   * Whether a hint may quote the descriptions of the schemas around a value, if no better hint
   * exists. Default: true. A hint may quote those of the value's own schema either way.
   */
  readonly advises?: boolean;
  /** Problems that are reported one by one; the others are counted in one more. Default 100. */
  readonly maxProblems?: number;
}

const UNKNOWN_ORIGIN: ValueOrigin = {
  sourceTextAt: () => undefined,
  isFromCommandLine: () => false,
  standTogether: () => true,
  isSecret: () => false,
};

export function translateErrors(
  causes: readonly Cause[],
  places: SchemaPlaces,
  marks: SecretMarks,
  options: TranslateOptions = {},
): SchemaProblem[] {
  const { maxProblems = 100, advises = true, root = 'The value' } = options;
  const keysOf = new Map<unknown, ReadonlySet<string>>();
  const origin = options.origin ?? UNKNOWN_ORIGIN;
  const around: Surroundings = {
    root,
    origin,
    isSecret: ({ instancePath, data }) =>
      marks.isSecret(instancePath) ||
      origin.isSecret(instancePath) ||
      looksSecret(instancePath, data),
    knownKeys(schema) {
      let keys = keysOf.get(schema);
      if (keys === undefined) keysOf.set(schema, (keys = knownKeys(schema, places)));
      return keys;
    },
  };

  function problem(error: SchemaError, description: Description): SchemaProblem {
    const { schemaPointer } = error;
    const hint =
      errorMessageOf(error) ??
      description.hint ??
      (advises ? descriptionOf(error, schemaPointer, places) : ownWordsOf(error, around));
    const { hint: ownHint, meant, ...known } = description;
    return {
      ...known,
      keyword: error.keyword,
      schemaPointer,
      ...(hint === undefined ? {} : { hint }),
      ...(meant === undefined || hint !== ownHint ? {} : { meant }),
    };
  }

  function problemsOf(cause: Cause): SchemaProblem[] {
    const { error } = cause;
    if (error.keyword === 'if' || error.keyword === 'propertyNames') return [];
    if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') {
      return [problem(error, describeError(error, around))];
    }
    if ((error.params as { passingSchemas?: unknown }).passingSchemas) {
      return [problem(error, describeAmbiguity(error, root))];
    }
    return problemsOfUnion(cause);
  }

  function problemsOfUnion(cause: Cause): SchemaProblem[] {
    const branches = likelyBranches(cause).map(({ index, causes }) => {
      return { index, causes: dropFollowUps(causes, around.knownKeys) };
    });
    const merged = mergeBranches(cause, branches, root);
    if (merged !== undefined) {
      return 'description' in merged
        ? [problem(cause.error, merged.description)]
        : [problem(merged.error, describeError(merged.error, around))];
    }
    let best: SchemaProblem[] | undefined;
    for (const { causes } of branches) {
      const problems = dropNamedTwice(causes.flatMap(problemsOf));
      if (problems.length > 0 && (best === undefined || problems.length < best.length)) {
        best = problems;
      }
    }
    return best ?? [problem(cause.error, describeError(cause.error, around))];
  }

  const problems: SchemaProblem[] = [];
  let more = 0;
  for (const cause of dropFollowUps(causes, around.knownKeys)) {
    if (problems.length < maxProblems) problems.push(...problemsOf(cause));
    else if (cause.error.keyword !== 'if' && cause.error.keyword !== 'propertyNames') more += 1;
  }
  // Callers read no problems as valid, so an umbrella error without details must be reported.
  if (problems.length === 0 && causes.length > 0) {
    const { error } = causes[0];
    problems.push(problem(error, describeError(error, around)));
  }
  const distinct = dropNamedTwice(problems);
  more += Math.max(distinct.length - maxProblems, 0);
  const shown = distinct.slice(0, maxProblems);
  return more === 0 ? shown : [...shown, remainder(more)];
}

function remainder(more: number): SchemaProblem {
  return {
    pointer: '',
    on: 'value',
    message: `There ${more === 1 ? 'is' : 'are'} ${counted(more, 'more problem')} of this kind; they are not listed.`,
    keyword: 'more',
    schemaPointer: '',
  };
}
