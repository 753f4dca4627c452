// A registry that breaks or attacks: every fault ends in one clear error, no secret leaves its
// host, and nothing is used that was not checked.
import { createFakeClock, type FakeClock } from '../../../testing/fake-clock';
import {
  fail,
  json,
  startFakeRegistry,
  type FakeRegistry,
  type FakeRequest,
  type Misbehaviour,
} from '../../../testing/fake-registry';
import { packText } from '../../../testing/pack-text';
import {
  BASIC,
  errorOf,
  HOST,
  openClient,
  PASSWORD,
  REPOSITORY,
  USER,
} from '../../../testing/registry-access';
import { digestOf } from '../../files/artifact/digest';
import type { Credential } from './credential';
import { pullArtifact } from './pull-artifact';
import { pushArtifact } from './push-artifact';
import type { RegistryErrorKind } from './registry-error';

let registry: FakeRegistry;
let clock: FakeClock;
beforeEach(async () => {
  registry = await startFakeRegistry();
  clock = createFakeClock();
  registry.onHang = () => clock.advance(30_000);
});
afterEach(() => registry.close());

// The sources answer for every host, so it is the client that must not send credentials elsewhere.
const client = (...credentials: Credential[]) => openClient(registry, clock, credentials);

const packed = packText();

function put(): void {
  registry.putBlob(packed.layer.bytes);
  registry.putManifest('pactos/api', '1.0.0', packed.manifest.bytes);
}

const pull = (reference = '1.0.0', ...credentials: Credential[]) =>
  pullArtifact(client(...credentials), REPOSITORY, reference);

const isManifest = ({ path }: FakeRequest) => path.includes('/manifests/');
const isBlob = ({ path }: FakeRequest) => path.includes('/blobs/');
const redirect = (location: string): Misbehaviour => ({ status: 307, headers: { location } });
const html: Misbehaviour = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html>',
};
const manifestWith = (change: object): Buffer =>
  Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(packed.manifest.bytes).toString()), ...change }),
  );
const layers = JSON.parse(Buffer.from(packed.manifest.bytes).toString()).layers as object[];

test.each<[string, Misbehaviour, number]>([
  ['no answer', 'hang', 4],
  ['a broken server', { status: 503 }, 4],
  ['an answer that refuses', { status: 400 }, 1],
])('after %s, the next call is one try until the registry answers', async (_case, fault, tries) => {
  put();
  const registryClient = client();
  const find = () => registryClient.findManifest(REPOSITORY, '1.0.0');
  const requestsOf = async (call: () => Promise<unknown>): Promise<number> => {
    const before = registry.requests.length;
    await call();
    return registry.requests.length - before;
  };
  registry.intercept = () => fault;
  registry.onHang = () => clock.advance(30_000);
  expect(await requestsOf(() => errorOf(find()))).toBe(tries);
  expect(await requestsOf(() => errorOf(find()))).toBe(1);
  registry.intercept = () => undefined;
  expect(await find()).toBeDefined();
  registry.intercept = () => fault;
  expect(await requestsOf(() => errorOf(find()))).toBe(tries);
});

/** Each is the fault of one kind of request; all other requests are answered well. */
const FAULTS: [
  string,
  (request: FakeRequest) => Misbehaviour | undefined,
  RegistryErrorKind,
  RegExp,
][] = [
  ['no answer', () => 'hang', 'unreachable', /gave no answer within 30 seconds/],
  ['a connection that breaks at once', () => 'reset', 'unreachable', /lost the connection/],
  [
    'a connection that breaks in a body',
    (one) => (isBlob(one) ? { status: 200, body: packed.layer.bytes, breakAfter: 20 } : undefined),
    'unreachable',
    /lost the connection/,
  ],
  [
    'a blob with another digest',
    (one) => (isBlob(one) ? { status: 200, body: Buffer.alloc(packed.layer.size) } : undefined),
    'invalid',
    /sends bytes with the digest sha256:[0-9a-f]{64}, but another digest was requested/,
  ],
  [
    'a blob that is cut off',
    (one) => (isBlob(one) ? { status: 200, body: packed.layer.bytes.subarray(0, 30) } : undefined),
    'invalid',
    /sends 30 bytes of \d+/,
  ],
  [
    'a blob that is longer than its manifest says',
    (one) => (isBlob(one) ? { status: 200, body: Buffer.alloc(packed.layer.size + 1) } : undefined),
    'invalid',
    /sends more than \d+ bytes/,
  ],
  [
    'a manifest over 4 MiB',
    (one) =>
      isManifest(one) ? { status: 200, body: Buffer.alloc(4 * 1024 * 1024 + 1) } : undefined,
    'invalid',
    /sends more than 4194304 bytes/,
  ],
  [
    'a manifest that is not the one that its header promises',
    (one) =>
      isManifest(one)
        ? {
            status: 200,
            headers: { 'docker-content-digest': digestOf(Buffer.from('x')) },
            body: '{}',
          }
        : undefined,
    'invalid',
    /but another digest was requested/,
  ],
  ['a web page for a manifest', () => html, 'invalid', /answers with a web page/],
  [
    'a text for a manifest',
    () => ({ status: 200, body: 'hello' }),
    'invalid',
    /The manifest is not a JSON object/,
  ],
  [
    'a web page that something is not found',
    () => ({ status: 404, body: '<html><b>canary' }),
    'invalid',
    /answered 404: a web page instead of an answer of a registry\.$/,
  ],
  [
    'a web page as an error',
    () => ({ status: 500, body: '<html><b>canary' }),
    'unreachable',
    /answered 500: a web page instead of an answer of a registry\.$/,
  ],
  [
    '400',
    () => fail(400, 'NAME_INVALID', 'bad name'),
    'refused',
    /answered 400 \(NAME_INVALID\): bad name\.$/,
  ],
  ['401', () => fail(401, 'UNAUTHORIZED'), 'unauthorized', /answered 401 \(UNAUTHORIZED\)/],
  ['403', () => fail(403, 'DENIED'), 'unauthorized', /answered 403 \(DENIED\)/],
  ['404', () => fail(404, 'MANIFEST_UNKNOWN'), 'not-found', /answered 404 \(MANIFEST_UNKNOWN\)/],
  [
    'a missing blob',
    (one) => (isBlob(one) ? fail(404, 'BLOB_UNKNOWN') : undefined),
    'not-found',
    /BLOB_UNKNOWN/,
  ],
  ['429', () => fail(429, 'TOOMANYREQUESTS'), 'rate-limited', /answered 429 \(TOOMANYREQUESTS\)/],
  ['500', () => fail(500, 'UNKNOWN'), 'unreachable', /answered 500 \(UNKNOWN\)/],
  ['503', () => ({ status: 503 }), 'unreachable', /answered 503\.$/],
  ['a redirect without an address', () => ({ status: 302 }), 'invalid', /answered 302\.$/],
  ['a redirect to itself', (one) => redirect(one.path), 'invalid', /redirects in a circle/],
  [
    'redirects without an end',
    (one) => redirect(`${one.path}x`),
    'invalid',
    /redirects more than 5 times/,
  ],
  [
    'a redirect to plain http',
    () => redirect('http://storage.example/x'),
    'invalid',
    /redirects to http:\/\/storage\.example, which is not https/,
  ],
  [
    'a redirect to a server of this machine',
    () => redirect('http://127.0.0.1:1/x'),
    'invalid',
    /redirects to http:\/\/127\.0\.0\.1:1, which is not https/,
  ],
  ['a redirect to a file', () => redirect('file:///etc/passwd'), 'invalid', /which is not https/],
  ['a redirect to nonsense', () => redirect('http://['), 'invalid', /a location that is not a URL/],
  [
    'a realm on plain http',
    () => ({
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="http://auth.example/token"' },
    }),
    'invalid',
    /names a token server that is not an https address/,
  ],
  [
    'a realm on this machine',
    () => ({
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="http://127.0.0.1:1/token"' },
    }),
    'invalid',
    /names a token server that is not an https address/,
  ],
  [
    'a token server without a token',
    ({ host }) =>
      host === HOST
        ? {
            status: 401,
            headers: { 'www-authenticate': 'Bearer realm="https://auth.example/token"' },
          }
        : json(200, { token: 'two words' }),
    'invalid',
    /did not return a token/,
  ],
  [
    'two layers',
    (one) =>
      isManifest(one)
        ? { status: 200, body: manifestWith({ layers: [...layers, ...layers] }) }
        : undefined,
    'invalid',
    /is not a bundle\. The manifest has 2 layers/,
  ],
  [
    'an index',
    (one) => (isManifest(one) ? { status: 200, body: '{"manifests": []}' } : undefined),
    'invalid',
    /is not a bundle\. This is an index/,
  ],
  [
    'a layer of the wrong type',
    (one) =>
      isManifest(one)
        ? {
            status: 200,
            body: manifestWith({ layers: [{ ...layers[0], mediaType: 'text/plain' }] }),
          }
        : undefined,
    'invalid',
    /The layer has the type `text\/plain`/,
  ],
];

describe.each(FAULTS)('%s', (_, fault, kind, message) => {
  it('is one error that says what happened, and what to do', async () => {
    put();
    registry.intercept = fault;
    const error = await errorOf(pull('1.0.0', USER));
    expect(error.message).toMatch(message);
    expect(error.kind).toBe(kind);
    expect(error.hint).toMatch(/^[A-Z].*\.$/);
    expect(`${error.message} ${error.hint}`).not.toContain('canary');
    expect(error.message).not.toContain('?');
  });
});

it.each(['hang', 'reset', { status: 500 }] as const)('survives one %j', async (fault) => {
  put();
  let left = 1;
  registry.intercept = () => (left-- > 0 ? fault : undefined);
  expect((await pull()).digest).toBe(packed.manifest.digest);
});

it('refuses a manifest that does not have the digest that was asked for', async () => {
  const digest = digestOf(Buffer.from('expected'));
  registry.manifests.set(`pactos/api@${digest}`, { type: 'x', bytes: packed.manifest.bytes });
  expect((await errorOf(pull(digest))).message).toContain('but another digest was requested');
});

it.each([
  ['redirects', redirect('https://attacker.example/x')],
  ['names a token server', { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }],
])('sends no login to another host when that host %s', async (_, reply) => {
  put();
  registry.intercept = ({ host, headers }) => {
    if (host === 'attacker.example')
      return reply === undefined ? undefined : { ...Object(reply), status: 401 };
    if (headers.authorization !== BASIC) {
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
    }
    return redirect('https://attacker.example/x');
  };
  await errorOf(pull('1.0.0', USER));
  const leaked = registry.requests.filter(
    ({ host, headers }) => host !== HOST && headers.authorization,
  );
  expect(leaked).toEqual([]);
  expect(registry.requests.some(({ host }) => host === 'attacker.example')).toBe(true);
});

it('sends no login again after a redirect left the host and came back', async () => {
  registry.intercept = ({ host, path, headers }) => {
    if (host !== HOST) return redirect(`https://${HOST}/back`);
    if (path === '/back') return html;
    if (headers.authorization === undefined) {
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
    }
    return redirect('https://other.example/x');
  };
  await errorOf(pull('1.0.0', USER));
  const back = registry.requests.filter(({ path }) => path === '/back');
  expect(back.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

it('tries each login in turn, and then none', async () => {
  put();
  const seen: (string | undefined)[] = [];
  registry.intercept = ({ headers }) => {
    seen.push(headers.authorization);
    return headers.authorization === 'Bearer good'
      ? undefined
      : { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
  };
  await pull('1.0.0', USER, { kind: 'bearer', token: 'good' });
  expect(seen).toEqual([undefined, BASIC, 'Bearer good', 'Bearer good']);
  const error = await errorOf(pull('1.0.0', USER, { kind: 'bearer', token: 'bad' }));
  expect(error.hint).toContain('rejected the credentials from source 1, source 2.');
});

it.each([
  'Negotiate, Basic realm="x"',
  'Negotiate YIIabc/de==, NTLM, Basic realm="a, b=c"',
  'Bearer realm=https://auth.example/t,service=x',
])('answers %s', async (challenge) => {
  put();
  registry.intercept = ({ host, headers }) => {
    if (host === 'auth.example') return json(200, { token: 'good' });
    return [BASIC, 'Bearer good'].includes(headers.authorization ?? '')
      ? undefined
      : { status: 401, headers: { 'www-authenticate': challenge } };
  };
  expect((await pull('1.0.0', USER)).digest).toBe(packed.manifest.digest);
});

it.each<[string, Credential, string, RegExp]>([
  ['nothing', USER, '', /^The credentials from source 1 were not sent/],
  ['Negotiate', USER, 'Negotiate', /^The credentials from source 1 were not sent/],
  [
    'a password',
    { kind: 'identity-token', token: 'refresh' },
    'Basic realm="x"',
    /^The credentials from source 1 were not sent/,
  ],
  [
    'a token',
    { kind: 'bearer', token: 'canary\n1' },
    'Bearer realm="https://auth.example/t"',
    /^The token from source 1 has a character that a request header cannot contain\. No credentials could be used for/,
  ],
])('says what happened to a login where %s is asked for', async (_, login, challenge, hint) => {
  registry.intercept = ({ host }) =>
    host === 'auth.example'
      ? json(200, { token: 'public' })
      : { status: 401, headers: { 'www-authenticate': challenge } };
  const error = await errorOf(pull('1.0.0', login));
  expect([error.kind, error.hint]).toEqual(['unauthorized', expect.stringMatching(hint)]);
});

it('reads what is public although a login is stale', async () => {
  put();
  registry.intercept = ({ host, headers }) => {
    if (host === 'auth.example')
      return headers.authorization ? { status: 401 } : json(200, { token: 'public' });
    return headers.authorization === 'Bearer public'
      ? undefined
      : { status: 401, headers: { 'www-authenticate': 'Bearer realm="https://auth.example/t"' } };
  };
  expect((await pull('1.0.0', USER)).digest).toBe(packed.manifest.digest);
});

it('exchanges an identity token by POST, and renews a token that expired', async () => {
  put();
  registry.intercept = ({ host, headers, body }) => {
    if (host === 'auth.example') {
      return json(200, {
        access_token: new URLSearchParams(body.toString()).get('refresh_token'),
        expires_in: 60,
      });
    }
    return headers.authorization === 'Bearer refresh'
      ? undefined
      : {
          status: 401,
          headers: { 'www-authenticate': 'Bearer realm="https://auth.example/t",service="s"' },
        };
  };
  const one = client({ kind: 'identity-token', token: 'refresh' });
  await one.pullManifest(REPOSITORY, '1.0.0');
  await one.pullManifest(REPOSITORY, '1.0.0');
  clock.advance(51_000);
  await one.pullManifest(REPOSITORY, '1.0.0');
  const asked = registry.requests.filter(({ host }) => host === 'auth.example');
  expect(asked.map(({ method, body }) => `${method} ${body}`)).toEqual(
    Array(2).fill(
      'POST grant_type=refresh_token&client_id=pacto&service=s&scope=repository%3Apactos%2Fapi%3Apull&refresh_token=refresh',
    ),
  );
});

it('names the method of a login that gives no token', async () => {
  registry.intercept = ({ host }) =>
    host === 'auth.example'
      ? json(200, {})
      : {
          status: 401,
          headers: { 'www-authenticate': 'Bearer realm="https://auth.example/t"' },
        };
  const login = client({ kind: 'identity-token', token: 'refresh' });
  const error = await errorOf(login.pullManifest(REPOSITORY, '1.0.0'));
  expect(error.message).toContain('POST https://auth.example/t did not return a token.');
});

it.each([
  ['of many characters', PASSWORD],
  ['that is also a word of the message', 'read'],
  ['that is also a part of the address', 'pactos'],
  ['of one character', 'p'],
  ['of no character', ''],
])('hides a secret %s that the registry repeats in its error', async (_title, password) => {
  const shown = password === '' ? '' : '(hidden)';
  registry.intercept = ({ headers }) =>
    headers.authorization
      ? fail(403, 'DENIED', `<${password}> ${headers.authorization} <`)
      : { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
  const login: Credential = { kind: 'basic', username: 'user', password };
  const error = await errorOf(pull('1.0.0', login));
  expect(error.message).toBe(
    `Could not read registry.example/pactos/api:1.0.0: GET https://registry.example/v2/pactos/api/manifests/1.0.0 answered 403 (DENIED): <${shown}> Basic (hidden) <.`,
  );
  expect(JSON.stringify([error, error.message, error.stack])).not.toMatch(
    new RegExp(`${PASSWORD}|${BASIC.slice(6)}`),
  );
});

it('shows neither control characters nor long texts of a registry', async () => {
  registry.intercept = () => fail(400, 'NAME_INVALID', `a\u001b[2J\n${'x'.repeat(1000)}`);
  const { message } = await errorOf(pull());
  expect(message).toMatch(/: a \[2J x{190,200}…\.$/);
});

describe('a push that fails', () => {
  it.each<[string, (request: FakeRequest) => Misbehaviour | undefined, RegExp]>([
    [
      'at its session',
      ({ method }) => (method === 'POST' ? fail(500, 'UNKNOWN') : undefined),
      /POST .* answered 500/,
    ],
    [
      'at a blob',
      ({ method, path }) =>
        method === 'PUT' && path.includes('/uploads/') ? fail(400, 'DIGEST_INVALID') : undefined,
      /PUT .* answered 400 \(DIGEST_INVALID\)/,
    ],
    [
      'at a host that is not a registry',
      ({ method }) =>
        method === 'POST'
          ? { status: 404, headers: { 'content-type': 'text/html' }, body: '<html>' }
          : undefined,
      /POST .* answered 404: a web page/,
    ],
    [
      'without a location',
      ({ method }) => (method === 'POST' ? { status: 202 } : undefined),
      /POST .* answered 202/,
    ],
    [
      'at its manifest',
      (one) => (one.method === 'PUT' && isManifest(one) ? fail(500, 'UNKNOWN') : undefined),
      /PUT .* answered 500/,
    ],
    [
      'at an upload that the registry forgets each time',
      ({ method, path }) =>
        method === 'PUT' && path.includes('/uploads/')
          ? fail(404, 'BLOB_UPLOAD_UNKNOWN')
          : undefined,
      /PUT .* answered 404 \(BLOB_UPLOAD_UNKNOWN\)/,
    ],
    [
      'as the registry loses the tag',
      (one) => (one.method === 'PUT' && isManifest(one) ? { status: 201 } : undefined),
      /was accepted, but the registry does not have the tag/,
    ],
    [
      'as the registry stores something else',
      (one) =>
        one.method === 'PUT' && isManifest(one)
          ? { status: 201, headers: { 'docker-content-digest': digestOf(Buffer.from('x')) } }
          : undefined,
      /stored something else/,
    ],
  ])('%s leaves no tag behind', async (_, fault, message) => {
    registry.intercept = fault;
    const error = await errorOf(pushArtifact(client(), REPOSITORY, '1.0.0', packed));
    expect(error.message).toMatch(message);
    expect(registry.manifests.has('pactos/api:1.0.0')).toBe(false);
    registry.intercept = () => undefined;
    expect(await pushArtifact(client(), REPOSITORY, '1.0.0', packed)).toMatchObject({
      status: 'published',
    });
  });

  it.each<[string, (request: FakeRequest) => Misbehaviour | undefined]>([
    ['a busy registry', ({ method }) => (method === 'HEAD' ? undefined : { status: 429 })],
    ['a broken session', ({ method }) => (method === 'POST' ? { status: 503 } : undefined)],
    [
      'an upload whose answer was lost',
      ({ method, path, body }) => {
        if (method !== 'PUT' || !path.includes('/uploads/')) return undefined;
        registry.putBlob(body);
        return fail(404, 'BLOB_UPLOAD_UNKNOWN');
      },
    ],
    [
      'a tag that appears later',
      (one) =>
        one.method === 'HEAD' && registry.manifests.has('pactos/api:1.0.0')
          ? fail(404, 'MANIFEST_UNKNOWN')
          : undefined,
    ],
  ])('once, as of %s, is tried again', async (_, fault) => {
    const seen = new Set<string>();
    registry.intercept = (one) => {
      const kind = `${one.method} ${isManifest(one)}`;
      const answer = seen.has(kind) ? undefined : fault(one);
      if (answer !== undefined) seen.add(kind);
      return answer;
    };
    expect(await pushArtifact(client(), REPOSITORY, '1.0.0', packed)).toMatchObject({
      status: 'published',
    });
    expect(seen.size).toBeGreaterThan(0);
  });

  it.each(['POST', 'PUT'])(
    'as another process publishes before the %s says that the other one was faster',
    async (at) => {
      registry.intercept = (one) => {
        const isIt = one.method === at && (at === 'POST' || isManifest(one));
        if (!isIt || registry.manifests.has('pactos/api:1.0.0')) return undefined;
        registry.putManifest('pactos/api', '1.0.0', manifestWith({ layers: [] }));
        return at === 'PUT' ? { status: 201 } : undefined;
      };
      const outcome = await pushArtifact(client(), REPOSITORY, '1.0.0', packed);
      expect(outcome.status).toBe('outrun');
      const [[, stored]] = [...registry.manifests];
      expect(outcome.digest).toBe(digestOf(stored!.bytes));
    },
  );

  it('after the manifest was stored counts as done', async () => {
    registry.intercept = (one) => {
      if (one.method !== 'PUT' || !isManifest(one)) return undefined;
      registry.putManifest('pactos/api', '1.0.0', one.body);
      return 'reset';
    };
    expect(await pushArtifact(client(), REPOSITORY, '1.0.0', packed)).toMatchObject({
      status: 'published',
    });
  });
});
