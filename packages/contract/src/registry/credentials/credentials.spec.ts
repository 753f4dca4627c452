import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeRegistry, type FakeRequest } from '../../../testing/fake-registry';
import { createFakeClock } from '../../../testing/fake-clock';
import type { Credential, UnusableLogin } from '../client/credential';
import { createRegistryClient } from '../client/registry-client';
import { openCredentials, type CredentialEnvironment } from './open-credentials';
import { createHelperRunner } from './run-helper';

const unusable = (reason: string): UnusableLogin => ({ kind: 'unusable', reason });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const basic = (username: string, password: string): Credential => ({
  kind: 'basic',
  username,
  password,
});

interface Given {
  docker?: unknown;
  go?: unknown;
  /** By path. */
  podman?: Record<string, unknown>;
  env?: Record<string, string>;
  helpers?: Record<string, string>;
  ownHosts?: string[];
}

function open({ docker, go, podman = {}, env = {}, helpers = {}, ownHosts = [] }: Given) {
  const files: Record<string, unknown> = {
    [join('/home/me', '.docker', 'config.json')]: docker,
    [join('/home/me', '.config', 'pacto', 'config.json')]: go,
    [join('/docker', 'config.json')]: docker,
    [join('/xdg', 'pacto', 'config.json')]: go,
    ...podman,
  };
  const environment: CredentialEnvironment = {
    env,
    homeFolder: '/home/me',
    userId: 7,
    ownHosts,
    readFile: (path) => {
      const value = files[path];
      return value === undefined
        ? undefined
        : typeof value === 'string'
          ? value
          : JSON.stringify(value);
    },
    runHelper: async (name, server) => {
      const text = helpers[`${name} ${server}`];
      return text === undefined ? undefined : { text };
    },
  };
  return openCredentials(environment);
}

type Found = Record<string, Credential | UnusableLogin>;

/** `name` is a host, or a host and a repository. */
async function found(given: Given, name: string): Promise<Found> {
  const result: Found = {};
  const [host, ...path] = name.split('/');
  const repository = path.join('/') || 'o/api';
  for (const source of open(given).sourcesFor({ host: host!, repository })) {
    const credential = await source.find();
    if (credential) result[source.name] = credential;
  }
  return result;
}

const VARIABLES = 'the variables PACTO_REGISTRY_*';
const DOCKER = "Docker's config.json";
const HELPER = "the helper of Docker's config.json";
const PODMAN = "Podman's auth.json";
const GO = "the Pacto CLI's config.json";

it.each<[string, Given, string, Found]>([
  ['nothing', {}, 'ghcr.io', {}],
  [
    'a login of the host',
    { docker: { auths: { 'ghcr.io': { auth: base64('me:pass:word') } } } },
    'ghcr.io',
    { [DOCKER]: basic('me', 'pass:word') },
  ],
  [
    'a login filed as an address',
    { docker: { auths: { 'https://ghcr.io/v2/': { auth: base64('me:x') } } } },
    'ghcr.io',
    { [DOCKER]: basic('me', 'x') },
  ],
  [
    'a login in two fields',
    { docker: { auths: { 'localhost:5000': { username: 'me', password: 'x' } } } },
    'localhost:5000',
    { [DOCKER]: basic('me', 'x') },
  ],
  [
    'a login of Docker Hub',
    { docker: { auths: { 'https://index.docker.io/v1/': { auth: base64('me:x') } } } },
    'docker.io',
    { [DOCKER]: basic('me', 'x') },
  ],
  [
    'an identity token',
    { docker: { auths: { 'ghcr.io': { auth: base64('me:'), identitytoken: 't' } } } },
    'ghcr.io',
    { [DOCKER]: { kind: 'identity-token', token: 't' } },
  ],
  [
    'a registry token',
    { docker: { auths: { 'ghcr.io': { registrytoken: 't' } } } },
    'ghcr.io',
    { [DOCKER]: { kind: 'bearer', token: 't' } },
  ],
  [
    'a folder of `DOCKER_CONFIG`',
    {
      docker: { auths: { 'ghcr.io': { auth: base64('me:x') } } },
      env: { DOCKER_CONFIG: '/docker' },
    },
    'ghcr.io',
    { [DOCKER]: basic('me', 'x') },
  ],
  [
    'a helper of the host before the common one',
    {
      docker: { credHelpers: { 'ghcr.io': 'gh' }, credsStore: 'store' },
      helpers: {
        'gh ghcr.io': '{"Username":"me","Secret":"x"}',
        'store ghcr.io': '{"Username":"no","Secret":"no"}',
      },
    },
    'ghcr.io',
    { [HELPER]: basic('me', 'x') },
  ],
  [
    'a common helper, with an identity token',
    {
      docker: { credsStore: 'store' },
      helpers: { 'store https://index.docker.io/v1/': '{"Username":"<token>","Secret":"t"}' },
    },
    'docker.io',
    { [HELPER]: { kind: 'identity-token', token: 't' } },
  ],
  [
    'a helper that prints something else',
    { docker: { credsStore: 'store' }, helpers: { 'store ghcr.io': '<html>' } },
    'ghcr.io',
    {
      [HELPER]: unusable(
        'The program `docker-credential-store` did not print a user and a secret.',
      ),
    },
  ],
  [
    'a helper whose name is a path',
    {
      docker: { credsStore: '../evil' },
      helpers: { '../evil ghcr.io': '{"Username":"me","Secret":"x"}' },
    },
    'ghcr.io',
    {
      [HELPER]: unusable(
        'In the file `/home/me/.docker/config.json`, `credsStore` has no name of a program for ghcr.io.',
      ),
    },
  ],
  ...(
    [
      ['the runtime folder', { XDG_RUNTIME_DIR: '/run/me' }, '/run/me/containers/auth.json'],
      ['the folder of the user id', {}, '/run/containers/7/auth.json'],
      ['the configuration folder', {}, '/home/me/.config/containers/auth.json'],
      ['another configuration folder', { XDG_CONFIG_HOME: '/xdg' }, '/xdg/containers/auth.json'],
      ['the file of a variable', { REGISTRY_AUTH_FILE: '/ci/login.json' }, '/ci/login.json'],
    ] as const
  ).map(([where, env, path]): [string, Given, string, Found] => [
    `Podman's login in ${where}`,
    { podman: { [path]: { auths: { 'ghcr.io': { auth: base64('me:x') } } } }, env },
    'ghcr.io',
    { [PODMAN]: basic('me', 'x') },
  ]),
  [
    'the file of a variable instead of the other files of Podman',
    {
      podman: { '/run/me/containers/auth.json': { auths: { 'ghcr.io': { auth: base64('a:b') } } } },
      env: { XDG_RUNTIME_DIR: '/run/me', REGISTRY_AUTH_FILE: '/ci/none.json' },
    },
    'ghcr.io',
    { [PODMAN]: unusable('The file `/ci/none.json` cannot be read as a JSON object.') },
  ],
  [
    "a helper of Podman's file",
    {
      podman: { '/run/containers/7/auth.json': { credHelpers: { 'ghcr.io': 'gh' } } },
      helpers: { 'gh ghcr.io': '{"Username":"me","Secret":"x"}' },
    },
    'ghcr.io',
    { [`the helper of ${PODMAN}`]: basic('me', 'x') },
  ],
  ...(
    [
      ['r.example/team/api', 'api'],
      ['r.example/team/other', 'team'],
      ['r.example/team-2/api', 'host'],
      ['r.example/teams', 'host'],
      ['r.example/x/team/api', 'host'],
      ['docker.io/alpine', 'library'],
    ] as const
  ).map(([name, user]): [string, Given, string, Found] => [
    `logins for parts of a host, for ${name},`,
    {
      docker: {
        auths: {
          'r.example': { auth: base64('host:x') },
          'r.example/team': { auth: base64('team:x') },
          'https://r.example/team/api/': { auth: base64('api:x') },
          'docker.io/library': { auth: base64('library:x') },
        },
      },
    },
    name,
    { [DOCKER]: basic(user, 'x') },
  ]),
  [
    'a login for another part of the host',
    { docker: { auths: { 'r.example/team': { auth: base64('me:x') } } } },
    'r.example/other/team',
    {},
  ],
  [
    "the Go tool's login",
    { go: { auths: { 'ghcr.io': { auth: base64('me:x') } } } },
    'ghcr.io',
    { [GO]: basic('me', 'x') },
  ],
  [
    "the Go tool's login in another folder",
    { go: { auths: { 'ghcr.io': { auth: base64('me:x') } } }, env: { XDG_CONFIG_HOME: '/xdg' } },
    'ghcr.io',
    { [GO]: basic('me', 'x') },
  ],
  [
    "the Go tool's login, where the other folder is a relative path",
    { go: { auths: { 'ghcr.io': { auth: base64('me:x') } } }, env: { XDG_CONFIG_HOME: 'xdg' } },
    'ghcr.io',
    { [GO]: basic('me', 'x') },
  ],
  [
    'variables, for a host of the option',
    {
      env: { PACTO_REGISTRY_USERNAME: 'me', PACTO_REGISTRY_PASSWORD: 'x' },
      ownHosts: ['registry.example'],
    },
    'registry.example',
    { 'the variables PACTO_REGISTRY_*': basic('me', 'x') },
  ],
  [
    'a token in a variable, for a host of the option',
    { env: { PACTO_REGISTRY_TOKEN: 't' }, ownHosts: ['registry.example'] },
    'registry.example',
    { 'the variables PACTO_REGISTRY_*': { kind: 'bearer', token: 't' } },
  ],
  [
    'variables, for another host',
    { env: { PACTO_REGISTRY_TOKEN: 't' }, ownHosts: ['a.example'] },
    'b.example',
    {},
  ],
  [
    'GITHUB_TOKEN for ghcr.io',
    { env: { GITHUB_TOKEN: 't' } },
    'ghcr.io',
    { GITHUB_TOKEN: basic('x-access-token', 't') },
  ],
  ['GITHUB_TOKEN for another host', { env: { GITHUB_TOKEN: 't' } }, 'ghcr.io.example', {}],
  ...['xghcr.io', 'ghcr.io.evil', 'ghcr.io:443', 'hcr.io', 'GHCR.io'].map(
    (host): [string, Given, string, Found] => [
      `a login of ghcr.io for the look-alike ${host}`,
      { docker: { auths: { 'ghcr.io': { auth: base64('me:x') } } } },
      host,
      {},
    ],
  ),
  [
    'a file that is not JSON',
    { docker: '{', go: '[]' },
    'ghcr.io',
    {
      [DOCKER]: unusable(
        'The file `/home/me/.docker/config.json` cannot be read as a JSON object.',
      ),
      [GO]: unusable(
        'The file `/home/me/.config/pacto/config.json` cannot be read as a JSON object.',
      ),
    },
  ],
  [
    'a byte order mark',
    { docker: `\ufeff${JSON.stringify({ auths: { 'ghcr.io': { auth: base64('me:x') } } })}` },
    'ghcr.io',
    { [DOCKER]: basic('me', 'x') },
  ],
  [
    'a login without a user',
    { docker: { auths: { 'ghcr.io': { auth: base64(':x') } } } },
    'ghcr.io',
    {
      [DOCKER]: unusable(
        'The file `/home/me/.docker/config.json` has an `auth` for ghcr.io that is not `user:password` in base64.',
      ),
    },
  ],
  [
    'a user without a password',
    { env: { PACTO_REGISTRY_USERNAME: 'me' }, ownHosts: ['ghcr.io'] },
    'ghcr.io',
    { [VARIABLES]: unusable('The variable `PACTO_REGISTRY_PASSWORD` is not set.') },
  ],
  [
    'a password with a line end',
    {
      env: { PACTO_REGISTRY_USERNAME: 'me', PACTO_REGISTRY_PASSWORD: 'x\n' },
      ownHosts: ['ghcr.io'],
    },
    'ghcr.io',
    { [VARIABLES]: basic('me', 'x') },
  ],
])('finds with %s what belongs to the host', async (_, given, host, expected) => {
  expect(await found(given, host)).toEqual(expected);
});

describe('a helper', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pacto-helper-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (script: string, timeLimit?: number) => {
    const path = join(folder, 'docker-credential-test');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    const env = { PATH: `${folder}:${process.env['PATH']}` };
    return createHelperRunner(env, timeLimit)('test', 'ghcr.io');
  };

  it('reads the name of the server and prints an answer', async () => {
    const script = 'read server; test "$1" = get && printf %s "$server"';
    expect(await run(script, 60_000)).toEqual({ text: 'ghcr.io' });
  });

  it('that has no login for the server says so', async () => {
    const script = 'read server; echo credentials not found in native keychain; exit 1';
    expect(await run(script, 60_000)).toBeUndefined();
  });

  it.each([
    ['fails', 'echo canary; exit 3', 'ended with the code 3'],
    ['fails without reading', 'exec <&-; exit 1', 'ended with the code 1'],
    ['never ends', 'exec sleep 600', 'gave no answer within 2 seconds'],
    ['prints without an end', 'exec yes', 'printed too much'],
  ])('that %s is a problem', async (_, script, what) => {
    const problem = `The program \`docker-credential-test\` ${what}.`;
    expect(await run(script, 2_000)).toEqual({ problem });
  });

  it('that does not exist is a problem', async () => {
    const problem = 'The program `docker-credential-none` is not installed.';
    expect(await createHelperRunner({ PATH: folder })('none', 'ghcr.io')).toEqual({ problem });
  });
});

it('asks a helper once for all repositories of a host', async () => {
  const asked: string[] = [];
  const credentials = openCredentials({
    env: {},
    homeFolder: '/home/me',
    ownHosts: [],
    readFile: (path) => (path.includes('.docker') ? '{"credsStore": "store"}' : undefined),
    runHelper: async (_, server) => {
      asked.push(server);
      return undefined;
    },
  });
  for (const repository of ['a', 'b', 'a']) {
    const sources = credentials.sourcesFor({ host: 'ghcr.io', repository });
    for (const source of sources) await source.find();
  }
  expect(asked).toEqual(['ghcr.io']);
});

it('shows no secret of any source, and sends each to its own host alone', async () => {
  const registry = await startFakeRegistry();
  try {
    const refuse = ({ headers }: FakeRequest) => ({
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="x"' },
      body: JSON.stringify({
        errors: [{ code: 'DENIED', message: `bad ${headers.authorization}` }],
      }),
    });
    registry.intercept = refuse;
    const credentials = open({
      docker: {
        auths: {
          'ghcr.io': { auth: base64('me:canary-1') },
          'other.example': { auth: base64('me:canary-2') },
        },
        credsStore: 'store',
      },
      go: { auths: { 'ghcr.io': { auth: base64('me:canary-3') } } },
      env: { GITHUB_TOKEN: 'canary-4', PACTO_REGISTRY_TOKEN: 'canary-5' },
      helpers: { 'store ghcr.io': '{"Username":"me","Secret":"canary-6"}' },
      ownHosts: ['ghcr.io'],
    });
    const client = createRegistryClient({
      fetch: registry.fetch,
      clock: createFakeClock(),
      credentials,
    });
    const error: Error = await client
      .pullManifest({ host: 'ghcr.io', repository: 'o/api' }, '1.0.0')
      .then(
        () => new Error('pulled'),
        (thrown) => thrown,
      );
    const shown = JSON.stringify({ ...error, message: error.message, stack: error.stack });
    expect(shown).not.toMatch(/canary|Y2FuYXJ5|NhbmFyeS/);
    expect(shown).toContain(
      'rejected the credentials from the variables PACTO_REGISTRY_*, the helper of',
    );
    const sent = registry.requests.map(({ headers }) => headers.authorization);
    expect(sent).toEqual([
      undefined,
      'Bearer canary-5',
      ...[6, 1, 3].map((number) => `Basic ${base64(`me:canary-${number}`)}`),
      `Basic ${base64('x-access-token:canary-4')}`,
    ]);
  } finally {
    await registry.close();
  }
});
