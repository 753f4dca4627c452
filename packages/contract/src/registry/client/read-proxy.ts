// Which proxy a request takes, by the variables that other command line tools read too.
import { RegistryError } from './registry-error';
import { isLoopback } from './registry-url';

type Environment = Readonly<Record<string, string | undefined>>;

interface Proxy {
  readonly address: string;
  /** Whether a request for this address takes the proxy. */
  serves(url: URL): boolean;
}

/** `undefined` where no proxy is set. Throws a `RegistryError` for an address that is not one. */
export function readProxy(env: Environment): Proxy | undefined {
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
    if (/^https?:$/.test(url.protocol)) return url.href;
  } catch {
    // Reported below.
  }
  throw new RegistryError(
    'invalid',
    `The variable \`${name}\` is not the address of a proxy.`,
    'Set it to an address such as `http://proxy.example:3128`.',
  );
}

/** A host means itself and the hosts below it, with a port only that port; `*` means all. */
function parseExceptions(text: string): (url: URL) => boolean {
  const entries = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [, host, port] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry)!;
      return { host: host!, port };
    });
  return ({ hostname, port, protocol }) => {
    const usedPort = port || (protocol === 'https:' ? '443' : '80');
    return entries.some(
      (entry) =>
        (entry.port === undefined || entry.port === usedPort) &&
        (entry.host === '*' || hostname === entry.host || hostname.endsWith(`.${entry.host}`)),
    );
  };
}
