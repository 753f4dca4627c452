// Blobs: received and sent.
import { ARTIFACT_LIMIT } from '../../files/artifact/artifact-format';
import { hasDigest } from '../../files/artifact/digest';
import type { Descriptor } from '../../files/artifact/parse-manifest';
import type { Blob } from '../pack/pack-artifact';
import { describePushRefusal, isUploadLost } from './describe-push-refusal';
import { describeRefusal } from './describe-refusal';
import { resolveLocation, type Request, type Send } from './exchange';
import { invalidError, wrongDigestError } from './exchange-error';
import { repositoryUrl, showName, type Repository } from './registry-url';

const BLOB_LOST =
  'The registry has the manifest without its content. Ask its operator, or publish the bundle again.';

export async function pullBlob(
  send: Send,
  repository: Repository,
  { digest, size }: Descriptor,
): Promise<Uint8Array> {
  const request: Request = {
    method: 'GET',
    url: repositoryUrl(repository, `blobs/${digest}`),
    task: `read the content of ${showName(repository)}`,
    limit: Math.min(size, ARTIFACT_LIMIT.layerBytes),
  };
  const answer = await send(request);
  if (answer.status !== 200) {
    throw describeRefusal(request, answer, answer.status === 404 ? BLOB_LOST : undefined);
  }
  if (answer.body.byteLength < size) {
    const seen = answer.body.byteLength;
    throw invalidError(
      request,
      `sends ${seen} bytes of ${size}`,
      'Try again: the transfer was cut off.',
    );
  }
  if (!hasDigest(answer.body, digest)) throw wrongDigestError(request, answer.body);
  return answer.body;
}

const MOST_UPLOADS = 3;

/**
 * Asks whether the blob is there, then sends one POST and one PUT. Some registries accept no upload in
 * parts, and others no upload in one request. An upload whose answer was lost is over for the
 * registry: then the blob is there, or another upload is started.
 */
export async function pushBlob(send: Send, repository: Repository, blob: Blob): Promise<void> {
  const url = repositoryUrl(repository, `blobs/${blob.digest}`);
  for (let upload = 1; ; upload++) {
    const known = await send(uploadRequest(repository, 'HEAD', url));
    if (known.status === 200) return;
    const put = await startUpload(send, repository, blob);
    if (!put) return;
    const answer = await send(put);
    if (answer.status === 201 || answer.status === 204) return;
    if (!isUploadLost(answer) || upload === MOST_UPLOADS) throw describePushRefusal(put, answer);
  }
}

/** The request that sends the blob; `undefined` if the registry has it already. */
async function startUpload(
  send: Send,
  repository: Repository,
  blob: Blob,
): Promise<Request | undefined> {
  const start = uploadRequest(repository, 'POST', repositoryUrl(repository, 'blobs/uploads/'));
  const session = await send(start);
  if (session.status === 201) return undefined;
  const location = session.headers.get('location');
  if (session.status !== 202 || location === null) throw describePushRefusal(start, session);
  const target = resolveLocation(start, start.url, location);
  target.searchParams.set('digest', blob.digest);
  return {
    ...uploadRequest(repository, 'PUT', target),
    headers: { 'content-type': 'application/octet-stream' },
    body: blob.bytes,
  };
}

function uploadRequest(repository: Repository, method: Request['method'], url: URL): Request {
  return {
    method,
    url,
    task: `publish to ${showName(repository)}`,
    limit: ARTIFACT_LIMIT.configBytes,
  };
}
