import { hasSwitch, readArgument, runsSeveral } from '../nx/command-line';
import { isOnDaemon } from '../nx/is-on-daemon';

/**
 * Whether Nx hides what successful tasks print. `nx run` prints it; the commands for several tasks print only
 * that of tasks that fail, unless an option asks for more.
 */
export function hidesOutput(argv: readonly string[], env: NodeJS.ProcessEnv): boolean {
  if (!runsSeveral(argv)) return false;
  // The environment of the daemon differs from that of the command: Nx turns on verbose output in the daemon.
  const own = isOnDaemon(env) ? {} : env;
  if (hasSwitch(argv, 'verbose') || own.NX_VERBOSE_LOGGING === 'true') return false;
  const style =
    readArgument(argv, 'outputStyle', 'output-style') ?? own.NX_DEFAULT_OUTPUT_STYLE ?? '';
  return !SHOWS_ALL.has(style);
}

/** Styles of Nx that print what every task prints. */
const SHOWS_ALL: ReadonlySet<string> = new Set(['static', 'stream', 'stream-without-prefixes']);
