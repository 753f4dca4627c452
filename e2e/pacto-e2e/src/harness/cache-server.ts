// The HTTP protocol of remote caches of Nx, on loopback: one body for each hash of a task.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const TOKEN = 'token-of-the-test';

/** What a broken server answers to each question. */
export type Nonsense = (response: ServerResponse) => void;

export class CacheServer {
  readonly entries = new Map<string, Buffer>();
  /** Hashes that were asked for and found. */
  readonly hits: string[] = [];
  nonsense: Nonsense | undefined;
  private readonly server = createServer(
    (request, response) => void this.answer(request, response),
  );

  static async start(): Promise<CacheServer> {
    const cache = new CacheServer();
    await new Promise<void>((resolve) => cache.server.listen(0, '127.0.0.1', resolve));
    return cache;
  }

  /** The variables by which Nx finds the server. */
  get env(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      NX_SELF_HOSTED_REMOTE_CACHE_SERVER: `http://127.0.0.1:${port}`,
      NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: TOKEN,
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [, hash] = /^\/v1\/cache\/([^/]+)$/.exec(request.url ?? '') ?? [];
    if (this.nonsense) this.nonsense(response);
    else if (request.headers.authorization !== `Bearer ${TOKEN}`) end(response, 401);
    else if (hash === undefined) end(response, 404);
    else if (request.method === 'PUT') {
      if (this.entries.has(hash)) end(response, 409);
      else {
        this.entries.set(hash, Buffer.concat(chunks));
        end(response, 200);
      }
    } else {
      const entry = this.entries.get(hash);
      if (entry) this.hits.push(hash);
      if (entry) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(entry);
      else end(response, 404);
    }
  }
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(String(status));
}
