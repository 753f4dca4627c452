// Manifests: looked up, received and put under a tag.
import { ARTIFACT_LIMIT, MANIFEST_TYPE } from '../../files/artifact/artifact-format';
import { digestOf, hasDigest } from '../../files/artifact/digest';
import { isDigest } from '../../reference/oci-name';
import type { Blob } from '../pack/pack-artifact';
import type { Clock } from './clock';
import { describePushRefusal } from './describe-push-refusal';
import { describeRefusal } from './describe-refusal';
import type { Answer, Request, Send } from './exchange';
import { invalidError, NO_REGISTRY_HINT, OPERATOR_HINT, wrongDigestError } from './exchange-error';
import { RegistryError } from './registry-error';
import { repositoryUrl, showName, type Repository } from './registry-url';

export interface PulledManifest {
  readonly bytes: Uint8Array;
  /** The digest of the bytes as they were received. */
  readonly digest: string;
}

/** The list includes indexes and images, so that the error can say that the artifact is one of these. */
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
  // Some registries do not accept HEAD here. Others give no digest, or one in another encoding.
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
    if (!hasDigest(bytes, reference)) throw wrongDigestError(request, bytes);
    return { bytes, digest: reference };
  }
  const promised = answer.headers.get('docker-content-digest');
  if (promised !== null && isDigest(promised) && !hasDigest(bytes, promised)) {
    throw wrongDigestError(request, bytes);
  }
  return { bytes, digest: promised?.startsWith('sha512:') ? promised : digestOf(bytes) };
}

function refuseWebPage(request: Request, answer: Answer): void {
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('text/html')) return;
  throw invalidError(request, 'answers with a web page', NO_REGISTRY_HINT);
}

/** Asks for the tag afterwards: a registry may lose it, and another process may have put it at the same time. */
export async function pushManifest(
  { send, sleep }: { readonly send: Send; readonly sleep: Clock['sleep'] },
  repository: Repository,
  tag: string,
  manifest: Blob,
): Promise<string> {
  const request: Request = {
    method: 'PUT',
    url: repositoryUrl(repository, `manifests/${tag}`),
    task: `publish ${showName(repository, tag)}`,
    headers: { 'content-type': manifest.mediaType },
    body: manifest.bytes,
    limit: ARTIFACT_LIMIT.manifestBytes,
  };
  const failed = await putManifest(send, request, manifest);
  // The answer may be lost while the manifest is there; and immutable tags refuse the same bytes.
  if (failed) {
    const stored = await findManifest(send, repository, tag).catch(() => undefined);
    if (stored === undefined) throw failed;
    return stored;
  }
  for (const wait of WAITS_FOR_TAG) {
    await sleep(wait);
    const stored = await findManifest(send, repository, tag);
    if (stored !== undefined) return stored;
  }
  throw invalidError(request, 'was accepted, but the registry does not have the tag', LOST_TAG);
}

/** Some registries show a new tag a moment later. In milliseconds. */
const WAITS_FOR_TAG = [0, 1_000, 2_000, 4_000];
const LOST_TAG = 'Publish again. If the tag is lost again, ask the operator of the registry.';

/** What went wrong; `undefined` if the registry says that it has the manifest. */
async function putManifest(
  send: Send,
  request: Request,
  manifest: Blob,
): Promise<RegistryError | undefined> {
  try {
    const answer = await send(request);
    if (answer.status !== 201 && answer.status !== 200) return describePushRefusal(request, answer);
    const stored = answer.headers.get('docker-content-digest');
    if (stored === null || !isDigest(stored) || hasDigest(manifest.bytes, stored)) return undefined;
    throw invalidError(request, `stored something else (${stored})`, OPERATOR_HINT);
  } catch (error) {
    if (error instanceof RegistryError && error.kind !== 'invalid') return error;
    throw error;
  }
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
