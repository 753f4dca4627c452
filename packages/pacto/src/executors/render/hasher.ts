// The hash of a render: what Nx makes of the files, and of a review also what it reads of the base.
import { randomUUID } from 'node:crypto';
import type { Hash, Task } from '@nx/devkit';
import { hashTogether, type HasherContext } from '../diff/hash-together';
import { addToHash, optionsOf, runOf } from '../diff/hasher';
import { askedReviewBase, openReviewBase } from './asked-review-base';

/** Never rejects for what is wrong with a base, which would end the whole run: the task reports it. */
export default async function hashRender(task: Task, context: HasherContext): Promise<Hash> {
  const native = hashTogether(task, context);
  const added = describeAdded(task, context).catch(
    // Such a task fails. Its hash is that of no other, so it cannot be taken for one that did not.
    (): string => randomUUID(),
  );
  return addToHash(await native, await added);
}

/** A text that differs whenever the result may, beside the files; `undefined` where nothing else counts. */
async function describeAdded(task: Task, context: HasherContext): Promise<string | undefined> {
  const options = optionsOf(task, context);
  // What the platform sets at deploy time is never taken from the cache.
  if (options.platformSet !== undefined) return randomUUID();
  const asked = askedReviewBase(options, process.env);
  if (!asked) return undefined;
  const { bundles, index, bases } = await runOf(context);
  const bundle = bundles.get(task.target.project);
  if (!bundle) throw new Error('The project has no contract.');
  const base = await openReviewBase(bases, asked);
  if ('problem' in base) throw new Error(base.problem);
  const root = await base.find(bundle, index);
  if (typeof root === 'object') throw new Error(root.problem);
  const state = root === undefined ? 'new' : await base.units.stateFor(root);
  return JSON.stringify([base.kind, base.nameFor(root), root ?? '', state]);
}
