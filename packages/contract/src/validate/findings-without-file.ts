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

/** Reports once what is wrong in several environments, and leaves out what the base reports itself. */
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

  /** The findings that are reported on the base. */
  *list(): Iterable<Finding> {
    for (const [key, shared] of this.found)
      if (!this.ofBase.has(key)) yield describe(shared, this.ofUnit);
  }
}

function keyOf(rule: string, { document, pointer, message }: Finding): string {
  return JSON.stringify([rule, document, pointer, message]);
}

function describe({ rule, finding, environments }: Shared, ofUnit: readonly string[]): Finding {
  const described =
    rule === CLAIM_VALUES_RULE
      ? describeClaim(finding, environments)
      : describeRefused(finding, environments);
  const [inUnit, inOption] = [true, false].map((isOfUnit) =>
    environments.filter((name) => ofUnit.includes(name) === isOfUnit),
  );
  return {
    ...described,
    hint: joinHints(
      described.hint,
      removalHint(inOption!, ofOption),
      removalHint(inUnit!, ofFiles),
    ),
  };
}

/** A claim without values. Its message already says that the environment is refused. */
function describeClaim(finding: Finding, environments: readonly string[]): Finding {
  return {
    ...finding,
    message: `${deployedAsItIs(environments)} ${finding.message}`,
    hint: `Create ${filesOf(environments)}, and write this entry there with \`values\`.`,
  };
}

function describeRefused(finding: Finding, environments: readonly string[]): Finding {
  const isOne = environments.length === 1;
  const names = listed(environments.map(code), 'and');
  return {
    ...finding,
    message: `${deployedAsItIs(environments)} ${finding.message} \`pacto-render\` refuses the ${isOne ? 'environment' : 'environments'}.`,
    hint: joinHints(
      finding.hint,
      `To give ${names} values of ${isOne ? 'its' : 'their'} own, create ${filesOf(environments)}.`,
    ),
  };
}

function deployedAsItIs(environments: readonly string[]): string {
  const names = listed(environments.map(code), 'and');
  const has = environments.length === 1 ? 'has' : 'have';
  return `${names} ${has} no override file, so \`pacto-render\` deploys the contract there as it is.`;
}

function filesOf(environments: readonly string[]): string {
  return listed(
    environments.map((name) => code(`overrides/values.${name}.yaml`)),
    'and',
  );
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
