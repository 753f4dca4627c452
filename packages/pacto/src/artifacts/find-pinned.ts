// Lists the artifacts that the tasks of a run can need: those that locks pin for configurations and
// policies, and those that contracts name by a digest. For a dependency, the version in the lock is
// enough.
import { parseLock, parseReference, type LockResult } from 'pacto-contract/artifacts';
import { type ContractFacts } from 'pacto-contract/graph';
import { readFacts } from 'pacto-contract/read';

/** A reference and the digest that it means. */
export interface PinnedReference {
  readonly ref: string;
  readonly digest: string;
}

export function pinnedByLock(lock: LockResult | undefined): PinnedReference[] {
  return (lock?.lock?.pins ?? []).flatMap(({ kind, ref, digest }) =>
    kind === 'dependency' ? [] : [{ ref, digest }],
  );
}

/** Configurations and policies of a contract or override file that name a digest. */
export function pinnedByDigest(text: string | Uint8Array): PinnedReference[] {
  return Buffer.from(text).includes('@sha') ? pinnedInFacts(readFacts(text).facts) : [];
}

export function pinnedInFacts({ configurations, policies }: ContractFacts): PinnedReference[] {
  return digestsIn([...configurations, ...policies]);
}

export function digestsIn(references: readonly { readonly ref?: string }[]): PinnedReference[] {
  return references.flatMap(({ ref }) => {
    if (!ref?.includes('@')) return [];
    const reference = parseReference(ref);
    if ('problem' in reference || reference.scheme !== 'oci') return [];
    return reference.digest === undefined ? [] : [{ ref, digest: reference.digest }];
  });
}

/** Parses each lock once. `read` returns a file of the workspace, or `undefined`. */
export function createLockReader(
  read: (path: string) => Uint8Array | undefined,
): (path: string) => LockResult | undefined {
  const locks = new Map<string, LockResult | undefined>();
  return (path) => {
    if (!locks.has(path)) {
      const bytes = read(path);
      locks.set(path, bytes && parseLock(path, bytes));
    }
    return locks.get(path);
  };
}
