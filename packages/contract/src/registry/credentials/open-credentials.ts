// The sources of logins, in the order in which they are tried. A source is only read if a registry asks for a
// login. The next source is only read if the registry rejected the login before.
import { isAbsolute, join } from 'node:path';
import {
  type Credential,
  type Credentials,
  type CredentialSource,
  type UnusableLogin,
  unusable,
} from '../client/credential';
import { parseDockerConfig, parseHelperAnswer, type DockerConfig } from './docker-config';
import type { RunHelper } from './run-helper';

export interface CredentialEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  /** `undefined` when there is no such file. */
  readonly readFile: (path: string) => string | undefined;
  readonly runHelper: RunHelper;
  /** Hosts of the plugin option `registry`: only they get `PACTO_REGISTRY_*`. */
  readonly ownHosts: readonly string[];
}

export function openCredentials(environment: CredentialEnvironment): Credentials {
  const { env, readFile, ownHosts } = environment;
  const configAt = (path: string): DockerConfig =>
    parseDockerConfig(readFile(path) ?? NO_CONFIG, path);
  const dockerConfig = lazy(() => configAt(dockerConfigPath(environment)));
  const goConfig = lazy(() => configAt(goConfigPath(environment)));
  return {
    sourcesFor: (host) => [
      ...(ownHosts.includes(host)
        ? [source('the variables PACTO_REGISTRY_*', () => readVariables(env))]
        : []),
      source("the helper of Docker's config.json", () =>
        askHelper(dockerConfig(), host, environment),
      ),
      source("Docker's config.json", () => dockerConfig().login(host)),
      source("the Pacto CLI's config.json", () => goConfig().login(host)),
      ...(host === 'ghcr.io' ? [source('GITHUB_TOKEN', () => readGitHubToken(env))] : []),
    ],
  };
}

const NO_CONFIG = '{}';

type Found = Credential | UnusableLogin | undefined;

function source(name: string, find: () => Found | Promise<Found>): CredentialSource {
  return { name, find: async () => find() };
}

function readVariables(env: CredentialEnvironment['env']): Found {
  const token = variable(env, 'PACTO_REGISTRY_TOKEN');
  if (token) return { kind: 'bearer', token };
  const names = ['PACTO_REGISTRY_USERNAME', 'PACTO_REGISTRY_PASSWORD'] as const;
  const [username, password] = names.map((name) => variable(env, name));
  if (username && password) return { kind: 'basic', username, password };
  const unset = names.filter((name) => !env[name]);
  if (unset.length !== 1) return undefined;
  return unusable(`The variable \`${unset[0]}\` is not set.`);
}

/** Without the line end that the file of a secret often has. */
function variable(env: CredentialEnvironment['env'], name: string): string | undefined {
  return env[name]?.replace(/[\r\n]+$/, '');
}

function readGitHubToken(env: CredentialEnvironment['env']): Credential | undefined {
  const password = variable(env, 'GITHUB_TOKEN');
  return password ? { kind: 'basic', username: 'x-access-token', password } : undefined;
}

async function askHelper(
  config: DockerConfig,
  host: string,
  { runHelper }: CredentialEnvironment,
): Promise<Found> {
  const helper = config.helper(host);
  if (helper?.kind !== 'helper') return helper;
  const answer = await runHelper(helper.name, helper.server);
  if (!answer) return undefined;
  if ('problem' in answer) return unusable(answer.problem);
  const credential = parseHelperAnswer(answer.text);
  if (credential !== 'broken') return credential;
  return unusable(
    `The program \`docker-credential-${helper.name}\` did not print a user and a secret.`,
  );
}

function dockerConfigPath({ env, homeFolder }: CredentialEnvironment): string {
  return join(env['DOCKER_CONFIG'] || join(homeFolder, '.docker'), 'config.json');
}

function goConfigPath({ env, homeFolder }: CredentialEnvironment): string {
  const given = env['XDG_CONFIG_HOME'] ?? '';
  // A relative path is not valid there.
  const folder = isAbsolute(given) ? given : join(homeFolder, '.config');
  return join(folder, 'pacto', 'config.json');
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
