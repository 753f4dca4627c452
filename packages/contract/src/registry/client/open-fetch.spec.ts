// Proxies and certificates of a company, with a real proxy and a real TLS server on this machine.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeClock } from '../../../testing/fake-clock';
import { createCertificate, type Certificate } from '../../../testing/self-signed';
import { startTunnelProxy, type TunnelProxy } from '../../../testing/tunnel-proxy';
import { openFetch } from './open-fetch';
import { createRegistryClient } from './registry-client';
import { RegistryError } from './registry-error';

/** A name of this machine that no rule about loopback hosts knows. */
const ANY_ADDRESS = '0.0.0.0';
const REGISTRY = 'registry.example';

let folder: string;
let certificate: Certificate;
let authority: string;
let server: Server;
let port: number;
let proxy: TunnelProxy;
/** Headers of each request that came to the registry. */
const requests: NodeJS.Dict<string | string[]>[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pacto-tls-'));
  certificate = createCertificate([REGISTRY, 'localhost', '127.0.0.1', ANY_ADDRESS]);
  authority = join(folder, 'authority.pem');
  writeFileSync(authority, certificate.cert);
  server = createServer({ ...certificate }, ({ headers }, response) => {
    requests.push(headers);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"tags": ["1.0.0"]}');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  ({ port } = server.address() as AddressInfo);
  proxy = await startTunnelProxy(port);
});
afterAll(async () => {
  await proxy.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  requests.length = 0;
  proxy.tunnels.length = 0;
  proxy.refusal = undefined;
});

type Variables = Record<string, string>;

async function listTags(env: Variables, host = REGISTRY): Promise<readonly string[]> {
  const client = createRegistryClient({
    fetch: await openFetch(env),
    credentials: { sourcesFor: () => [] },
    clock: createFakeClock(),
  });
  return client.listTags({ host, repository: 'pactos/api' });
}

async function errorOf(task: Promise<unknown>): Promise<RegistryError> {
  const error = await task.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RegistryError) return error;
  throw new Error(`expected a registry error, got ${String(error)}`);
}

it('without proxy and authority, the `fetch` of Node is used', async () => {
  expect(await openFetch({ NO_PROXY: '*', HTTPS_PROXY: '' })).toBe(globalThis.fetch);
});

it.each<[string, (address: string) => Variables]>([
  ['HTTPS_PROXY', (address) => ({ HTTPS_PROXY: `http://${address}` })],
  ['https_proxy', (address) => ({ https_proxy: `http://${address}` })],
  ['HTTP_PROXY alone', (address) => ({ HTTP_PROXY: `http://${address}` })],
  ['an address without `http://`', (address) => ({ HTTPS_PROXY: address })],
  [
    'NO_PROXY for other hosts',
    (address) => ({ HTTPS_PROXY: address, NO_PROXY: 'xregistry.example,example.org' }),
  ],
])('a request goes through the proxy of %s', async (_, variables) => {
  const env = { ...variables(proxy.address), SSL_CERT_FILE: authority };
  expect(await listTags(env)).toEqual(['1.0.0']);
  expect(proxy.tunnels).toEqual([{ target: `${REGISTRY}:443`, login: undefined }]);
  expect(requests.map(({ host }) => host)).toEqual([REGISTRY]);
});

it('a login in the address of the proxy reaches the proxy alone', async () => {
  const env = { HTTPS_PROXY: `http://user:canary@${proxy.address}`, SSL_CERT_FILE: authority };
  await listTags(env);
  const login = `Basic ${Buffer.from('user:canary').toString('base64')}`;
  expect(proxy.tunnels.map((tunnel) => tunnel.login)).toEqual([login]);
  expect(requests.map((headers) => headers['proxy-authorization'])).toEqual([undefined]);
});

it('a proxy that refuses is an error with its status, and without its login', async () => {
  proxy.refusal = 407;
  const env = { HTTPS_PROXY: `http://user:canary@${proxy.address}` };
  const { message, hint } = await errorOf(listTags(env));
  expect(message).toBe(
    'Could not list the tags of registry.example/pactos/api: GET https://registry.example/v2/pactos/api/tags/list was stopped: the proxy answered 407.',
  );
  expect(hint).toContain('HTTPS_PROXY');
});

it('a proxy that is not there is an error', async () => {
  const { message } = await errorOf(listTags({ HTTPS_PROXY: 'http://user:canary@127.0.0.1:1' }));
  expect(message).toMatch(/found no server at this host and port \(ECONNREFUSED\)\.$/);
});

it.each(['*', ANY_ADDRESS, `example.org, ${ANY_ADDRESS}`])(
  'a host of NO_PROXY %j is asked directly',
  async (exceptions) => {
    const env = { HTTPS_PROXY: proxy.address, NO_PROXY: exceptions, SSL_CERT_FILE: authority };
    expect(await listTags(env, `${ANY_ADDRESS}:${port}`)).toEqual(['1.0.0']);
    expect(proxy.tunnels).toEqual([]);
  },
);

it('a registry on this machine is asked directly', async () => {
  const fetch = await openFetch({ HTTPS_PROXY: proxy.address, SSL_CERT_FILE: authority });
  const options = { method: 'GET', headers: {}, redirect: 'manual' as const };
  const { signal } = new AbortController();
  const { status } = await fetch(`https://localhost:${port}/v2/`, { ...options, signal });
  expect([status, proxy.tunnels]).toEqual([200, []]);
});

it('a certificate of an unknown authority is refused, with what to set', async () => {
  const { message, hint } = await errorOf(listTags({ HTTPS_PROXY: proxy.address }));
  expect(message).toMatch(/the certificate of registry\.example is not trusted \([A-Z_]+\)\.$/);
  expect(hint).toBe(
    'Set `NODE_EXTRA_CA_CERTS` or `SSL_CERT_FILE` to the file of your certificate authority.',
  );
  expect(requests).toEqual([]);
});

it.each([
  ['the one of SSL_CERT_FILE', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'],
  ['the one of NODE_EXTRA_CA_CERTS', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'],
])('with two files of authorities, %s counts too', async (_, name, otherName) => {
  const other = join(folder, 'other.pem');
  writeFileSync(other, createCertificate(['other.example']).cert);
  const env = { [name]: authority, [otherName]: other };
  expect(await listTags(env, `${ANY_ADDRESS}:${port}`)).toEqual(['1.0.0']);
});

it.each<[string, Variables, string]>([
  [
    'a proxy that is not an address',
    { HTTPS_PROXY: 'http://user:canary@[' },
    'The variable `HTTPS_PROXY` is not the address of a proxy.',
  ],
  [
    'a proxy of another protocol',
    { https_proxy: 'socks5://user:canary@127.0.0.1:1' },
    'The variable `https_proxy` is not the address of a proxy.',
  ],
  [
    'an authority that is not there',
    { SSL_CERT_FILE: '/nowhere/authority.pem' },
    'The variable `SSL_CERT_FILE` names `/nowhere/authority.pem`, which cannot be read (ENOENT).',
  ],
])('%s is an error that names the variable', async (_, env, message) => {
  expect((await errorOf(openFetch(env))).message).toBe(message);
});
