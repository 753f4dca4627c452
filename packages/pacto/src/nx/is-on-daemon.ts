/**
 * Whether this process belongs to the daemon of Nx. The first versions of Nx 22 set only the second variable, which
 * they keep for their daemon.
 */
export function isOnDaemon(env: NodeJS.ProcessEnv): boolean {
  return env.NX_DAEMON_PROCESS === 'true' || env.NX_CACHE_PROJECTS_CONFIG === 'false';
}
