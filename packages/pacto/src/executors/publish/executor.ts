import type { ExecutorContext } from '@nx/devkit';
import { runAlone } from '../../tasks/run-batch';
import { createPublishRunner } from './publish-runner';
import type { PublishOptions } from './schema';

export default function publishExecutor(
  options: PublishOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runAlone(options, context, createPublishRunner);
}
