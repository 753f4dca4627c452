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
  ['10.0.0.0/8', 'https://10.1.2.3:5000/', false],
  ['10.0.0.0/8', 'https://11.1.2.3:5000/', true],
  ['10.0.0.0/33', 'https://10.0.0.0/', true],
  ['10.1.2.3', 'https://10.1.2.3:5000/', false],
  ['10.1.2.3:443', 'https://10.1.2.3:5000/', true],
  ['fd00::2', 'https://[fd00::2]:5000/', false],
  ['[fd00::2]', 'https://[fd00:0::2]:5000/', false],
  ['[fd00::2]:5000', 'https://[fd00::2]:5000/', false],
  ['fd00::/16', 'https://[fd00::2]/', false],
  ['fd00::/16', 'https://[fd01::2]/', true],
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

it.each(['socks5://canary@a:1', 'http://canary:[', 'http://user:100%canary@a:1'])(
  'the address %s is refused without its text',
  (address) => {
    expect(() => readProxy({ HTTPS_PROXY: address })).toThrow(
      'The variable `HTTPS_PROXY` is not the address of a proxy.',
    );
  },
);
