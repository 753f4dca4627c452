import type { ExecutorContext } from '@nx/devkit';
import { createJudge } from './judge';
import type { ValidateOptions } from './schema';

/** One task in a process of its own: what Nx does under `--batch=false`. */
export default async function validateExecutor(
  options: ValidateOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const task = { project: context.projectName!, target: context.targetName! };
  const judge = createJudge(context, [task]);
  for (const notice of judge.notices) console.log(notice);
  const { success, text } = judge.judge(task, options);
  process.stdout.write(text);
  return { success };
}
