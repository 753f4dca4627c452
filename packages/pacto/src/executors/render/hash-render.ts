import { randomUUID } from 'node:crypto';
import type { Hash, Task } from '@nx/devkit';
import type { HasherContext } from '../../tasks/hash-together';
import { describeBase, hashWithBase } from '../../tasks/hash-with-base';
import { askedReviewBase, openReviewBase } from './asked-review-base';

/** A render reads only files. A review also reads a base. */
export default function hashRender(task: Task, context: HasherContext): Promise<Hash> {
  return hashWithBase(task, context, async (options, open) => {
    // Values that the platform sets at deploy time differ in each run, so such a render never comes from the
    // cache.
    if (options.platformSet !== undefined) return randomUUID();
    const asked = askedReviewBase(options, process.env);
    if (!asked) return undefined;
    const opened = await open();
    const base = await openReviewBase(opened.bases, asked);
    return describeBase(base, opened, ({ units }, root) => units.stateFor(root));
  });
}
