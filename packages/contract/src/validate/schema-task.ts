// What schemas of other people must judge: collected first, then run together under one time limit.
import { isSmallWork } from '../schema-check/bounded-work';
import type { RawErrors } from '../schema-check/check-value';
import type { ValueOrigin } from '../schema-check/description';
import type { CompiledSchema } from '../schema-check/schema-store';
import type { SchemaProblem } from '../schema-check/schema-problem';
import type { Session } from '../bundle/session';

export interface SchemaTask {
  readonly compiled: CompiledSchema;
  readonly value: unknown;
  /** Called with what the schema found: an empty list when the value fits. */
  found(problems: readonly SchemaProblem[]): void;
  /** Called instead when the schema did not finish. */
  overran(): void;
  readonly origin?: ValueOrigin;
  /** Whether what the schema's author wrote beside a keyword is advice, as in policies; elsewhere it says what a key means. */
  readonly advises: boolean;
}

/** Re-running piecewise must end soon even where many schemas overrun. */
const PIECES_OVERRUN_AT_MOST = 2;

/**
 * What cannot take long runs as it is, all else under one guard; only when that strikes is every
 * schema run by itself, to name the culprit.
 */
export function runSchemaTasks(session: Session, tasks: readonly SchemaTask[]): void {
  const outcomes = new Map<SchemaTask, RawErrors>();
  const guarded: SchemaTask[] = [];
  for (const task of tasks) {
    const { compiled, value } = task;
    if (isSmallWork(compiled.steps, value)) outcomes.set(task, compiled.run(value));
    else guarded.push(task);
  }
  runUnderGuard(session, guarded, outcomes);
  for (const task of tasks) {
    const raw = outcomes.get(task);
    if (raw) report(task, raw);
    else task.overran();
  }
}

/** Tasks that overran get no outcome. */
function runUnderGuard(
  { guard, timeLimitMs }: Session,
  tasks: readonly SchemaTask[],
  outcomes: Map<SchemaTask, RawErrors>,
): void {
  if (tasks.length === 0) return;
  const together = guard.runGuarded(timeLimitMs, () =>
    tasks.map(({ compiled, value }) => compiled.run(value)),
  );
  if (together.done) {
    for (const [index, task] of tasks.entries()) outcomes.set(task, together.value[index]!);
    return;
  }
  const culprits = new Set<CompiledSchema>();
  for (const task of tasks) {
    if (culprits.has(task.compiled) || culprits.size >= PIECES_OVERRUN_AT_MOST) continue;
    const alone = guard.runGuarded(timeLimitMs, () => task.compiled.run(task.value));
    if (alone.done) outcomes.set(task, alone.value);
    else culprits.add(task.compiled);
  }
}

function report(task: SchemaTask, raw: RawErrors): void {
  task.found(
    task.compiled.translate(raw, {
      origin: task.origin,
      descriptions: task.advises,
    }),
  );
}
