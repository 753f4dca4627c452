export { appendToMapping } from './edit/append-to-mapping';
export { appendToSequence, type AppendOptions } from './edit/append-to-sequence';
export type { EditResult, Splice } from './edit/edit-result';
export { printFlow, printYaml } from './edit/print-yaml';
export { setScalar } from './edit/set-scalar';
export { parseSource } from './source/parse-source';
export type { SourceDocument } from './source/source-document';
export { parseReference } from './reference/reference';
export { highestVersion } from './reference/highest-version';
export { parseVersion } from './reference/version';
export { parseVersionRange } from './reference/version-range';
export { createDiskFiles, openDisk, type Disk } from './files/disk-files';
export { guardFiles, UndeclaredReadError, type FileRead, type Files } from './files/files';
export { createMemoryFiles } from './files/memory-files';
export * from './reports';
export { createSession, type Session, type SessionOptions } from './bundle/session';
export {
  validateBundle,
  type Validated,
  type ValidateRequest,
  type ValidateWorkspace,
} from './validate/validate-bundle';
export { diffBundle, type Diffed, type DiffRequest } from './diff/diff-bundle';
export type { DiffSide } from './diff/sides/diff-side';
export { FAIL_ON, type FailOn } from './diff/classify-diff';
export { suggest } from './schema-check/suggest';
export { fingerprintOf } from './diagnostics/fingerprint';
export { isMapping, mappingOf } from './source/mapping';
export { RULES } from './validate/rules';
export { applyEdits } from './release/apply-edits';
export { actualBump } from './diff/required-bump';
export { isBumpEnough, type Bump } from './diff/change/diff-report';
export { nextVersion, requiredVersion } from './release/next-version';
export { planBump } from './release/plan-bump';
export { planUpgrade, type Upgrade } from './release/plan-upgrade';
export type { ReleaseWorkspace, VersionMove } from './release/release-workspace';
export type { ReleaseProblem, TextEdit } from './release/text-edit';
export { renderUnit, type RenderedUnit, type RenderRequest } from './render/render-unit';
export { reviewRemovedUnit, reviewUnit, type Review } from './render/review/review-unit';
export { explainContract, type ExplainRequest } from './render/explain/explain-contract';
export { FAIL_ON_DESTROYS, type FailOnDestroys } from './render/render-report';
export { buildExample, type ExampleRequest } from './template/build-example';
export { BUILT_IN_TEMPLATES } from './template/generated/built-in-templates.generated';
export { deriveProvisioning, type Provisioning } from './template/xrd/derive-provisioning';
export type { LostRule, XrdProblem } from './template/xrd/xrd-problem';
export { routeArtifacts } from './files/route-artifacts';
export { buildLock, type ArtifactSource, type LockProblem } from './lock/build-lock';
export { compareLocks, pinsSame, type LockChange } from './lock/compare-locks';
export type { Lock, Pin } from './lock/lock';
export { createLockLink } from './lock/lock-link';
export { parseLock, type LockResult } from './lock/parse-lock';
export { printLock } from './lock/print-lock';
export { openBlobStore, type BlobStore } from './store/blob-store';
export { openArtifact, type ArtifactState } from './store/open-artifact';
