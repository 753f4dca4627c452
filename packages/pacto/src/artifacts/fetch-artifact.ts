import { parseReference, type BlobStore } from 'pacto-contract/artifacts';
import { pullArtifact, type RegistryClient } from 'pacto-contract/registry';

/** Writes the manifest last. So an artifact is complete if its manifest is there. */
export async function fetchArtifact(
  client: RegistryClient,
  ref: string,
  digest: string,
  store: BlobStore,
): Promise<void> {
  const reference = parseReference(ref);
  if ('problem' in reference || reference.scheme !== 'oci') return;
  const { manifest, manifestBytes, layer } = await pullArtifact(client, reference, digest);
  store.write(manifest.layer.digest, layer);
  store.write(digest, manifestBytes);
}
