// What is wrong in environments that a render deploys although they have no override file. They get what the base
// has, but the base may leave values to its environments, and policies may read the name of an environment.
import { code, joinHints, listed } from '../diagnostics/words';
import { CLAIM_VALUES_RULE } from './claim-values';
import type { Finding } from './finding';
import { RULES } from './rules';

interface Shared {
  readonly rule: string;
  readonly finding: Finding;
  readonly environments: string[];
}

/** Only these keep an environment from being rendered. */
const REFUSED = new Set([
  CLAIM_VALUES_RULE,
  ...RULES.filter(({ severity }) => severity === 'error').map(({ id }) => id),
]);

/** Says once what is wrong in several environments, and not what the base reports itself. */
export class FindingsWithoutFile {
  private readonly ofBase = new Set<string>();
  private readonly found = new Map<string, Shared>();

  /** `ofUnit`: environments that only override files of other bundles name. */
  constructor(private readonly ofUnit: readonly string[] = []) {}

  noteBase(rule: string, finding: Finding): void {
    this.ofBase.add(keyOf(rule, finding));
  }

  note(environment: string, rule: string, finding: Finding): void {
    if (!REFUSED.has(rule)) return;
    const key = keyOf(rule, finding);
    const known = this.found.get(key);
    if (known) known.environments.push(environment);
    else this.found.set(key, { rule, finding, environments: [environment] });
  }

  /** To report on the base. */
  *list(): Iterable<Finding> {
    for (const [key, shared] of this.found)
      if (!this.ofBase.has(key)) yield describe(shared, this.ofUnit);
  }
}

function keyOf(rule: string, { document, pointer, message }: Finding): string {
  return JSON.stringify([rule, document, pointer, message]);
}

function describe({ rule, finding, environments }: Shared, ofUnit: readonly string[]): Finding {
  const names = listed(environments.map(code), 'and');
  const files = listed(
    environments.map((name) => code(`overrides/values.${name}.yaml`)),
    'and',
  );
  const isOne = environments.length === 1;
  const isClaim = rule === CLAIM_VALUES_RULE;
  const refused = ` \`pacto-render\` refuses the ${isOne ? 'environment' : 'environments'}.`;
  const advice = isClaim
    ? `Create ${files}, and write this entry there with \`values\`.`
    : `To give ${names} values of ${isOne ? 'its' : 'their'} own, create ${files}.`;
  return {
    ...finding,
    message: `${names} ${isOne ? 'has' : 'have'} no override file, so \`pacto-render\` deploys the contract there as it is. ${finding.message}${isClaim ? '' : refused}`,
    hint: joinHints(
      isClaim ? undefined : finding.hint,
      advice,
      removalHint(
        environments.filter((name) => !ofUnit.includes(name)),
        ofOption,
      ),
      removalHint(
        environments.filter((name) => ofUnit.includes(name)),
        ofFiles,
      ),
    ),
  };
}

function removalHint(
  environments: readonly string[],
  place: (names: string) => string,
): string | undefined {
  if (environments.length === 0) return undefined;
  return `If nothing is deployed there, ${place(listed(environments.map(code), 'and'))}.`;
}

const ofOption = (names: string): string =>
  `remove ${names} from the option \`environments\` of the plugin`;
const ofFiles = (names: string): string =>
  `delete the override files for ${names} of the root and of its other components`;
