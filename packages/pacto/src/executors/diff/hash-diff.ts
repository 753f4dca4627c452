import type { Hash, Task } from '@nx/devkit';
import type { HasherContext } from '../../tasks/hash-together';
import { describeBase, hashWithBase } from '../../tasks/hash-with-base';
import { askedBase } from './asked-base';

export default function hashDiff(task: Task, context: HasherContext): Promise<Hash> {
  return hashWithBase(task, context, async (options, open) => {
    const opened = await open();
    const base = await opened.bases.open(askedBase(options, context));
    return describeBase(base, opened, (found, root) => found.stateFor(root, opened.index));
  });
}
