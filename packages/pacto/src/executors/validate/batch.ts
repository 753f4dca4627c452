import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { SUMMARY_FILE } from '../../plugin/summarize-run';
import { createJudge, type Judge } from './judge';
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
    const { success, text } = judge.judge(task.target, options[task.id] ?? {});
    if (!success) failed.add(task.id);
    yield {
      task: task.id,
      result: { success, terminalOutput: text, startTime, endTime: Date.now() },
    };
    // Results leave this process only when its event loop turns.
    await new Promise(setImmediate);
  }
  // What the plugin prints after the run reaches nobody under the daemon; a line of ours does.
  if (tasks.length > 1) console.log(`\nSummary of the contracts of this run: ${judge.summaryFile}`);
}

/** Without a judge, for bad plugin options for instance, each task fails and says why. */
function openJudge(...parameters: Parameters<typeof createJudge>): Judge {
  try {
    const judge = createJudge(...parameters);
    for (const notice of judge.notices) console.log(notice);
    return judge;
  } catch (error) {
    const text = `${(error as Error).message}\n`;
    return { judge: () => ({ success: false, text }), notices: [], summaryFile: SUMMARY_FILE };
  }
}
