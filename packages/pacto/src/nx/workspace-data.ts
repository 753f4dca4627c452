import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/**
 * The folder in which Nx keeps data that it can compute again. `nx reset` deletes it. The devkit does
 * not export the folder.
 */
export function workspaceDataFolder(
  workspaceRoot: string,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const set = env.NX_WORKSPACE_DATA_DIRECTORY ?? env.NX_PROJECT_GRAPH_CACHE_DIRECTORY;
  if (set) return isAbsolute(set) ? set : join(workspaceRoot, set);
  const isLerna =
    existsSync(join(workspaceRoot, 'lerna.json')) && !existsSync(join(workspaceRoot, 'nx.json'));
  return isLerna
    ? join(workspaceRoot, 'node_modules', '.cache', 'nx-workspace-data')
    : join(workspaceRoot, '.nx', 'workspace-data');
}
