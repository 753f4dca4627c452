// Each text that the page about errors of registries names is one that a client really prints.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createFakeClock } from '../testing/fake-clock';
import {
  fail,
  startFakeRegistry,
  type FakeRegistry,
  type FakeRequest,
  type Misbehaviour,
} from '../testing/fake-registry';
import { packText } from '../testing/pack-text';
import { createCertificate } from '../testing/self-signed';
import { startTunnelProxy } from '../testing/tunnel-proxy';
import {
  createRegistryClient,
  openFetch,
  pullArtifact,
  pushArtifact,
  type RegistryClient,
} from '../src/registry';

const PAGE = join(__dirname, '../../pacto/docs/registry-errors.md');
const HOST = 'registry.example';

const packed = packText();

let registry: FakeRegistry;
beforeEach(async () => {
  registry = await startFakeRegistry();
  registry.putBlob(packed.layer.bytes);
  registry.putManifest('pactos/api', '1.0.0', packed.manifest.bytes);
});
afterEach(() => registry.close());

type Task = (client: RegistryClient, host: string) => Promise<unknown>;
const pull: Task = (client, host) =>
  pullArtifact(client, { host, repository: 'pactos/api' }, '1.0.0');
const push: Task = (client, host) =>
  pushArtifact(client, { host, repository: 'pactos/new' }, '1.0.0', packed);

async function messageOf(task: Task, fetch = registry.fetch, host = HOST): Promise<string> {
  const clock = createFakeClock();
  registry.onHang = () => clock.advance(30_000);
  const client = createRegistryClient({ fetch, clock, credentials: { sourcesFor: () => [] } });
  return task(client, host).then(
    () => 'It did not fail.',
    (error: Error) => error.message,
  );
}

const misbehave = (
  task: Task,
  fault: (request: FakeRequest) => Misbehaviour | undefined,
): Promise<string> => {
  registry.intercept = fault;
  return messageOf(task);
};

/** The texts of a row, and what makes a client print each. */
const ROWS: readonly Readonly<Record<string, () => Promise<string>>>[] = [
  {
    // `publish.spec` has the whole text.
    PUBLISH_CONFLICT: async () => {
      registry.putManifest('pactos/api', '1.0.0', Buffer.from('{}'));
      const client = createRegistryClient({
        fetch: registry.fetch,
        credentials: { sourcesFor: () => [] },
      });
      const place = { host: HOST, repository: 'pactos/api' };
      const { status } = await pushArtifact(client, place, '1.0.0', packed);
      return `PUBLISH_${status.toUpperCase()}`;
    },
  },
  {
    'answered 401': () => misbehave(pull, () => fail(401, 'UNAUTHORIZED')),
    'answered 403': () => misbehave(pull, () => fail(403, 'DENIED')),
  },
  {
    'answered 404': () =>
      misbehave(push, ({ method }) => (method === 'POST' ? fail(404, 'NAME_UNKNOWN') : undefined)),
  },
  {
    'was accepted, but the registry does not have the tag': () =>
      misbehave(push, ({ method, path }) =>
        method === 'PUT' && path.includes('manifests') ? { status: 201 } : undefined,
      ),
  },
  { 'answered 404': () => misbehave(pull, () => fail(404, 'MANIFEST_UNKNOWN')) },
  { 'answered 429': () => misbehave(pull, () => ({ status: 429 })) },
  {
    'answered 415': () =>
      misbehave(push, ({ method, path }) =>
        method === 'PUT' && path.includes('manifests') ? { status: 415 } : undefined,
      ),
    MANIFEST_INVALID: () =>
      misbehave(push, ({ method, path }) =>
        method === 'PUT' && path.includes('manifests') ? fail(400, 'MANIFEST_INVALID') : undefined,
      ),
  },
  {
    'answered 5…': () => misbehave(pull, () => ({ status: 503 })),
    'gave no answer': () => misbehave(pull, () => 'hang'),
    'lost the connection': () => misbehave(pull, () => 'reset'),
  },
  {
    'found no server': async () =>
      messageOf(pull, await openFetch({ HTTPS_PROXY: 'http://127.0.0.1:1' })),
    'found no host': () =>
      messageOf(pull, () =>
        Promise.reject(
          Object.assign(new TypeError('fetch failed'), {
            cause: Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }),
          }),
        ),
      ),
  },
  {
    'the proxy answered …': async () => {
      const proxy = await startTunnelProxy(1);
      proxy.refusal = 407;
      const fetch = await openFetch({ HTTPS_PROXY: proxy.address });
      return messageOf(pull, fetch).finally(() => proxy.close());
    },
  },
  {
    'a web page instead of an answer': () =>
      misbehave(pull, () => ({ status: 500, body: '<html>' })),
    'answers with a web page': () =>
      misbehave(pull, () => ({ status: 200, headers: { 'content-type': 'text/html' } })),
  },
  {
    'but another digest was requested': () =>
      misbehave(pull, ({ path }) =>
        path.includes('blobs') ? { status: 200, body: Buffer.alloc(packed.layer.size) } : undefined,
      ),
  },
  {
    'the certificate of … is not trusted': async () => {
      const server = createServer({ ...createCertificate(['0.0.0.0']) });
      await new Promise<void>((resolve) => server.listen(0, resolve));
      const { port } = server.address() as AddressInfo;
      const message = await messageOf(pull, globalThis.fetch, `0.0.0.0:${port}`);
      await new Promise((resolve) => server.close(resolve));
      return message;
    },
  },
  {
    'does not speak https': async () => {
      const port = registry.address.split(':')[1];
      return messageOf(pull, globalThis.fetch, `0.0.0.0:${port}`);
    },
    'which web clients refuse': () => messageOf(pull, globalThis.fetch, '127.0.0.1:6000'),
  },
  {
    'redirects in a circle': () =>
      misbehave(pull, ({ path }) => ({ status: 307, headers: { location: path } })),
    'which is not https': () =>
      misbehave(pull, () => ({ status: 307, headers: { location: 'http://a.example/' } })),
  },
  { 'is not a bundle': () => misbehave(pull, () => ({ status: 200, body: '{"manifests": []}' })) },
];

/** The texts in the first column of each row. */
const shown = [...readFileSync(PAGE, 'utf8').matchAll(/^\| ([^|]*`[^|]*) \|/gm)].map(([, cell]) =>
  [...cell!.matchAll(/`([^`]+)`/g)].map(([, text]) => text!),
);

it('the page has a row for each case, and no other', () => {
  expect(shown).toEqual(ROWS.map((row) => Object.keys(row)));
});

it.each(ROWS.flatMap((row) => Object.entries(row)))('a client prints %s', async (text, provoke) => {
  const parts = text.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  expect(await provoke()).toMatch(new RegExp(parts.join('\\S*')));
});
