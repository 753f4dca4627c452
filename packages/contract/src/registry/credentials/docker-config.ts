// Docker's `config.json`, which the Go tool's has the shape of: logins by host, and the helper
// programs that keep them in the key chain of the operating system.
import type { Credential } from '../client/credential';
import { isDockerHub } from '../client/registry-url';

export interface DockerConfig {
  /** The login of exactly this host; a look-alike gets none. */
  login(host: string): Credential | undefined;
  /** The helper that is asked for this host, and the name under which it keeps the login. */
  helper(host: string): { readonly name: string; readonly server: string } | undefined;
}

const HUB_SERVER = 'https://index.docker.io/v1/';
/** Part of the name of a program: never a path. */
const HELPER_NAME = /^[A-Za-z0-9._-]+$/;

/** A text that is not JSON is ignored, because other tools own this file. */
export function parseDockerConfig(text: string): DockerConfig {
  const value = parseObject(text);
  const auths = objectOf(value['auths']);
  const helpers = objectOf(value['credHelpers']);
  const store = value['credsStore'];
  return {
    login(host) {
      for (const key of namesOf(host)) {
        const credential = readLogin(objectOf(auths[key]));
        if (credential) return credential;
      }
      return undefined;
    },
    helper(host) {
      const own = namesOf(host)
        .map((key) => helpers[key])
        .find((name) => name !== undefined);
      const name = own ?? store;
      if (typeof name !== 'string' || !HELPER_NAME.test(name)) return undefined;
      return { name, server: isDockerHub(host) ? HUB_SERVER : host };
    },
  };
}

/** How logins of a host are filed. */
function namesOf(host: string): string[] {
  const hosts = isDockerHub(host)
    ? ['docker.io', 'index.docker.io', 'registry-1.docker.io']
    : [host];
  return hosts.flatMap((name) => [
    name,
    ...['', '/', '/v1/', '/v2/'].map((end) => `https://${name}${end}`),
  ]);
}

function readLogin(entry: Record<string, unknown>): Credential | undefined {
  const { auth, username, password, identitytoken, registrytoken } = entry;
  if (isText(registrytoken)) return { kind: 'bearer', token: registrytoken };
  if (isText(identitytoken)) return { kind: 'identity-token', token: identitytoken };
  if (isText(username) && isText(password)) return { kind: 'basic', username, password };
  if (!isText(auth)) return undefined;
  const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  return { kind: 'basic', username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** What a helper prints: `{"Username", "Secret"}`; the user `<token>` marks an identity token. */
export function parseHelperAnswer(text: string): Credential | undefined {
  const { Username, Secret } = parseObject(text);
  if (!isText(Username) || !isText(Secret)) return undefined;
  return Username === '<token>'
    ? { kind: 'identity-token', token: Secret }
    : { kind: 'basic', username: Username, password: Secret };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
