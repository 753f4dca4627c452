// What opens the contracts of a registry: references, locks and the store. Opening a workspace loads it before the engine.
export { shortNameOf } from './reference/oci-name';
export { hasExplicitTag, parseReference, withTag } from './reference/reference';
export { highestVersion } from './reference/highest-version';
export { parseVersionRange } from './reference/version-range';
export { createMemoryFiles } from './files/memory-files';
export { routeArtifacts } from './files/route-artifacts';
export { buildLock, type ArtifactSource, type LockProblem } from './lock/build-lock';
export { findUnreadableLock } from './lock/find-unreadable-lock';
export { createLockLink } from './lock/lock-link';
export { parseLock, type LockResult } from './lock/parse-lock';
export { printLock } from './lock/print-lock';
export { openBlobStore, type BlobStore } from './store/blob-store';
export { openArtifact, type ArtifactState } from './store/open-artifact';
