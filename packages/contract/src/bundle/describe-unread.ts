import { code } from '../diagnostics/words';
import { contractPath } from '../model/bundle-path';
import type { Resolution, ResolvedBundle } from '../resolve/resolver';
import type { BundleReader } from './bundle-reader';
import { hintAt } from './hint-at-file';

interface Unread {
  /** To append to a message; empty for a contract that can be read, but has no name or no mapping. */
  readonly reason: string;
  readonly hint: string;
}

/** Why the contract of another bundle cannot be read, and what to do: a pointer of Git LFS is not fixed by an editor. */
export function describeUnread(bundle: ResolvedBundle, reader: BundleReader): Unread {
  const path = contractPath(bundle.root);
  const problem = reader.contractProblem(bundle);
  return {
    reason: problem === undefined ? '' : ` In ${code(path)}: ${problem.message}`,
    hint: hintAt(bundle, path, problem?.hint),
  };
}

/** Explains why the contract that a reference probably means has no name that can be read. */
export function explainUnread(resolution: Resolution, reader: BundleReader): Resolution {
  if (resolution.status === 'found' || resolution.unread === undefined) return resolution;
  const { reason, hint } = describeUnread(resolution.unread, reader);
  return { ...resolution, message: resolution.message + reason, hint };
}
