import { codeList, hideLogin, normalizeRegistry } from 'pacto-contract/graph';
import { findUnfitOption } from '../../tasks/options/find-unfit-option';
import {
  readFlag,
  readOutputPath,
  type GivenOptions,
  type OptionProblem,
} from '../../tasks/options/read-option';

export interface CheckedPublishOptions {
  /** `host/path`: one of the registries of the plugin option `registry`. */
  readonly registry: string;
  readonly isDryRun: boolean;
  /** POSIX, relative to the workspace root. */
  readonly output?: string;
}

/** `nx release publish --dry-run` sets the variable `NX_DRY_RUN`. */
export function readPublishOptions(
  given: GivenOptions,
  registries: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CheckedPublishOptions | OptionProblem {
  const unfit = findUnfitOption(given, 'publish');
  if (unfit) return unfit;
  const isDryRun = readFlag('dryRun', given.dryRun);
  if (typeof isDryRun === 'object') return isDryRun;
  const chosen = chooseRegistry(given.registry, registries);
  if (typeof chosen === 'object') return chosen;
  const output = given.output === undefined ? undefined : readOutputPath('output', given.output);
  if (typeof output === 'object') return output;
  return {
    registry: chosen,
    isDryRun: isDryRun || env['NX_DRY_RUN'] === 'true',
    ...(output === undefined ? {} : { output }),
  };
}

function chooseRegistry(given: unknown, registries: readonly string[]): string | OptionProblem {
  const [first] = registries;
  if (first === undefined) {
    return {
      problem:
        'The option `registry` of the Pacto plugin is not set in `nx.json`, so there is no registry to publish to.',
    };
  }
  if (given === undefined) return first;
  const asked = normalizeRegistry(String(given));
  if ('location' in asked && registries.includes(asked.location)) return asked.location;
  const accepted = codeList(registries);
  return {
    problem: `The option \`registry\` is \`${hideLogin(String(given))}\`. Use one of \`nx.json\`: ${accepted}.`,
  };
}
