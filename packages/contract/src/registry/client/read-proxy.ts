// Which proxy a request takes, by the variables that other command line tools read too.
import { BlockList, isIP } from 'node:net';
import { RegistryError } from './registry-error';
import { isLoopback } from './registry-url';
import type { Variables } from '../environment-variables';

interface Proxy {
  readonly address: string;
  /** Whether a request for this address takes the proxy. */
  serves(url: URL): boolean;
}

/** `undefined` where no proxy is set. Throws a `RegistryError` for an address that is not one. */
export function readProxy(env: Variables): Proxy | undefined {
  // Requests without TLS stay on this machine, so one proxy serves all.
  const name = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].find((one) => env[one]);
  if (name === undefined) return undefined;
  const address = parseAddress(name, env[name]!);
  const isDirect = parseExceptions(env['no_proxy'] || env['NO_PROXY'] || '');
  return { address, serves: (url) => !isLoopback(url.host) && !isDirect(url) };
}

/** The value is not shown: it may hold a password. */
function parseAddress(name: string, text: string): string {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  try {
    const url = new URL(address);
    // The login is decoded when it is sent.
    decodeURIComponent(url.username + url.password);
    if (/^https?:$/.test(url.protocol)) return url.href;
  } catch {
    // Reported below.
  }
  throw new RegistryError(
    'invalid',
    `The variable \`${name}\` is not the address of a proxy.`,
    'Set it to an address such as `http://proxy.example:3128`. In a login, write `%25` for a `%`.',
  );
}

interface Exception {
  readonly host: string;
  readonly port?: string;
}

/** A host means itself and the hosts below it, with a port only that port; a network means its addresses, and `*` all. */
function parseExceptions(text: string): (url: URL) => boolean {
  const networks = new BlockList();
  const exceptions: Exception[] = [];
  for (const entry of text.toLowerCase().split(/[\s,]+/)) {
    const [, address, length] = /^\[?([\da-f.:]+?)\]?(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
    const family = isIP(address ?? '');
    if (family === 0) exceptions.push(...parseHost(entry));
    else addNetwork(networks, address!, family === 4 ? 'ipv4' : 'ipv6', length);
  }
  return ({ hostname, port, protocol }) => {
    const usedPort = port || (protocol === 'https:' ? '443' : '80');
    const address = hostname.replace(/^\[|\]$/g, '');
    const family = isIP(address);
    if (family !== 0 && networks.check(address, family === 4 ? 'ipv4' : 'ipv6')) return true;
    return exceptions.some(
      (one) =>
        (one.port === undefined || one.port === usedPort) &&
        (one.host === '*' || hostname === one.host || hostname.endsWith(`.${one.host}`)),
    );
  };
}

function parseHost(entry: string): Exception[] {
  const [, host, port] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry)!;
  return entry === '' ? [] : [{ host: host!, ...(port === undefined ? {} : { port }) }];
}

/** A length that no address has is left out, as other tools do. */
function addNetwork(
  networks: BlockList,
  address: string,
  family: 'ipv4' | 'ipv6',
  length: string | undefined,
): void {
  const bits = family === 'ipv4' ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  if (prefix <= bits) networks.addSubnet(address, prefix, family);
}
