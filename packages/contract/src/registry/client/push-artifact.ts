// Publishes a packed bundle under one tag, which is never overwritten.
import { CONTENT_ANNOTATION } from '../../files/artifact/artifact-format';
import { parseManifest, type ArtifactManifest } from '../../files/artifact/parse-manifest';
import { isDefect } from '../../reference/defect';
import type { PackedArtifact } from '../pack/pack-artifact';
import { compareWithPublished, type FileDifferences } from './compare-published';
import type { RegistryClient } from './registry-client';
import { RegistryError } from './registry-error';
import type { Repository } from './registry-url';

type PushOutcome =
  | { readonly status: 'published'; readonly digest: string }
  /** The same files are there under the tag; `digest` is that of what is there. */
  | { readonly status: 'already-published'; readonly digest: string }
  | PushConflict;

/** Another artifact is there under the tag. */
export interface PushConflict {
  /** `outrun`: the tag was free. Another process published at the same time, and the registry kept that artifact. */
  readonly status: 'conflict' | 'outrun';
  readonly digest: string;
  /** Why the other artifact is not a bundle, in a sentence. */
  readonly unread?: string;
  /** The files that differ, or a sentence that says why they are not known. Absent if the other artifact is not a bundle. */
  readonly differences?: FileDifferences | string;
}

/** Throws a `RegistryError` if the registry refuses a part or cannot be reached. */
export async function pushArtifact(
  client: RegistryClient,
  repository: Repository,
  tag: string,
  packed: PackedArtifact,
): Promise<PushOutcome> {
  const known = await findPublished(client, repository, tag, packed);
  if (known) return known;
  await client.pushBlob(repository, packed.layer);
  await client.pushBlob(repository, packed.config);
  // Another process may have published while the blobs were sent.
  const meanwhile = await findPublished(client, repository, tag, packed);
  if (meanwhile) return asOutrun(meanwhile);
  const digest = await client.pushManifest(repository, tag, packed.manifest);
  if (digest === packed.manifest.digest) return { status: 'published', digest };
  return asOutrun(await compareWith(client, repository, digest, packed));
}

/** What another process published after the tag was free: other files there are then not a conflict. */
function asOutrun(other: PushOutcome): PushOutcome {
  return other.status === 'conflict' ? { ...other, status: 'outrun' } : other;
}

/** What the tag holds already; `undefined` when it is free. */
async function findPublished(
  client: RegistryClient,
  repository: Repository,
  tag: string,
  packed: PackedArtifact,
): Promise<PushOutcome | undefined> {
  const digest = await client.findManifest(repository, tag);
  return digest === undefined ? undefined : compareWith(client, repository, digest, packed);
}

async function compareWith(
  client: RegistryClient,
  repository: Repository,
  digest: string,
  packed: PackedArtifact,
): Promise<PushOutcome> {
  if (digest === packed.manifest.digest) return { status: 'already-published', digest };
  const { bytes } = await client.pullManifest(repository, digest);
  const manifest = parseManifest(bytes);
  if (isDefect(manifest)) return { status: 'conflict', digest, unread: manifest.problem };
  const content = await readContentDigest(client, repository, manifest);
  if (content === packed.contentDigest) return { status: 'already-published', digest };
  const differences = await compareWithPublished(client, repository, manifest, packed);
  // Another tool may pack the same files into other bytes.
  if (isNone(differences)) return { status: 'already-published', digest };
  return { status: 'conflict', digest, differences };
}

function isNone(differences: FileDifferences | string): boolean {
  return typeof differences === 'object' && Object.values(differences).flat().length === 0;
}

/** The digest of the tar: from our annotation, or from the config of an artifact that another tool pushed. */
async function readContentDigest(
  client: RegistryClient,
  repository: Repository,
  manifest: ArtifactManifest,
): Promise<string | undefined> {
  const annotated = manifest.annotations[CONTENT_ANNOTATION];
  if (annotated !== undefined) return annotated;
  try {
    const config = await client.pullBlob(repository, manifest.config);
    return JSON.parse(Buffer.from(config).toString('utf8'))?.rootfs?.diff_ids?.[0];
  } catch (error) {
    if (error instanceof RegistryError && error.kind !== 'not-found') throw error;
    return undefined;
  }
}
