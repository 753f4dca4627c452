// The entry for generators and executors that talk to registries. Nothing else of the engine
// imports this folder, so neither a graph nor a validation without a fetch loads it.
export { existingVersions, newestVersions } from './client/existing-versions';
export { openFetch } from './client/open-fetch';
export { pullArtifact } from './client/pull-artifact';
export { pushArtifact, type PushConflict } from './client/push-artifact';
export { createRegistryClient, type RegistryClient } from './client/registry-client';
export { RegistryError } from './client/registry-error';
export { findReleasedAbove, findReleasedBelow } from './client/released-version';
export { versionOfTag } from '../reference/version-tag';
export { packArtifact, type PackedArtifact } from './pack/pack-artifact';
export { readBundle } from './pack/read-bundle';
export { openCredentials } from './credentials/open-credentials';
export { createHelperRunner } from './credentials/run-helper';
