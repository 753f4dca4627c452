import type { ExecutorContext } from '@nx/devkit';
import { runAlone } from '../run-batch';
import { openRenderRunner } from './open-render-runner';
import type { RenderTaskOptions } from './schema';

export default function renderExecutor(
  options: RenderTaskOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runAlone(options, context, openRenderRunner);
}
