// Which base a diff is asked for, before anybody looks whether there is such a thing.
import type { NxJsonConfiguration } from '@nx/devkit';

/** Carries the base of `nx affected`, which Nx tells to the hooks of a plugin alone, to hashers and executors. */
export const BASE_VARIABLE = 'PACTO_AFFECTED_BASE';

/** Carries the workspace root to hashers, to whom Nx does not give it. */
export const ROOT_VARIABLE = 'PACTO_WORKSPACE_ROOT';

export interface AskedBase {
  readonly text: string;
  /** A folder is only ever asked for by the option: `main` of `nx.json` is no folder of that name. */
  readonly from: 'option' | 'affected' | 'NX_BASE' | 'nx.json';
}

/** By the first that says so: the option, the command line of `nx affected`, `NX_BASE`, the default base of the workspace. */
export function chooseBase(
  option: string | undefined,
  env: NodeJS.ProcessEnv,
  nxJson: Pick<NxJsonConfiguration, 'defaultBase' | 'affected'>,
): AskedBase {
  if (option !== undefined) return { text: option, from: 'option' };
  if (env[BASE_VARIABLE]) return { text: env[BASE_VARIABLE], from: 'affected' };
  if (env.NX_BASE) return { text: env.NX_BASE, from: 'NX_BASE' };
  return { text: nxJson.defaultBase ?? nxJson.affected?.defaultBase ?? 'main', from: 'nx.json' };
}

/** `--base` of a command line of Nx, as `--base=REF` or `--base REF`. */
export function readBaseArgument(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  for (const [index, argument] of own.entries()) {
    if (argument === '--base') return own[index + 1];
    if (argument.startsWith('--base=')) return argument.slice('--base='.length);
  }
  return undefined;
}
