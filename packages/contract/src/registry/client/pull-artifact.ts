import { parseManifest, type ArtifactManifest } from '../../files/artifact/parse-manifest';
import { isDefect } from '../../reference/defect';
import type { RegistryClient } from './registry-client';
import { RegistryError } from './registry-error';
import type { Repository } from './registry-url';

/** An artifact as it was received. Its digests are checked, and its layer is still packed. */
interface PulledArtifact {
  /** The digest of the manifest, which a lock pins. */
  readonly digest: string;
  readonly manifestBytes: Uint8Array;
  readonly manifest: ArtifactManifest;
  readonly layer: Uint8Array;
}

/** `reference` is a tag or a digest. */
export async function pullArtifact(
  client: RegistryClient,
  repository: Repository,
  reference: string,
): Promise<PulledArtifact> {
  const { bytes, digest } = await client.pullManifest(repository, reference);
  const manifest = parseManifest(bytes);
  if (isDefect(manifest)) {
    throw new RegistryError(
      'invalid',
      `${repository.host}/${repository.repository}@${digest} is not a bundle. ${manifest.problem}`,
      manifest.hint ?? 'Check the reference.',
    );
  }
  const layer = await client.pullBlob(repository, manifest.layer);
  return { digest, manifestBytes: bytes, manifest, layer };
}
