// What schemas of other people must judge: collected first, then run together under one time limit.
import type { CompiledSchema } from '../json-schema/schema-store';
import type { SchemaProblem } from '../json-schema/schema-check';
import type { Session } from './session';

export interface SchemaTask {
  readonly compiled: CompiledSchema;
  readonly value: unknown;
  /** Called with what the schema found: an empty list when the value fits. */
  found(problems: readonly SchemaProblem[]): void;
  /** Called instead when the schema did not finish. */
  overran(): void;
  sourceTextAt?(pointer: string): string | undefined;
  /** Whether what the schema's author wrote beside a keyword is advice, as in policies; elsewhere it says what a key means. */
  readonly advises: boolean;
}

/** Re-running piecewise must end soon even where many schemas overrun. */
const PIECES_OVERRUN_AT_MOST = 2;

/** One guard for all; only when it strikes is every schema run by itself, to name the culprit. */
export function runSchemaTasks(session: Session, tasks: readonly SchemaTask[]): void {
  if (tasks.length === 0) return;
  const { guard, timeLimitMs } = session;
  const together = guard.runGuarded(timeLimitMs, () =>
    tasks.map(({ compiled, value }) => compiled.run(value)),
  );
  if (together.done) {
    for (const [index, task] of tasks.entries()) report(task, together.value[index]!);
    return;
  }
  const culprits = new Set<CompiledSchema>();
  for (const task of tasks) {
    if (culprits.has(task.compiled) || culprits.size >= PIECES_OVERRUN_AT_MOST) {
      task.overran();
      continue;
    }
    const alone = guard.runGuarded(timeLimitMs, () => task.compiled.run(task.value));
    if (alone.done) report(task, alone.value);
    else {
      culprits.add(task.compiled);
      task.overran();
    }
  }
}

function report(task: SchemaTask, raw: ReturnType<CompiledSchema['run']>): void {
  task.found(
    task.compiled.translate(raw, {
      sourceTextAt: task.sourceTextAt,
      descriptions: task.advises,
    }),
  );
}
