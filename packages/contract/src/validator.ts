// What a task loads that validates: the engine without comparison, rendering and releases, which take as long to load.
export { REPORT_SCHEMA_VERSION } from './diagnostics/report-identity';
export { createSession, type Session, type SessionOptions } from './bundle/session';
export {
  validateBundle,
  type Validated,
  type ValidateRequest,
  type ValidateWorkspace,
} from './validate/validate-bundle';
export { printValidation } from './report/print-validation';
export type { ValidationReport } from './validate/validation-report';
export { suggest } from './schema-check/suggest';
export { shortNameOf } from './reference/oci-name';
export { parseReference } from './reference/reference';
export { highestVersion } from './reference/highest-version';
export { parseVersionRange } from './reference/version-range';
export { routeArtifacts } from './files/route-artifacts';
export { buildLock, type ArtifactSource, type LockProblem } from './lock/build-lock';
export { createLockLink } from './lock/lock-link';
export { parseLock, type LockResult } from './lock/parse-lock';
export { openBlobStore, type BlobStore } from './store/blob-store';
export { openArtifact, type ArtifactState } from './store/open-artifact';
