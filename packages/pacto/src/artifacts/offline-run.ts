/** What forbids every connection of a run, in words. The plugin option `offline` forbids only the fetches of tasks. */
export const OFFLINE_VARIABLE = 'the variable `PACTO_OFFLINE`';

/** Any other text turns it on: who sets the variable to `yes` must not get requests. */
const OFF: ReadonlySet<string> = new Set(['', '0', 'false', 'no', 'off']);

export function isOfflineRun(env: NodeJS.ProcessEnv): boolean {
  const variable = env['PACTO_OFFLINE'] ?? '';
  return !OFF.has(variable.trim().toLowerCase());
}
