// What is wrong in environments that a render deploys although they have no override file. They get what the base
// has, but the base may leave values to its environments, and policies may read the name of an environment.
import { code, listed } from '../diagnostics/words';
import { joinHints } from '../resolve/suggest-answer';
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
    for (const [key, shared] of this.found) if (!this.ofBase.has(key)) yield describe(shared);
  }
}

function keyOf(rule: string, { document, pointer, message }: Finding): string {
  return JSON.stringify([rule, document, pointer, message]);
}

function describe({ rule, finding, environments }: Shared): Finding {
  const names = listed(environments.map(code), 'and');
  const files = environments.map((name) => code(`overrides/values.${name}.yaml`));
  const [have, them] = environments.length === 1 ? ['has', 'it'] : ['have', 'them'];
  const isClaim = rule === CLAIM_VALUES_RULE;
  return {
    ...finding,
    message: `${names} ${have} no override file, so \`pacto-render\` deploys the contract there as it is. ${finding.message}${isClaim ? '' : ` \`pacto-render\` refuses ${them}.`}`,
    hint: joinHints(
      isClaim ? undefined : finding.hint,
      `Create ${listed(files, 'and')}${isClaim ? ', and write this entry there with `values`' : ''}. If nothing is deployed there, remove ${names} from the option \`environments\` of the plugin.`,
    ),
  };
}
