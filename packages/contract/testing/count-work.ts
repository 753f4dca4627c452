import { Session, type Profiler } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

const COUNTED = /packages[\\/](?:contract|pacto)[\\/]src[\\/]|node_modules[\\/]yaml[\\/]/;

/**
 * What would lose counts, at a time that depends on the machine: both compilers inline calls, and code that was
 * not used lately is dropped with its counts.
 */
const UNCOUNTED = ['opt', 'maglev', 'flush-bytecode'];
/** Without Maglev, which Node 20 has but does not use. */
const RESTORED = ['opt', 'flush-bytecode'];

/**
 * Counts how often the blocks of our packages and of the YAML library run: functions, branches and bodies
 * of loops. The count grows as the work grows, on any machine, however busy. Open it before the code
 * runs for the first time, because V8 counts the blocks of functions that it compiles afterwards.
 */
export function openWorkCounter(): { count(run: () => void): number; close(): void } {
  for (const flag of UNCOUNTED) setFlagsFromString(`--no-${flag}`);
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  /** What ran since the last time. */
  const take = (): number => {
    let work = 0;
    session.post('Profiler.takePreciseCoverage', (error, coverage) => {
      if (error) throw error;
      work = sumOf(coverage);
    });
    return work;
  };
  return {
    count(run) {
      take();
      run();
      return take();
    },
    close() {
      session.disconnect();
      for (const flag of RESTORED) setFlagsFromString(`--${flag}`);
    },
  };
}

function sumOf({ result }: Profiler.TakePreciseCoverageReturnType): number {
  return result
    .filter(({ url }) => COUNTED.test(url))
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges)
    .reduce((sum, { count }) => sum + count, 0);
}
