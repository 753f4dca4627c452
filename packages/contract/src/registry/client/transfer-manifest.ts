// Manifests: looked up, received and put under a tag.
import { ARTIFACT_LIMIT, MANIFEST_TYPE } from '../../files/artifact/artifact-format';
import { digestOf, hasDigest } from '../../files/artifact/digest';
import { isDigest } from '../../reference/oci-name';
import type { Blob } from '../pack/pack-artifact';
import { describeRefusal } from './describe-refusal';
import { invalid, type Request, type Send } from './exchange';
import { refusePush, refuseWebPage, showName, wrongDigest } from './refuse';
import { RegistryError } from './registry-error';
import { repositoryUrl, type Repository } from './registry-url';

export interface PulledManifest {
  readonly bytes: Uint8Array;
  /** The digest of the bytes as they were received. */
  readonly digest: string;
}

/** Indexes and images are asked for too, so that they can be refused for what they are. */
const ACCEPTED = [
  MANIFEST_TYPE,
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');

export async function findManifest(
  send: Send,
  repository: Repository,
  reference: string,
): Promise<string | undefined> {
  const request = manifestRequest(repository, reference, 'HEAD');
  const answer = await send(request);
  if (answer.status === 404) return undefined;
  const digest = answer.headers.get('docker-content-digest');
  if (answer.status === 200 && digest !== null && isDigest(digest)) return digest;
  // Some registries know no HEAD here, others give no digest or one in an encoding of their own.
  if (answer.status !== 200 && answer.status !== 405) throw describeRefusal(request, answer);
  try {
    return (await pullManifest(send, repository, reference)).digest;
  } catch (error) {
    if (error instanceof RegistryError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

export async function pullManifest(
  send: Send,
  repository: Repository,
  reference: string,
): Promise<PulledManifest> {
  const request = manifestRequest(repository, reference, 'GET');
  const answer = await send(request);
  if (answer.status !== 200) throw describeRefusal(request, answer);
  const { body: bytes } = answer;
  refuseWebPage(request, answer);
  if (isDigest(reference)) {
    if (!hasDigest(bytes, reference)) throw wrongDigest(request, bytes);
    return { bytes, digest: reference };
  }
  const promised = answer.headers.get('docker-content-digest');
  if (promised !== null && isDigest(promised) && !hasDigest(bytes, promised)) {
    throw wrongDigest(request, bytes);
  }
  return { bytes, digest: promised?.startsWith('sha512:') ? promised : digestOf(bytes) };
}

export async function pushManifest(
  send: Send,
  repository: Repository,
  tag: string,
  manifest: Blob,
): Promise<void> {
  const request: Request = {
    method: 'PUT',
    url: repositoryUrl(repository, `manifests/${tag}`),
    task: `publish ${showName(repository, tag)}`,
    headers: { 'content-type': manifest.mediaType },
    body: manifest.bytes,
    limit: ARTIFACT_LIMIT.manifestBytes,
  };
  let failed: unknown;
  try {
    const answer = await send(request);
    if (answer.status === 201 || answer.status === 200) {
      const stored = answer.headers.get('docker-content-digest');
      if (stored === null || !isDigest(stored) || hasDigest(manifest.bytes, stored)) return;
      throw invalid(
        request,
        `stored something else (${stored})`,
        'Ask the operator of the registry.',
      );
    }
    failed = refusePush(request, answer);
  } catch (error) {
    if (!(error instanceof RegistryError) || error.kind === 'invalid') throw error;
    failed = error;
  }
  // The answer may be lost while the manifest is there; and immutable tags refuse the same bytes.
  const stored = await findManifest(send, repository, tag).catch(() => undefined);
  if (stored !== manifest.digest) throw failed;
}

function manifestRequest(
  repository: Repository,
  reference: string,
  method: 'GET' | 'HEAD',
): Request {
  return {
    method,
    url: repositoryUrl(repository, `manifests/${reference}`),
    task: `read ${showName(repository, reference)}`,
    headers: { accept: ACCEPTED },
    limit: ARTIFACT_LIMIT.manifestBytes,
  };
}
