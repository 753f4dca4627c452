// Chooses the base that a diff was asked for. Whether that base exists is checked later.
import type { NxJsonConfiguration } from '@nx/devkit';
import { hideLogin } from 'pacto-contract/graph';
import { ownArguments, readArgument } from '../nx/command-line';

// Nx gives the base of `nx affected` only to the hooks of a plugin, and does not give hashers the workspace
// root. A hook can only pass variables on. The daemon computes the graph again when a variable that it
// compares changes. Variables that begin with `BUILD_` are not compared.
export const BASE_VARIABLE = 'BUILD_PACTO_BASE';
export const ROOT_VARIABLE = 'BUILD_PACTO_ROOT';
export const RUN_VARIABLE = 'BUILD_PACTO_RUN';

export interface AskedBase {
  readonly text: string;
  /** Who named the base. Only the option can name a folder: `main` in `nx.json` never means a folder of that name. */
  readonly from: 'option' | 'affected' | 'NX_BASE' | 'nx.json' | 'default';
}

type DefaultBases = Pick<NxJsonConfiguration, 'defaultBase' | 'affected'>;

/** The first of these that is set: the option, the command line of `nx affected`, `NX_BASE`, the default base of the workspace. */
export function chooseBase(
  option: string | undefined,
  env: NodeJS.ProcessEnv,
  nxJson: DefaultBases,
): AskedBase {
  const { text, from } = firstBase(option, env, nxJson);
  // Reports and caches repeat the text, so it must not hold a login. An address with a login is refused later.
  return { text: text.includes('://') ? hideLogin(text) : text, from };
}

function firstBase(
  option: string | undefined,
  env: NodeJS.ProcessEnv,
  nxJson: DefaultBases,
): AskedBase {
  if (option !== undefined) return { text: option, from: 'option' };
  if (env[BASE_VARIABLE]) return { text: env[BASE_VARIABLE], from: 'affected' };
  if (env.NX_BASE) return { text: env.NX_BASE, from: 'NX_BASE' };
  const text = nxJson.defaultBase ?? nxJson.affected?.defaultBase;
  return text === undefined ? { text: 'main', from: 'default' } : { text, from: 'nx.json' };
}

/** The last released version of each bundle, in the registry of this workspace. */
export const PUBLISHED = 'published';

/** Whether the base is in a registry: one version of one bundle, or the last release of each bundle. */
export function isInRegistry({ text, from }: AskedBase): boolean {
  return text.startsWith('oci://') || (from === 'option' && text === PUBLISHED);
}

/** `--base` of a command line of Nx, as `--base=REF` or `--base REF`. */
export function readBaseArgument(argv: readonly string[]): string | undefined {
  return readArgument(ownArguments(argv), 'base');
}

/**
 * The text of the option `base`. Nx turns a text that looks like a number into a number, even the id
 * of a commit such as `12e4567`. The typed text is still in `__overrides_unparsed__`. Nx reads an
 * empty value as 0.
 */
export function readBaseOption(given: Readonly<Record<string, unknown>>): string | undefined {
  const typed: unknown = given['__overrides_unparsed__'];
  const raw = Array.isArray(typed) ? readBaseArgument(typed.map(String)) : undefined;
  const { base } = given;
  const text = raw ?? (base === undefined || base === 0 ? '' : String(base));
  // This is the text that remains of a variable that CI did not set.
  return text === '' ? undefined : text;
}
