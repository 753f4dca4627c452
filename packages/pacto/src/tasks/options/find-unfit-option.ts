import { codeList, didYouMean, joinHints, suggest } from 'pacto-contract/graph';
import type { TargetId } from '../../options';
import { EXAMPLES, FLAGS, INTERNAL_OPTIONS, TARGET_OPTIONS } from './option-names';
import type { GivenOptions, OptionProblem } from './read-option';

/** The problem of the first option that neither this target nor Nx knows, or that has no value. */
export function findUnfitOption(given: GivenOptions, target: TargetId): OptionProblem | undefined {
  const own = TARGET_OPTIONS[target];
  const unknown = Object.keys(given).find(
    (option) => !ALL_OPTIONS.has(option) && !NX_OPTIONS.has(option) && !option.startsWith('__'),
  );
  if (unknown === undefined) return findEmptyOption(given, own);
  const accepted = own.filter((name) => name.length > 1 && !INTERNAL_OPTIONS.has(name));
  const advice = joinHints(
    didYouMean(suggest(unknown, accepted)),
    `Accepted: ${codeList(accepted)}.`,
  );
  return {
    problem: `The option \`${unknown}\` does not exist. ${advice}`,
  };
}

/** Options of Nx itself, which it passes on. */
const NX_OPTIONS = new Set(['_', 'verbose', 'projectName', 'targetName', 'configuration']);

const ALL_OPTIONS: ReadonlySet<string> = new Set(Object.values(TARGET_OPTIONS).flat());

/** An option without a value reaches the executor as `true`. */
function findEmptyOption(given: GivenOptions, own: readonly string[]): OptionProblem | undefined {
  const empty = own.find((option) => {
    if (FLAGS.has(option)) return false;
    const value = given[option];
    return value === true || (Array.isArray(value) && value.includes(true));
  });
  if (empty === undefined) return undefined;
  const name = empty === 'f' ? 'values' : empty;
  const example = EXAMPLES[name];
  return {
    problem: `The option \`${name}\` has no value.${example ? ` Give one, such as \`${example}\`.` : ''}`,
  };
}
