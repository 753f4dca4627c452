// What every project graph loads: nothing that reads YAML, JSON Schema, templates or git.
export type { BundleKind, BundleSummary, ContractFacts, FactReference } from './model/summary';
export { BUNDLE_KINDS, FACTS_FORMAT, NO_FACTS } from './model/summary';
export {
  baseName,
  BUNDLE_FOLDERS,
  belowFolder,
  childPath,
  contractPath,
  isInside,
  joinPath,
  parentFolder,
  pathInBundle,
  CONTRACT_FILE,
  LOCK_FILE,
  OVERRIDES_FOLDER,
} from './model/bundle-path';
export { buildWorkspaceIndex } from './workspace/classify-bundles';
export { createWorkspaceIndex, type WorkspaceIndex } from './workspace/workspace-index';
export { CONTRACT_SIZE_LIMIT, INTERFACE_SIZE_LIMIT } from './source/size-limits';
export { createDiskFiles, openDisk, type Disk } from './files/disk-files';
export type { Listing } from './files/list-folder';
export { guardFiles, type Files } from './files/files';
export { findServicesBehind, type ServiceBehind } from './workspace/services-behind';
export { closureOf, type Closure, type ClosureSources } from './resolve/closure';
export {
  diffClosureOf,
  DOCUMENT_ENDINGS,
  isDocument,
  readableIn,
  type DiffClosure,
} from './resolve/diff-closure';
export { hideLogin } from './reference/oci-name';
export { normalizeRegistry } from './reference/registry';
export { tagOfVersion } from './reference/version-tag';
export { referencesOf, type AnsweredReference, type ReferenceKind } from './resolve/edges';
export { isArtifactPath } from './model/artifact-path';
export { describeReservedEnvironment, isEnvironmentName } from './model/environment-name';
export { chainLinks } from './resolve/chain-links';
export { createLockPresenceLink } from './lock/lock-link';
export { suggest } from './schema-check/suggest';
export { codeList, didYouMean, joinHints } from './diagnostics/words';
export { isLone, serviceNameOf } from './model/service-name';
export { isFound } from './resolve/resolver';
export type { ResolvedBundle, Resolution, ResolveRequest, Resolver } from './resolve/resolver';
export { DEFAULT_RENDER_SETTINGS, type RenderSettings } from './render/render-settings';
export { readableInUnit, unitClosureOf, type UnitClosure } from './render/unit-closure';
export { addToGroup, groupBy } from './source/group-by';
export { isMapping } from './source/mapping';
export { remember } from './source/remember';
