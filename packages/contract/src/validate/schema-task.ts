// What schemas of other people must check: collected first, then run. Work is counted in steps; only
// patterns that may backtrack need a clock, and they run together under one guard.
import type { RunResult } from '../schema-check/check-value';
import type { ValueOrigin } from '../schema-check/messages/description';
import type { CompiledSchema } from '../schema-check/schema-store';
import type { SchemaProblem } from '../schema-check/schema-problem';
import type { Session } from '../bundle/session';

export interface SchemaTask {
  readonly compiled: CompiledSchema;
  readonly value: unknown;
  /** Called with what the schema found: an empty list when the value fits. */
  found(problems: readonly SchemaProblem[], result: RunResult): void;
  /** Called instead when the schema did not finish. */
  overran(): void;
  readonly origin?: ValueOrigin;
  /** Whether what the schema's author wrote beside a keyword is advice, as in policies; elsewhere it says what a key means. */
  readonly advises: boolean;
}

/** Re-running piecewise must end soon even where many schemas overrun. */
const PIECES_OVERRUN_AT_MOST = 2;

/** A schema that did not finish once is not run on further values. */
export function runSchemaTasks(session: Session, tasks: readonly SchemaTask[]): void {
  const outcomes = new Map<SchemaTask, RunResult>();
  const culprits = new Set<CompiledSchema>();
  const guarded: SchemaTask[] = [];
  for (const task of tasks) {
    if (task.compiled.needsGuard) guarded.push(task);
    else if (!culprits.has(task.compiled)) note(task, task.compiled.run(task.value));
  }
  runUnderGuard(session, guarded, note);
  for (const task of tasks) {
    const result = outcomes.get(task);
    if (result) report(task, result);
    else task.overran();
  }

  function note(task: SchemaTask, result: RunResult): void {
    if (result.end === 'out of steps') culprits.add(task.compiled);
    else outcomes.set(task, result);
  }
}

/** Tasks that overran are not noted. */
function runUnderGuard(
  { guard, timeLimitMs }: Session,
  tasks: readonly SchemaTask[],
  note: (task: SchemaTask, result: RunResult) => void,
): void {
  if (tasks.length === 0) return;
  const together = guard.runGuarded(timeLimitMs, () =>
    tasks.map(({ compiled, value }) => compiled.run(value)),
  );
  if (together.done) {
    for (const [index, task] of tasks.entries()) note(task, together.value[index]!);
    return;
  }
  const culprits = new Set<CompiledSchema>();
  for (const task of tasks) {
    if (culprits.has(task.compiled) || culprits.size >= PIECES_OVERRUN_AT_MOST) continue;
    const alone = guard.runGuarded(timeLimitMs, () => task.compiled.run(task.value));
    if (alone.done) note(task, alone.value);
    else culprits.add(task.compiled);
  }
}

function report(task: SchemaTask, result: RunResult): void {
  const { origin, advises } = task;
  task.found(task.compiled.translate(result, { origin, advises }), result);
}
