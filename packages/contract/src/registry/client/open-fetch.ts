// The `fetch` of a client. Node's own serves most users. `undici` is loaded only where a proxy or a
// private certificate authority is set, because Node 20 ignores these settings.
import { readFileSync } from 'node:fs';
import { readProxy } from './read-proxy';
import type { Fetch } from './exchange';
import { RegistryError } from './registry-error';
import type { Variables } from '../environment-variables';

/** Throws a `RegistryError` for settings that cannot be used. */
export async function openFetch(env: Variables): Promise<Fetch> {
  const proxy = readProxy(env);
  if (!proxy && !env['SSL_CERT_FILE']) return globalThis.fetch;
  const tls = env['SSL_CERT_FILE'] ? { ca: await readAuthorities(env) } : {};
  const { Agent, ProxyAgent, fetch } = await import('undici');
  const direct = new Agent({ connect: tls });
  const proxied = proxy
    ? new ProxyAgent({ uri: proxy.address, requestTls: tls, proxyTls: tls })
    : direct;
  return (url, options) => {
    const dispatcher = proxy?.serves(new URL(url)) ? proxied : direct;
    return fetch(url, { ...options, dispatcher });
  };
}

/**
 * The authorities that Node trusts, and those of the files that variables name. A list that is given
 * to Node replaces its own, so all are in it.
 */
async function readAuthorities(env: Variables): Promise<string[]> {
  const { rootCertificates } = await import('node:tls');
  const files = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'].flatMap((name) => readFile(env, name));
  return [...rootCertificates, ...files];
}

function readFile(env: Variables, name: string): string[] {
  const path = env[name];
  if (!path) return [];
  try {
    return [readFileSync(path, 'utf8')];
  } catch (error) {
    // Node itself ignores this file if it cannot be read.
    if (name === 'NODE_EXTRA_CA_CERTS') return [];
    throw new RegistryError(
      'invalid',
      `The variable \`${name}\` names \`${path}\`, which cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      'Set it to the file of your certificate authority.',
    );
  }
}
