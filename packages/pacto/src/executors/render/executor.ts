import type { ExecutorContext } from '@nx/devkit';
import { runAlone } from '../../tasks/run-batch';
import { openRenderRunner } from './open-render-runner';
import type { RenderOptions } from './schema';

export default function renderExecutor(
  options: RenderOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runAlone(options, context, openRenderRunner);
}
