// The `fetch` of a client. Node's own serves most users. `undici` is loaded only where a proxy or a
// private certificate authority is set, because Node 20 ignores these settings.
import { readFileSync } from 'node:fs';
import type { Fetch } from './exchange';
import { isLoopback } from './registry-url';

const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

export async function openFetch(env: Readonly<Record<string, string | undefined>>): Promise<Fetch> {
  const hasProxy = PROXY_VARIABLES.some((name) => env[name]);
  const authorities = env['SSL_CERT_FILE'];
  if (!hasProxy && !authorities) return globalThis.fetch;
  const { Agent, EnvHttpProxyAgent, fetch } = await import('undici');
  const tls = authorities ? { ca: await readAuthorities(authorities) } : {};
  const direct = new Agent({ connect: tls });
  // `requestTls` is for the registry behind a proxy; the types of undici do not have it here.
  const proxyOptions = {
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
    httpProxy: env['http_proxy'] ?? env['HTTP_PROXY'],
    httpsProxy: env['https_proxy'] ?? env['HTTPS_PROXY'],
    noProxy: env['no_proxy'] ?? env['NO_PROXY'] ?? '',
  };
  const proxied = hasProxy ? new EnvHttpProxyAgent(proxyOptions) : direct;
  return (url, options) => {
    const dispatcher = isLoopback(new URL(url).host) ? direct : proxied;
    return fetch(url, { ...options, dispatcher });
  };
}

/** Those that Node trusts, and the file's. */
async function readAuthorities(path: string): Promise<string[]> {
  const { rootCertificates } = await import('node:tls');
  return [...rootCertificates, readFileSync(path, 'utf8')];
}
