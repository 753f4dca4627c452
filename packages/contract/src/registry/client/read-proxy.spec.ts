import { readProxy } from './read-proxy';

it.each<[string, string, boolean]>([
  ['', 'https://ghcr.io/v2/', true],
  ['ghcr.io', 'https://ghcr.io/v2/', false],
  ['GHCR.io', 'https://ghcr.io/v2/', false],
  ['example.com ghcr.io', 'https://ghcr.io/v2/', false],
  ['a.example,,ghcr.io', 'https://ghcr.io/v2/', false],
  ['ghcr.io', 'https://pkg.ghcr.io/', false],
  ['.ghcr.io', 'https://pkg.ghcr.io/', false],
  ['*.ghcr.io', 'https://pkg.ghcr.io/', false],
  ['ghcr.io', 'https://xghcr.io/', true],
  ['hcr.io', 'https://ghcr.io/', true],
  ['ghcr.io:443', 'https://ghcr.io/', false],
  ['ghcr.io:5000', 'https://ghcr.io/', true],
  ['ghcr.io:5000', 'https://ghcr.io:5000/', false],
  ['*', 'https://ghcr.io/', false],
  ['', 'http://localhost:5000/', false],
  ['', 'http://127.0.0.1:5000/', false],
])('with NO_PROXY=%j, %s takes the proxy: %s', (exceptions, url, expected) => {
  const proxy = readProxy({ HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: exceptions })!;
  expect(proxy.serves(new URL(url))).toBe(expected);
});

it.each<[Record<string, string>, string | undefined]>([
  [{}, undefined],
  [{ HTTPS_PROXY: '' }, undefined],
  [{ HTTPS_PROXY: 'http://a:1', HTTP_PROXY: 'http://b:1' }, 'http://a:1/'],
  [{ HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:1' }, 'http://b:1/'],
  [{ HTTP_PROXY: 'b:1', https_proxy: '' }, 'http://b:1/'],
])('the variables %j name the proxy %s', (env, address) => {
  expect(readProxy(env)?.address).toBe(address);
});
