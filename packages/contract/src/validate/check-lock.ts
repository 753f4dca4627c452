// What is wrong with the `pacto.lock` of a bundle itself. The lock serves all environments, so what is
// unused is reported once, on the base. A lock that cannot be read concerns each environment.
import type { BundleProblem } from '../bundle/bundle-problem';
import type { Files } from '../files/files';
import { parseLock, type LockResult } from '../lock/parse-lock';
import type { Pin } from '../lock/lock';
import { findUnreadKeys } from '../lock/unread-keys';
import { findUnusedPins, type OwnReference } from '../lock/unused-pins';
import { childPath, LOCK_FILE } from '../model/bundle-path';
import { readReferences } from '../model/read-facts';
import { isArtifactPath } from '../model/artifact-path';
import { isFound, type ResolvedBundle, type Resolver } from '../resolve/resolver';
import { CONTRACT_SIZE_LIMIT } from '../source/size-limits';

export interface LockWorkspace {
  readonly files: Files;
  readonly index: Pick<Resolver, 'resolve'>;
  /** Locks that the caller has parsed to resolve references, so that none is parsed twice. */
  readonly lockAt?: (path: string) => LockResult | undefined;
}

/**
 * `layers` are the values of the contract and of its override files, `undefined` for one that cannot be read.
 * They are read as far as needed.
 */
export function findLockProblems(
  { files, index, lockAt }: LockWorkspace,
  { root }: ResolvedBundle,
  layers: Iterable<unknown>,
): BundleProblem[] {
  const file = childPath(root, LOCK_FILE);
  const read = files.read(file, { within: root, limit: CONTRACT_SIZE_LIMIT });
  if (read.status !== 'file') return [];
  const { lock, problems } = lockAt?.(file) ?? parseLock(file, read.bytes);
  // The first problem may cause the next ones.
  if (!lock) return [{ rule: 'lock-readable', file, pointer: '', ...problems[0]! }];
  const isExternal = ({ ref, range }: OwnReference): boolean => {
    const resolution = index.resolve({ ref, range, from: root });
    return !isFound(resolution) || isArtifactPath(resolution.bundle.root);
  };
  const unknown = findUnreadKeys(lock.document).map(({ pointer, message, hint, range }) => ({
    rule: 'lock-keys-known',
    message,
    hint,
    file,
    pointer,
    range,
  }));
  const unneeded = findUnneeded(lock.pins, layers, isExternal).map(({ ref, pointer }) => ({
    rule: 'lock-current',
    message: `Nothing in the contract needs the entry for \`${ref}\`.`,
    hint: 'Run the `lock` generator to remove it.',
    file,
    pointer,
    range: lock.document.rangeOf(`${pointer}/ref`),
  }));
  return [...unknown, ...unneeded];
}

function findUnneeded<Found extends Pin>(
  pins: readonly Found[],
  layers: Iterable<unknown>,
  isExternal: (reference: OwnReference) => boolean,
): readonly Found[] {
  const used: OwnReference[] = [];
  let unused = pins;
  for (const layer of layers) {
    // What it references is not known, so no pin is known to be unused.
    if (layer === undefined) return [];
    used.push(...referencesIn(layer).filter(isExternal));
    unused = findUnusedPins(pins, used);
    // The contract itself uses most pins, so that few override files are needed.
    if (unused.length === 0) return [];
  }
  return unused;
}

function referencesIn(layer: unknown): OwnReference[] {
  const { dependencies, configurations, policies } = readReferences(layer);
  return [
    ...dependencies.map(({ ref, compatibility }) => ({ ref, range: compatibility })),
    ...[...configurations, ...policies].flatMap(({ ref }) => (ref === undefined ? [] : [{ ref }])),
  ];
}
