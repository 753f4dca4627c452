// The entry for generators and executors that talk to registries. Nothing else of the engine
// imports this folder, so neither a graph nor a validation without a fetch loads it.
export { CONTENT_ANNOTATION } from '../files/artifact/artifact-format';
export { digestOf, hasDigest, isDigest } from '../files/artifact/digest';
export {
  parseManifest,
  type ArtifactManifest,
  type Descriptor,
} from '../files/artifact/parse-manifest';
export { unpackArtifact, type UnpackedArtifact } from '../files/artifact/unpack-artifact';
export { type Credential, type Credentials, type CredentialSource } from './client/credential';
export { SYSTEM_CLOCK, type Clock } from './client/clock';
export type { Fetch } from './client/exchange';
export { existingVersions } from './client/existing-versions';
export { openFetch } from './client/open-fetch';
export { pullArtifact, type PulledArtifact } from './client/pull-artifact';
export { findPublished, pushArtifact, type PushOutcome } from './client/push-artifact';
export { createRegistryClient, type RegistryClient } from './client/registry-client';
export { RegistryError, type RegistryErrorKind } from './client/registry-error';
export { findReleasedAbove, findReleasedBelow } from './client/released-version';
export { isLoopback, type Repository } from './client/registry-url';
export { tagOfVersion, versionOfTag } from './client/version-tag';
export { packArtifact, type ArtifactIdentity, type PackedArtifact } from './pack/pack-artifact';
export { readBundle, type BundleFolder } from './pack/read-bundle';
export { openCredentials, type CredentialEnvironment } from './credentials/open-credentials';
export { createHelperRunner } from './credentials/run-helper';
