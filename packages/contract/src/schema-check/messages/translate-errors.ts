/**
 * Turns the errors of a run into what an author reads: one problem per cause. What is behind an umbrella error
 * (`anyOf`, `if`, `propertyNames`) replaces it, follow-up errors are dropped, and the rest gets a message
 * (describe-error.ts), a hint (author-hint.ts) and a place in the schema.
 */
import type { SchemaError } from '../schema-error';
import { descriptionOf, errorMessageOf, ownWordsOf } from './author-hint';
import type { Cause } from '../schema-error';
import { likelyBranches } from './choose-branch';
import { describeError } from './describe-error';
import type { Surroundings, ValueOrigin } from './description';
import { dropFollowUps, dropNamedTwice } from './drop-follow-ups';
import { knownKeys } from './known-keys';
import { describeAmbiguity, mergeBranches } from './merge-branches';
import type { SchemaProblem } from '../schema-problem';
import type { SchemaPlaces } from '../schema-places';
import type { SecretMarks } from '../secret-marks';
import { looksSecret } from '../../diagnostics/looks-secret';
import { counted } from '../../diagnostics/words';

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

/** The problems of a run, each place and message once, at most `maxProblems` and one that counts the others. */
export function translateErrors(
  causes: readonly Cause[],
  places: SchemaPlaces,
  marks: SecretMarks,
  options: TranslateOptions = {},
): SchemaProblem[] {
  const { maxProblems = 100 } = options;
  const translator = new Translator(places, marks, options);
  const problems: SchemaProblem[] = [];
  let unlisted = 0;
  for (const cause of translator.withoutFollowUps(causes)) {
    if (problems.length < maxProblems) problems.push(...translator.problemsOf(cause));
    else if (!isUmbrella(cause.error)) unlisted += 1;
  }
  // Callers read no problems as valid, so an umbrella error without details must be reported.
  if (problems.length === 0 && causes.length > 0) {
    problems.push(translator.problemOf(causes[0].error));
  }
  const distinct = dropNamedTwice(problems);
  unlisted += Math.max(distinct.length - maxProblems, 0);
  const listed = distinct.slice(0, maxProblems);
  return unlisted === 0 ? listed : [...listed, countUnlisted(unlisted)];
}

/** An error that only says that another schema refuses the value. Errors of that schema follow it. */
function isUmbrella({ keyword }: SchemaError): boolean {
  return keyword === 'if' || keyword === 'propertyNames';
}

class Translator {
  private readonly advises: boolean;
  private readonly around: Surroundings;
  private readonly keysOf = new Map<unknown, ReadonlySet<string>>();

  constructor(
    private readonly places: SchemaPlaces,
    marks: SecretMarks,
    { advises = true, root = 'The value', origin = UNKNOWN_ORIGIN }: TranslateOptions,
  ) {
    this.advises = advises;
    this.around = {
      root,
      origin,
      isSecret: ({ instancePath, data }) =>
        marks.isSecret(instancePath) ||
        origin.isSecret(instancePath) ||
        looksSecret(instancePath, data),
      knownKeys: (schema) => this.knownKeys(schema),
    };
  }

  withoutFollowUps(causes: readonly Cause[]): Cause[] {
    return dropFollowUps(causes, this.around.knownKeys);
  }

  problemsOf(cause: Cause): SchemaProblem[] {
    const { error } = cause;
    if (isUmbrella(error)) return [];
    if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') return [this.problemOf(error)];
    if ((error.params as { passingSchemas?: unknown }).passingSchemas) {
      return [this.problemOf(error, describeAmbiguity(error, this.around.root))];
    }
    return this.problemsOfUnion(cause);
  }

  problemOf(error: SchemaError, description = describeError(error, this.around)): SchemaProblem {
    const { schemaPointer } = error;
    const hint =
      errorMessageOf(error) ??
      description.hint ??
      (this.advises
        ? descriptionOf(error, schemaPointer, this.places)
        : ownWordsOf(error, this.around));
    const { hint: ownHint, meant, ...known } = description;
    return {
      ...known,
      keyword: error.keyword,
      schemaPointer,
      ...(hint === undefined ? {} : { hint }),
      ...(meant === undefined || hint !== ownHint ? {} : { meant }),
    };
  }

  /** The problems of `anyOf` or `oneOf`: of all branches in one, else those of the branch with the fewest. */
  private problemsOfUnion(cause: Cause): SchemaProblem[] {
    const branches = likelyBranches(cause).map(({ index, causes }) => {
      return { index, causes: this.withoutFollowUps(causes) };
    });
    const merged = mergeBranches(cause, branches, this.around.root);
    if (merged !== undefined) {
      return 'description' in merged
        ? [this.problemOf(cause.error, merged.description)]
        : [this.problemOf(merged.error)];
    }
    let fewest: SchemaProblem[] | undefined;
    for (const { causes } of branches) {
      const problems = dropNamedTwice(causes.flatMap((inner) => this.problemsOf(inner)));
      if (problems.length > 0 && (fewest === undefined || problems.length < fewest.length)) {
        fewest = problems;
      }
    }
    return fewest ?? [this.problemOf(cause.error)];
  }

  private knownKeys(schema: unknown): ReadonlySet<string> {
    const keys = this.keysOf.get(schema) ?? knownKeys(schema, this.places);
    this.keysOf.set(schema, keys);
    return keys;
  }
}

function countUnlisted(count: number): SchemaProblem {
  return {
    pointer: '',
    on: 'value',
    message: `There ${count === 1 ? 'is' : 'are'} ${counted(count, 'more problem')} of this kind; they are not listed.`,
    keyword: 'more',
    schemaPointer: '',
  };
}
