import { Session, type Profiler } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

const COUNTED = /packages[\\/](?:contract|pacto)[\\/]src[\\/]|node_modules[\\/]yaml[\\/]/;

/**
 * Counts how often the blocks of our packages and of the YAML library run: functions, branches and bodies
 * of loops. The count grows as the work grows, on any machine, however busy. Open it before the code
 * runs for the first time, because V8 counts the blocks of functions that it compiles afterwards.
 */
export function openWorkCounter(): { count(run: () => void): number; close(): void } {
  // Calls that optimized code has inlined are not counted.
  setFlagsFromString('--no-opt');
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
      setFlagsFromString('--opt');
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
