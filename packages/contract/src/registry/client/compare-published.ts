import type { ArtifactManifest } from '../../files/artifact/parse-manifest';
import { unpackArtifact } from '../../files/artifact/unpack-artifact';
import { isDefect } from '../../reference/defect';
import { compareText } from '../../source/text-order';
import type { PackedArtifact } from '../pack/pack-artifact';
import type { RegistryClient } from './registry-client';
import { RegistryError } from './registry-error';
import type { Repository } from './registry-url';

/** Paths below the bundle, sorted. */
export interface FileDifferences {
  readonly changed: readonly string[];
  readonly onlyPublished: readonly string[];
  readonly onlyHere: readonly string[];
}

/** The files that differ between a published artifact and a packed one. A sentence where the published files cannot be read. */
export async function compareWithPublished(
  client: RegistryClient,
  repository: Repository,
  { layer }: ArtifactManifest,
  packed: PackedArtifact,
): Promise<FileDifferences | string> {
  const here = unpackArtifact(packed.layer.bytes);
  const published = await pullFiles(client, repository, layer);
  if (isDefect(published)) return published.problem;
  if (isDefect(here)) return here.problem;
  const missingIn = (files: ReadonlyMap<string, Uint8Array>) => (path: string) => !files.has(path);
  return {
    changed: [...here.files]
      .filter(([path, bytes]) => Buffer.compare(published.files.get(path) ?? bytes, bytes) !== 0)
      .map(([path]) => path)
      .sort(compareText),
    onlyPublished: [...published.files.keys()].filter(missingIn(here.files)).sort(compareText),
    onlyHere: [...here.files.keys()].filter(missingIn(published.files)).sort(compareText),
  };
}

async function pullFiles(
  client: RegistryClient,
  repository: Repository,
  layer: ArtifactManifest['layer'],
): Promise<ReturnType<typeof unpackArtifact>> {
  try {
    return unpackArtifact(await client.pullBlob(repository, layer));
  } catch (error) {
    if (error instanceof RegistryError) return { problem: error.message };
    throw error;
  }
}
