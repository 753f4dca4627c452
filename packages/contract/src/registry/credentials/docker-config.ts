// Docker's `config.json`. The files of Podman and of the Go tool have the same shape: logins by host or by the beginning
// of a repository, and the helper programs that keep logins in the key chain of the operating system.
import { unusable, type Credential, type UnusableLogin } from '../client/credential';
import { DOCKER_HUB, isDockerHub, repositoryPath, type Repository } from '../client/registry-url';
import { isMapping, mappingOf } from '../../source/mapping';

export interface DockerConfig {
  /** The login of the longest key that begins the name of the repository. A host with a similar name gets none. */
  login(repository: Repository): Credential | UnusableLogin | undefined;
  /** The helper that is asked for this host, and the name under which it keeps the login. */
  helper(host: string): Helper | UnusableLogin | undefined;
}

interface Helper {
  readonly kind: 'helper';
  readonly name: string;
  readonly server: string;
}

const HUB_SERVER = 'https://index.docker.io/v1/';
/** Part of the name of a program: never a path. */
const HELPER_NAME = /^[A-Za-z0-9._-]+$/;

/** `path` is for messages. A text that is not JSON has no login, and does not stop the other sources. */
export function parseDockerConfig(text: string, path: string): DockerConfig {
  const value = parseObject(text);
  if (!value) {
    const login = (): UnusableLogin =>
      unusable(`The file \`${path}\` cannot be read as a JSON object.`);
    return { login, helper: () => undefined };
  }
  const auths = mappingOf(value['auths']);
  const helpers = mappingOf(value['credHelpers']);
  const store = value['credsStore'];
  return {
    login(repository) {
      for (const key of [...pathsOf(repository), ...namesOf(repository.host)]) {
        const credential = readLogin(mappingOf(auths[key]));
        if (credential === 'broken') {
          return unusable(
            `The file \`${path}\` has an \`auth\` for ${key} that is not \`user:password\` in base64.`,
          );
        }
        if (credential) return credential;
      }
      return undefined;
    },
    helper(host) {
      const own = namesOf(host)
        .map((key) => helpers[key])
        .find((name) => name !== undefined);
      const name = own ?? store;
      if (name === undefined || name === '') return undefined;
      if (typeof name !== 'string' || !HELPER_NAME.test(name)) {
        const key = own === undefined ? 'credsStore' : 'credHelpers';
        return unusable(
          `In the file \`${path}\`, \`${key}\` has no name of a program for ${host}.`,
        );
      }
      return { kind: 'helper', name, server: isDockerHub(host) ? HUB_SERVER : host };
    },
  };
}

/** The keys under which the file can hold a login for a part of a host, the longest first. */
function pathsOf(repository: Repository): string[] {
  const segments = repositoryPath(repository).split('/');
  const paths = segments.map((_, index) => segments.slice(0, segments.length - index).join('/'));
  return paths.flatMap((path) =>
    hostsOf(repository.host).flatMap((host) =>
      ['', 'https://'].flatMap((start) => ['', '/'].map((end) => `${start}${host}/${path}${end}`)),
    ),
  );
}

function hostsOf(host: string): readonly string[] {
  return isDockerHub(host) ? DOCKER_HUB : [host];
}

/** The keys under which the file can hold the login of a host. */
function namesOf(host: string): string[] {
  return hostsOf(host).flatMap((name) => [
    name,
    ...['', '/', '/v1/', '/v2/'].map((end) => `https://${name}${end}`),
  ]);
}

function readLogin(entry: Record<string, unknown>): Credential | 'broken' | undefined {
  const { auth, username, password, identitytoken, registrytoken } = entry;
  if (isText(registrytoken)) return { kind: 'bearer', token: registrytoken };
  if (isText(identitytoken)) return { kind: 'identity-token', token: identitytoken };
  if (isText(username) && isText(password)) return { kind: 'basic', username, password };
  if (!isText(auth)) return undefined;
  const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = text.indexOf(':');
  if (colon < 1) return 'broken';
  return { kind: 'basic', username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** What a helper prints: `{"Username", "Secret"}`; the user `<token>` marks an identity token. */
export function parseHelperAnswer(text: string): Credential | 'broken' | undefined {
  const { Username, Secret } = parseObject(text) ?? {};
  if (typeof Username !== 'string' || typeof Secret !== 'string') return 'broken';
  if (Username === '' || Secret === '') return undefined;
  return Username === '<token>'
    ? { kind: 'identity-token', token: Secret }
    : { kind: 'basic', username: Username, password: Secret };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    // Some editors write a byte order mark.
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return isMapping(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
