import { Session, type Profiler } from 'node:inspector';

/**
 * How often functions of the engine run while `run` runs, by their names. V8 counts the calls, so
 * the functions stay as they are. It does not list functions that did not run, and neither does it
 * know names: count each function in a case where it runs as well.
 */
export function countCalls(run: () => void): (name: string) => number {
  const session = new Session();
  session.connect();
  const counts = new Map<string, number>();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    run();
    session.post('Profiler.takePreciseCoverage', (error, coverage) => {
      if (error) throw error;
      for (const { functionName, ranges } of functionsOf(coverage)) {
        counts.set(functionName, (counts.get(functionName) ?? 0) + ranges[0]!.count);
      }
    });
  } finally {
    session.disconnect();
  }
  return (name) => counts.get(name) ?? 0;
}

function functionsOf({ result }: Profiler.TakePreciseCoverageReturnType) {
  return result
    .filter(({ url }) => /contract[\\/]src[\\/]/.test(url))
    .flatMap(({ functions }) => functions);
}
