// A registry in this process that tests can make misbehave. It answers for any number of https hosts at
// once: its `fetch` connects all of them to one real server, so sockets really break.
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { isDefect } from '../src/reference/defect';
import type { Fetch } from '../src/registry/client/exchange';
import { packArtifact } from '../src/registry/pack/pack-artifact';
import type { Certificate } from './self-signed';

export interface FakeRequest {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface FakeReply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
  /** The connection breaks after this many bytes of the body. */
  readonly breakAfter?: number;
}

/** `reset`: no answer, the connection breaks. `hang`: no answer at all. */
export type Misbehaviour = FakeReply | 'reset' | 'hang';

export interface FakeRegistry {
  readonly fetch: Fetch;
  /** Host and port of the real server, for clients without our `fetch`. */
  readonly address: string;
  readonly requests: FakeRequest[];
  readonly blobs: Map<string, Uint8Array>;
  /** By `repository:tag` and `repository@digest`. */
  readonly manifests: Map<string, { readonly type: string; readonly bytes: Uint8Array }>;
  /** Asked before the registry itself; `undefined` leaves the request to it. */
  intercept: (request: FakeRequest) => Misbehaviour | undefined;
  /** Called when a request hangs. */
  onHang: () => void;
  putManifest(repository: string, tag: string, bytes: Uint8Array, type?: string): string;
  putBlob(bytes: Uint8Array): string;
  /** Packs a bundle with the name of its repository; answers the digest of its manifest. */
  putBundle(repository: string, version: string, texts: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/** With a certificate it speaks https alone. */
export async function startFakeRegistry(certificate?: Certificate): Promise<FakeRegistry> {
  const listener = (request: IncomingMessage, response: ServerResponse): void =>
    void serve(registry, request, response);
  const server = certificate
    ? createTlsServer({ ...certificate }, listener)
    : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const blobs = new Map<string, Uint8Array>();
  const manifests: FakeRegistry['manifests'] = new Map();
  const registry: FakeRegistry = {
    address,
    blobs,
    manifests,
    requests: [],
    intercept: () => undefined,
    onHang: () => undefined,
    fetch: (url, { headers, ...options }) => {
      const { host, pathname, search } = new URL(url);
      return fetch(`http://${address}${pathname}${search}`, {
        ...options,
        headers: { ...headers, 'x-host': host },
      });
    },
    putManifest(repository, tag, bytes, type = MANIFEST) {
      const digest = digestOf(bytes);
      for (const key of [`${repository}:${tag}`, `${repository}@${digest}`]) {
        manifests.set(key, { type, bytes });
      }
      return digest;
    },
    putBlob(bytes) {
      blobs.set(digestOf(bytes), bytes);
      return digestOf(bytes);
    },
    putBundle(repository, version, texts) {
      const files = new Map(
        Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)] as const),
      );
      const name = repository.slice(repository.lastIndexOf('/') + 1);
      const packed = packArtifact(files, { name, version, pactoVersion: '1.0' });
      if (isDefect(packed)) throw new Error(packed.problem);
      registry.putBlob(packed.layer.bytes);
      registry.putBlob(packed.config.bytes);
      return registry.putManifest(repository, version, packed.manifest.bytes);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return registry;
}

async function serve(
  registry: FakeRegistry,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const url = new URL(incoming.url!, 'http://fake');
  const request: FakeRequest = {
    host: String(incoming.headers['x-host'] ?? incoming.headers.host),
    method: incoming.method!,
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  };
  registry.requests.push(request);
  const reply = registry.intercept(request) ?? answer(registry, request);
  if (reply === 'hang') return registry.onHang();
  if (reply === 'reset') return void incoming.socket.destroy();
  const body = Buffer.from(reply.body ?? '');
  response.writeHead(reply.status, { 'content-length': String(body.length), ...reply.headers });
  if (reply.breakAfter === undefined)
    return void response.end(request.method === 'HEAD' ? '' : body);
  response.write(body.subarray(0, reply.breakAfter), () => incoming.socket.destroy());
}

/** What a registry without quirks answers. */
function answer(registry: FakeRegistry, request: FakeRequest): FakeReply {
  const [, repository, kind, rest] =
    /^\/v2\/(.+?)\/(manifests|blobs|tags)\/(.*)$/.exec(request.path) ?? [];
  if (repository === undefined) return fail(404, 'UNSUPPORTED');
  if (kind === 'tags') return listTags(registry, repository);
  if (kind === 'manifests') return answerManifest(registry, repository, rest!, request);
  return answerBlob(registry, repository, rest!, request);
}

function answerManifest(
  registry: FakeRegistry,
  repository: string,
  reference: string,
  { method, body, headers }: FakeRequest,
): FakeReply {
  if (method === 'PUT') {
    const type = String(headers['content-type']);
    const digest = registry.putManifest(repository, reference, body, type);
    return { status: 201, headers: { 'docker-content-digest': digest } };
  }
  const separator = reference.startsWith('sha256:') ? '@' : ':';
  const found = registry.manifests.get(`${repository}${separator}${reference}`);
  if (!found) return fail(404, 'MANIFEST_UNKNOWN');
  const digest = digestOf(found.bytes);
  return {
    status: 200,
    headers: { 'content-type': found.type, 'docker-content-digest': digest },
    body: found.bytes,
  };
}

function answerBlob(
  registry: FakeRegistry,
  repository: string,
  rest: string,
  { method, query, body }: FakeRequest,
): FakeReply {
  if (method === 'POST') {
    const location = `/v2/${repository}/blobs/uploads/${randomUUID()}`;
    return { status: 202, headers: { location } };
  }
  if (method === 'PUT') {
    if (query.get('digest') !== digestOf(body)) return fail(400, 'DIGEST_INVALID');
    registry.putBlob(body);
    return { status: 201 };
  }
  const found = registry.blobs.get(rest);
  return found ? { status: 200, body: found } : fail(404, 'BLOB_UNKNOWN');
}

function listTags({ manifests }: FakeRegistry, repository: string): FakeReply {
  const prefix = `${repository}:`;
  const tags = [...manifests.keys()].filter((key) => key.startsWith(prefix));
  if (tags.length === 0) return fail(404, 'NAME_UNKNOWN');
  return json(200, { name: repository, tags: tags.map((key) => key.slice(prefix.length)) });
}

export function fail(status: number, code: string, message = 'no'): FakeReply {
  return json(status, { errors: [{ code, message }] });
}

export function json(status: number, value: unknown): FakeReply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
