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
import type { Repository } from '../client/registry-url';
import { remember } from '../../source/remember';
import { parseDockerConfig, parseHelperAnswer, type DockerConfig } from './docker-config';
import type { RunHelper } from './run-helper';
import type { Variables } from '../environment-variables';

export interface CredentialEnvironment {
  readonly env: Variables;
  readonly homeFolder: string;
  /** `undefined` on systems without numbers of users. */
  readonly userId?: number;
  /** `undefined` when there is no such file. */
  readonly readFile: (path: string) => string | undefined;
  readonly runHelper: RunHelper;
  /** Hosts of the plugin option `registry`: only they get `PACTO_REGISTRY_*`. */
  readonly ownHosts: readonly string[];
}

export function openCredentials(environment: CredentialEnvironment): Credentials {
  const { env, readFile, ownHosts } = environment;
  /** A file that a variable names must be there. */
  const configAt = (path: string): DockerConfig =>
    parseDockerConfig(readFile(path) ?? (path === env['REGISTRY_AUTH_FILE'] ? '' : '{}'), path);
  /** What the files of one kind have. Each helper is asked once for a host, because it may be slow. */
  const filesOf = (name: string, paths: readonly string[]) =>
    paths.map((path) => {
      const config = lazy(() => configAt(path));
      const ask = remember((host: string) => askHelper(config(), host, environment));
      return (repository: Repository): CredentialSource[] => [
        source(`the helper of ${name}`, () => ask(repository.host)),
        source(name, () => config().login(repository)),
      ];
    });
  const files = [
    ...filesOf("Docker's config.json", [dockerConfigPath(environment)]),
    ...filesOf("Podman's auth.json", podmanAuthPaths(environment)),
    ...filesOf("the Pacto CLI's config.json", [goConfigPath(environment)]),
  ];
  return {
    sourcesFor: (repository) => [
      ...(ownHosts.includes(repository.host)
        ? [source('the variables PACTO_REGISTRY_*', () => readVariables(env))]
        : []),
      ...files.flatMap((sourcesOf) => sourcesOf(repository)),
      ...(repository.host === 'ghcr.io'
        ? [source('GITHUB_TOKEN', () => readGitHubToken(env))]
        : []),
    ],
  };
}

type Found = Credential | UnusableLogin | undefined;

function source(name: string, find: () => Found | Promise<Found>): CredentialSource {
  return { name, find: async () => find() };
}

function readVariables(env: Variables): Found {
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
function variable(env: Variables, name: string): string | undefined {
  return env[name]?.replace(/[\r\n]+$/, '');
}

function readGitHubToken(env: Variables): Credential | undefined {
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

/** Where Podman, Buildah and Skopeo keep logins, in their order. The variable replaces all other places. */
function podmanAuthPaths(environment: CredentialEnvironment): string[] {
  const { env, userId } = environment;
  const given = env['REGISTRY_AUTH_FILE'];
  if (given) return [given];
  const runtime = env['XDG_RUNTIME_DIR'];
  const folders = [
    ...(runtime ? [join(runtime, 'containers')] : []),
    ...(!runtime && userId !== undefined ? [join('/run/containers', String(userId))] : []),
    join(configFolder(environment), 'containers'),
  ];
  return folders.map((folder) => join(folder, 'auth.json'));
}

function goConfigPath(environment: CredentialEnvironment): string {
  return join(configFolder(environment), 'pacto', 'config.json');
}

function configFolder({ env, homeFolder }: CredentialEnvironment): string {
  const given = env['XDG_CONFIG_HOME'] ?? '';
  // A relative path is not valid there.
  return isAbsolute(given) ? given : join(homeFolder, '.config');
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
