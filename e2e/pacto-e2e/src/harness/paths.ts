import { join } from 'node:path';

export const REPOSITORY = join(__dirname, '../../../..');

/** The version of Nx that workspaces of the tests use: the one that this repository uses. */
export const NX_VERSION = (
  jsonOf(join(REPOSITORY, 'package.json')) as { devDependencies: { nx: string } }
).devDependencies.nx;

/** What the global set-up leaves for the tests, in the environment of their process. */
export interface Prepared {
  /** The folder of everything that the run writes. It is removed at the end. */
  readonly scratch: string;
  readonly pluginTarball: string;
  /** A workspace with nothing but its packages installed, the plugin as `pacto`. */
  readonly template: string;
}

const VARIABLE = 'PACTO_E2E_PREPARED';

export function handOver(prepared: Prepared): void {
  process.env[VARIABLE] = JSON.stringify(prepared);
}

export function prepared(): Prepared {
  return JSON.parse(process.env[VARIABLE] ?? '') as Prepared;
}

function jsonOf(path: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(path);
}
