// Blobs: received and sent.
import { ARTIFACT_LIMIT } from '../../files/artifact/artifact-format';
import { hasDigest } from '../../files/artifact/digest';
import type { Descriptor } from '../../files/artifact/parse-manifest';
import type { Blob } from '../pack/pack-artifact';
import { describeRefusal } from './describe-refusal';
import { invalid, resolveLocation, type Request, type Send } from './exchange';
import { refusePush, showName, wrongDigest } from './refuse';
import { repositoryUrl, type Repository } from './registry-url';

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
  if (answer.status !== 200) throw describeRefusal(request, answer);
  if (answer.body.byteLength < size) {
    const seen = answer.body.byteLength;
    throw invalid(
      request,
      `sends ${seen} bytes of ${size}`,
      'Try again: the transfer was cut off.',
    );
  }
  if (!hasDigest(answer.body, digest)) throw wrongDigest(request, answer.body);
  return answer.body;
}

/** Asks first, then one POST and one PUT: some registries take no upload in parts, others none in one. */
export async function pushBlob(send: Send, repository: Repository, blob: Blob): Promise<void> {
  const url = repositoryUrl(repository, `blobs/${blob.digest}`);
  const known = await send(uploadRequest(repository, 'HEAD', url));
  if (known.status === 200) return;
  const start = uploadRequest(repository, 'POST', repositoryUrl(repository, 'blobs/uploads/'));
  const session = await send(start);
  if (session.status === 201) return;
  const location = session.headers.get('location');
  if (session.status !== 202 || location === null) throw refusePush(start, session);
  const target = resolveLocation(start, start.url, location);
  target.searchParams.set('digest', blob.digest);
  const put: Request = {
    ...uploadRequest(repository, 'PUT', target),
    headers: { 'content-type': 'application/octet-stream' },
    body: blob.bytes,
  };
  const answer = await send(put);
  if (answer.status !== 201 && answer.status !== 204) throw refusePush(put, answer);
}

function uploadRequest(repository: Repository, method: Request['method'], url: URL): Request {
  return {
    method,
    url,
    task: `publish to ${showName(repository)}`,
    limit: ARTIFACT_LIMIT.configBytes,
  };
}
