// Where logins come from, in the order in which they are tried. A source is only read when a
// registry asks for a login, and the next one only when the one before was rejected.
import { join } from 'node:path';
import type { Credential, Credentials, CredentialSource } from '../client/credential';
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
  const dockerConfig = lazy(() => parseDockerConfig(readFile(dockerConfigPath(environment)) ?? ''));
  const goConfig = lazy(() => parseDockerConfig(readFile(goConfigPath(environment)) ?? ''));
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

function source(
  name: string,
  find: () => Credential | undefined | Promise<Credential | undefined>,
): CredentialSource {
  return { name, find: async () => find() };
}

function readVariables(env: CredentialEnvironment['env']): Credential | undefined {
  const token = env['PACTO_REGISTRY_TOKEN'];
  if (token) return { kind: 'bearer', token };
  const [username, password] = [env['PACTO_REGISTRY_USERNAME'], env['PACTO_REGISTRY_PASSWORD']];
  return username && password ? { kind: 'basic', username, password } : undefined;
}

function readGitHubToken(env: CredentialEnvironment['env']): Credential | undefined {
  const password = env['GITHUB_TOKEN'];
  return password ? { kind: 'basic', username: 'x-access-token', password } : undefined;
}

async function askHelper(
  config: DockerConfig,
  host: string,
  { runHelper }: CredentialEnvironment,
): Promise<Credential | undefined> {
  const helper = config.helper(host);
  const text = helper && (await runHelper(helper.name, helper.server));
  return text === undefined ? undefined : parseHelperAnswer(text);
}

function dockerConfigPath({ env, homeFolder }: CredentialEnvironment): string {
  return join(env['DOCKER_CONFIG'] || join(homeFolder, '.docker'), 'config.json');
}

function goConfigPath({ env, homeFolder }: CredentialEnvironment): string {
  return join(env['XDG_CONFIG_HOME'] || join(homeFolder, '.config'), 'pacto', 'config.json');
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
