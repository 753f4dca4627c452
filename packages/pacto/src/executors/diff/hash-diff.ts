import type { Hash, Task } from '@nx/devkit';
import { chooseBase, readBaseOption } from '../../base/choose-base';
import type { HasherContext } from '../hash-together';
import { describeBase, hashWithBase } from '../hash-with-base';

export default function hashDiff(task: Task, context: HasherContext): Promise<Hash> {
  return hashWithBase(task, context, async (options, open) => {
    const opened = await open();
    const asked = chooseBase(readBaseOption(options), process.env, context.nxJsonConfiguration);
    const base = await opened.bases.open(asked);
    return describeBase(base, opened, (found, root) => found.stateFor(root, opened.index));
  });
}
