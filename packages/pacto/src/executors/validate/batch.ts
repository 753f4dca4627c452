import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { createJudge } from './judge';
import { orderTasks } from './order-tasks';
import type { ValidateOptions } from './schema';

/** What Nx takes from a batch for one task; its devkit does not export the type. */
export interface BatchTaskResult {
  readonly task: string;
  readonly result: {
    readonly success: boolean;
    readonly status?: 'skipped';
    readonly terminalOutput: string;
    readonly startTime: number;
    readonly endTime: number;
  };
}

/**
 * All tasks in one process. Every task is yielded, whatever happens: Nx runs a batch again for a task
 * that is missing, and counts all of them as failed when the batch throws.
 */
export default async function* validateBatch(
  taskGraph: TaskGraph,
  options: Record<string, ValidateOptions>,
  _overrides: ValidateOptions,
  context: ExecutorContext,
): AsyncGenerator<BatchTaskResult> {
  const tasks = orderTasks(taskGraph);
  const judge = openJudge(
    context,
    tasks.map(({ target }) => target),
  );
  const failed = new Set<string>();
  for (const task of tasks) {
    const startTime = Date.now();
    if (taskGraph.dependencies[task.id]?.some((id) => failed.has(id))) {
      // Nx does not look at dependencies inside of a batch.
      failed.add(task.id);
      yield {
        task: task.id,
        result: {
          success: false,
          status: 'skipped',
          terminalOutput: '',
          startTime,
          endTime: startTime,
        },
      };
      continue;
    }
    const { success, text } = judge(task.target, options[task.id] ?? {});
    if (!success) failed.add(task.id);
    yield {
      task: task.id,
      result: { success, terminalOutput: text, startTime, endTime: Date.now() },
    };
    // Results leave this process only when its event loop turns.
    await new Promise(setImmediate);
  }
}

type JudgeTask = ReturnType<typeof createJudge>['judge'];

/** Without a judge, bad plugin options for instance, each task fails and says why. */
function openJudge(...parameters: Parameters<typeof createJudge>): JudgeTask {
  try {
    const { judge, notices } = createJudge(...parameters);
    for (const notice of notices) console.log(notice);
    return judge;
  } catch (error) {
    return () => ({ success: false, text: `${(error as Error).message}\n` });
  }
}
