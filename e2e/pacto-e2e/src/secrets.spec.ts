// A secret in every source of logins, in the address of the proxy, and in the token of the token server. None
// of them is in an output, a report, a cache or a file after the work with registries, whether it succeeds
// or fails. The registry is a real TLS server behind a real proxy, and it repeats what it was sent.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  fail,
  json,
  startFakeRegistry,
  type FakeRegistry,
  type FakeRequest,
  type Misbehaviour,
} from '../../../packages/contract/testing/fake-registry';
import { createCertificate } from '../../../packages/contract/testing/self-signed';
import {
  startTunnelProxy,
  type TunnelProxy,
} from '../../../packages/contract/testing/tunnel-proxy';
import { contract } from './harness/contracts';
import { prepared } from './harness/paths';
import { Workspace, type NxOptions } from './harness/workspace';

/** What each source holds, by the name of the source. */
const SECRETS = {
  PACTO_REGISTRY_TOKEN: 'canary-1',
  'the helper': 'canary-2',
  "Docker's file": 'canary-3',
  "the Pacto CLI's file": 'canary-4',
  GITHUB_TOKEN: 'canary-5',
  'the proxy': 'canary-6',
  'the token server': 'canary-7',
};

/** As a text, and as base64, which depends on the place modulo three. */
const CANARY = /canary|Y2FuYXJ5|NhbmFyeS|jYW5hcn/;

const basic = (user: string, password: string): string =>
  Buffer.from(`${user}:${password}`).toString('base64');

const HOST = 'ghcr.io';
const TOKEN = `Bearer ${SECRETS['the token server']}`;
const LAST_LOGIN = `Basic ${basic('x-access-token', SECRETS.GITHUB_TOKEN)}`;

let registry: FakeRegistry;
let proxy: TunnelProxy;
/** Holds logins, helpers and certificates. Nothing of it may be copied. */
let home: string;
/** `XDG_CACHE_HOME`, which has the store. */
let cache: string;
let options: NxOptions;

beforeAll(async () => {
  const certificate = createCertificate([HOST, 'auth.example']);
  registry = await startFakeRegistry(certificate);
  proxy = await startTunnelProxy(Number(registry.address.split(':')[1]));
  home = mkdtempSync(join(prepared().scratch, 'home-'));
  cache = mkdtempSync(join(prepared().scratch, 'cache-'));
  const put = (path: string, text: string): string => {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), text);
    return join(home, path);
  };
  const loginOf = (secret: string) => ({ auths: { [HOST]: { auth: basic('me', secret) } } });
  put(
    'docker/config.json',
    JSON.stringify({ ...loginOf(SECRETS["Docker's file"]), credHelpers: { [HOST]: 'canary' } }),
  );
  put('config/pacto/config.json', JSON.stringify(loginOf(SECRETS["the Pacto CLI's file"])));
  const helper = put(
    'bin/docker-credential-canary',
    `#!/bin/sh\necho '{"Username": "me", "Secret": "${SECRETS['the helper']}"}'\n`,
  );
  chmodSync(helper, 0o755);
  options = {
    env: {
      PATH: join(home, 'bin') + delimiter + process.env.PATH,
      HTTPS_PROXY: `http://me:${SECRETS['the proxy']}@${proxy.address}`,
      NODE_EXTRA_CA_CERTS: put('authority.pem', certificate.cert),
      DOCKER_CONFIG: join(home, 'docker'),
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: cache,
      PACTO_REGISTRY_TOKEN: SECRETS.PACTO_REGISTRY_TOKEN,
      GITHUB_TOKEN: SECRETS.GITHUB_TOKEN,
      NX_VERBOSE_LOGGING: 'true',
    },
  };
});
afterAll(async () => {
  await proxy.close();
  await registry.close();
});

/** Takes the last login alone, and repeats what it refuses. */
function requireLastLogin({ host, headers }: FakeRequest): Misbehaviour | undefined {
  const { authorization } = headers;
  if (host === 'auth.example') {
    return authorization === LAST_LOGIN
      ? json(200, { token: SECRETS['the token server'] })
      : fail(401, 'DENIED', `bad ${authorization}`);
  }
  if (authorization === TOKEN) return undefined;
  return {
    ...fail(401, 'DENIED', `bad ${authorization}`),
    headers: { 'www-authenticate': 'Bearer realm="https://auth.example/token"' },
  };
}

/** No login is good enough. */
function refuseAll(request: FakeRequest): Misbehaviour {
  const { host, headers } = request;
  const asked = requireLastLogin(request);
  if (host === 'auth.example' && asked) return asked;
  return {
    ...fail(403, 'DENIED', `${headers.authorization} may not do this`),
    headers: { 'www-authenticate': 'Bearer realm="https://auth.example/token"' },
  };
}

/** The files below a folder that hold a secret. */
function leaksIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(folder, 'node_modules')))
    .filter((path) => CANARY.test(readFileSync(path, 'latin1')));
}

const files = (): Record<string, string> => ({
  'platform/pacto.yaml': contract({
    name: 'platform',
    more: 'policies:\n  - name: standard\n    schema: policy.json',
  }),
  'platform/policy.json': '{"type": "object"}',
});

const consumer = (): Record<string, string> => ({
  'api/pacto.yaml': contract({
    name: 'api',
    more: `policies:\n  - name: standard\n    ref: oci://${HOST}/platform/pactos/platform:1.0.0`,
  }),
});

interface Step {
  readonly name: string;
  readonly parameters: readonly string[];
  /** What a failure says. */
  readonly failure: string;
  /** Whether a failure also says what the registry sent: an answer to HEAD has no words. */
  readonly isQuoted: boolean;
}

const PUBLISH: Step = {
  name: 'publish',
  parameters: ['run', 'platform:pacto-publish'],
  failure: 'Could not read ghcr.io/platform/pactos/platform:1.0.0',
  isQuoted: false,
};
const LOCK: Step = {
  name: 'lock',
  parameters: ['g', 'pacto:lock'],
  failure: 'Could not read ghcr.io/platform/pactos/platform:1.0.0',
  isQuoted: false,
};
const FETCH: Step = {
  name: 'validate, with an empty store',
  parameters: ['run', 'api:pacto-validate', '--skip-nx-cache'],
  failure: 'ARTIFACT_MISSING',
  isQuoted: true,
};
const COMPARE: Step = {
  name: 'compare with what is published',
  parameters: ['run', 'api:pacto-diff', '--base=published'],
  failure: 'BASE_UNAVAILABLE',
  isQuoted: true,
};

test('no output and no file contains a secret of any source', async () => {
  const publisher = await Workspace.create(files(), {
    options: { registry: `${HOST}/platform/pactos` },
  });
  const service = await Workspace.create(consumer(), {
    options: { registry: `${HOST}/services/pactos` },
  });
  const steps: [Workspace, Step, () => void][] = [
    [publisher, PUBLISH, () => undefined],
    [service, LOCK, () => undefined],
    [service, FETCH, () => removeStore()],
    [service, COMPARE, () => undefined],
  ];
  for (const [workspace, step, before] of steps) {
    const { name, parameters, failure, isQuoted } = step;
    for (const fails of [true, false]) {
      before();
      registry.intercept = fails ? refuseAll : requireLastLogin;
      const { status, output } = await workspace.nx(parameters, options);
      expect({ name, fails, status: status === 0, output }).toEqual({
        name,
        fails,
        status: !fails,
        output: fails ? expect.stringContaining(failure) : expect.anything(),
      });
      if (fails && isQuoted)
        expect(output.replace(/\s+/g, ' ')).toContain('(hidden) may not do this');
      expect({ name, output }).toEqual({ name, output: expect.not.stringMatching(CANARY) });
      const leaks = [workspace.root, cache].flatMap(leaksIn);
      expect({ name, fails, leaks }).toEqual({ name, fails, leaks: [] });
    }
  }
  // The search finds what is there.
  expect(leaksIn(home)).toHaveLength(3);
  // Each secret was really sent to where it belongs, and there alone.
  const sent = registry.requests.map(({ host, headers }) => `${host} ${headers.authorization}`);
  const toTokens = [
    SECRETS['the helper'],
    SECRETS["Docker's file"],
    SECRETS["the Pacto CLI's file"],
  ];
  for (const expected of [
    `${HOST} Bearer ${SECRETS.PACTO_REGISTRY_TOKEN}`,
    ...toTokens.map((secret) => `auth.example Basic ${basic('me', secret)}`),
    `auth.example ${LAST_LOGIN}`,
    `${HOST} ${TOKEN}`,
  ]) {
    expect(sent).toContain(expected);
  }
  expect(new Set(proxy.tunnels.map(({ login }) => login))).toEqual(
    new Set([`Basic ${basic('me', SECRETS['the proxy'])}`]),
  );
});

function removeStore(): void {
  rmSync(join(cache, 'nx-pacto'), { recursive: true, force: true });
}

test('an unknown certificate authority is an error that says what to set', async () => {
  const workspace = await Workspace.create(files(), {
    options: { registry: `${HOST}/platform/pactos` },
  });
  const { NODE_EXTRA_CA_CERTS: authority, ...env } = options.env!;
  const refused = await workspace.nx(PUBLISH.parameters, { env });
  expect([refused.status, refused.output]).toEqual([
    1,
    expect.stringMatching(/the certificate of ghcr\.io is not trusted[^]*SSL_CERT_FILE/),
  ]);
  registry.intercept = requireLastLogin;
  await workspace.mustNx(PUBLISH.parameters, { env: { ...env, SSL_CERT_FILE: authority! } });
});
