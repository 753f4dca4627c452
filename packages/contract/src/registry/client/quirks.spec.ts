// What registries in the wild do, one test for each. The names are those of the products.
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
  REPOSITORY,
  USER,
} from '../../../testing/registry-access';
import { digestOf } from '../../files/artifact/digest';
import type { PackedArtifact } from '../pack/pack-artifact';
import type { Credential } from './credential';
import { pullArtifact } from './pull-artifact';
import { pushArtifact } from './push-artifact';
import { createRegistryClient, type RegistryClient } from './registry-client';
import { findReleasedBelow } from './released-version';
import { tagOfVersion, versionOfTag } from '../../reference/version-tag';

let registry: FakeRegistry;
let clock: FakeClock;
beforeEach(async () => {
  registry = await startFakeRegistry();
  clock = createFakeClock();
});
afterEach(() => registry.close());

const client = (...credentials: Credential[]) =>
  openClient(registry, clock, credentials, (host) => host === HOST);

const push = (one: RegistryClient, packed = packText()) =>
  pushArtifact(one, REPOSITORY, '1.0.0', packed);

function put(packed = packText()): PackedArtifact {
  registry.putBlob(packed.layer.bytes);
  registry.putBlob(packed.config.bytes);
  registry.putManifest('pactos/api', '1.0.0', packed.manifest.bytes);
  return packed;
}

const challenge = (header: string): Misbehaviour => ({
  status: 401,
  headers: { 'www-authenticate': header },
});

const requiresBasic = ({ headers }: FakeRequest): Misbehaviour | undefined =>
  headers.authorization === BASIC ? undefined : challenge('Basic realm="x"');

const sent = (method?: string): string[] =>
  registry.requests
    .filter((one) => !method || one.method === method)
    .map((one) => `${one.host}${one.path}`);

it('1: an immutable tag that refuses the same bytes counts as published', async () => {
  const packed = packText();
  registry.intercept = ({ method, path, body }) => {
    if (method !== 'PUT' || !path.includes('manifests')) return undefined;
    registry.putManifest('pactos/api', '1.0.0', body);
    return fail(400, 'TAG_INVALID', 'The image tag already exists and the repository is immutable');
  };
  expect(await push(client(), packed)).toEqual({
    status: 'published',
    digest: packed.manifest.digest,
  });
});

it('2: a tag that the registry would overwrite is not overwritten', async () => {
  put(packText('other'));
  expect(await push(client())).toMatchObject({ status: 'conflict' });
  expect(sent('PUT')).toEqual([]);
});

it('3: a repository that must exist first is an error that says so', async () => {
  registry.intercept = ({ method }) => (method === 'POST' ? fail(404, 'NAME_UNKNOWN') : undefined);
  const error = await errorOf(push(client()));
  expect(error.message).toBe(
    'Could not publish to registry.example/pactos/api: POST https://registry.example/v2/pactos/api/blobs/uploads/ answered 404 (NAME_UNKNOWN): no.',
  );
  expect(error.hint).toMatch(/^Create the repository first/);
});

it('4: no login is sent unasked, Basic is answered with Basic, and the next request knows it', async () => {
  put();
  registry.intercept = requiresBasic;
  await pullArtifact(client(USER), REPOSITORY, '1.0.0');
  expect(registry.requests.map(({ headers }) => headers.authorization)).toEqual([
    undefined,
    BASIC,
    BASIC,
  ]);
});

it('5: a login does not follow a redirect to storage, whose own 401 asks for nothing', async () => {
  put();
  registry.intercept = (request) => {
    if (request.host === 'storage.example') return challenge('Basic realm="storage"');
    if (!request.path.includes('/blobs/')) return requiresBasic(request);
    return { status: 307, headers: { location: 'https://storage.example/x?signature=s' } };
  };
  const error = await errorOf(pullArtifact(client(USER), REPOSITORY, '1.0.0'));
  expect(error.message).toContain('GET https://storage.example/x answered 401');
  const stored = registry.requests.filter(({ host }) => host === 'storage.example');
  expect(stored.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

it.each([
  ['on another host', 'https://uploads.example/put', 'uploads.example/put'],
  ['without a host', '/uploads/1', 'registry.example/uploads/1'],
  [
    'outside of /v2/',
    'https://registry.example/artifacts-uploads/1',
    'registry.example/artifacts-uploads/1',
  ],
])(
  '6: an upload may go to a location %s, with a login for its own host alone',
  async (_, location, target) => {
    registry.intercept = (request) => {
      if (request.method === 'PUT' && !request.path.includes('manifests')) return { status: 201 };
      return (
        requiresBasic(request) ??
        (request.method === 'POST' ? { status: 202, headers: { location } } : undefined)
      );
    };
    await push(client(USER));
    const uploads = registry.requests.filter(({ host, path }) => `${host}${path}` === target);
    const authorization = target.startsWith(HOST) ? BASIC : undefined;
    expect(uploads.map(({ headers }) => headers.authorization)).toEqual([
      authorization,
      authorization,
    ]);
  },
);

it('7: a location keeps its query, and gets the digest in addition', async () => {
  registry.intercept = ({ method, path }) =>
    method === 'POST' ? { status: 202, headers: { location: `${path}1?_state=a%2Fb` } } : undefined;
  await push(client());
  const upload = registry.requests.find(({ method }) => method === 'PUT');
  expect(Object.fromEntries(upload!.query)).toEqual({
    _state: 'a/b',
    digest: packText().layer.digest,
  });
});

it('8: an upload that is redirected to a web page is an error and is not followed', async () => {
  registry.intercept = ({ method }) =>
    method === 'POST'
      ? { status: 302, headers: { location: 'https://registry.example/login' } }
      : undefined;
  const error = await errorOf(push(client()));
  expect(error.message).toContain('answered 302');
  expect(error.hint).toMatch(/^Check the name of the repository/);
  expect(sent().filter((url) => url.includes('login'))).toEqual([]);
});

it('9: a registry that takes no blob in one POST is not asked to', async () => {
  await push(client());
  const sessions = registry.requests.filter(({ method }) => method === 'POST');
  expect(sessions.map(({ body, query }) => [body.length, query.has('digest')])).toEqual([
    [0, false],
    [0, false],
  ]);
});

it('10: a blob is put whole in one request, so that no unfinished upload is kept', async () => {
  const packed = packText();
  await push(client(), packed);
  const uploads = registry.requests.filter(
    ({ method, path }) => method === 'PUT' && path.includes('/uploads/'),
  );
  expect(uploads.map(({ body }) => digestOf(body))).toEqual([
    packed.layer.digest,
    packed.config.digest,
  ]);
});

it('11: no blob is sent in chunks, whose size some registries limit', async () => {
  await push(client());
  expect(sent('PATCH')).toEqual([]);
});

it('12: no upload has a range, which would make it a chunk', async () => {
  await push(client());
  expect(registry.requests.filter(({ headers }) => 'content-range' in headers)).toEqual([]);
});

describe('13: tags', () => {
  const page = (tags: unknown, link?: string): Misbehaviour => ({
    ...json(200, { tags }),
    headers: { 'content-type': 'application/json', ...(link === undefined ? {} : { link }) },
  });

  it('are read page by page, as `Link` says, with a query of any shape', async () => {
    registry.intercept = ({ query }) =>
      query.get('next_page') === 'b='
        ? page(['3'])
        : query.has('next_page')
          ? page(
              ['2'],
              '<https://registry.example/v2/pactos/api/tags/list?next_page=b%3D>; rel=next',
            )
          : page(['1'], '</v2/pactos/api/tags/list?next_page=a>; title="x"; rel="next"');
    expect(await client().listTags(REPOSITORY)).toEqual(['1', '2', '3']);
    expect([...registry.requests[0]!.query]).toEqual([]);
  });

  it('end where a page repeats, and where a page is on another host', async () => {
    registry.intercept = () => page(['1'], '</v2/pactos/api/tags/list>; rel="next"');
    expect(await client().listTags(REPOSITORY)).toEqual(['1']);
    registry.intercept = () =>
      page(['1'], '<https://other.example/v2/pactos/api/tags/list>; rel="next"');
    expect(await client().listTags(REPOSITORY)).toEqual(['1']);
    expect(sent().every((url) => url.startsWith(HOST))).toBe(true);
  });

  it('end after 1,000 pages', async () => {
    let number = 0;
    const endless = createRegistryClient({
      clock,
      credentials: { sourcesFor: () => [] },
      fetch: async () => {
        const tags = Buffer.from(JSON.stringify({ tags: [`t${number++}`] }));
        const link = `<?page=${number}>; rel="next"`;
        const headers = { get: (name: string) => (name === 'link' ? link : null) };
        return {
          status: 200,
          headers,
          body: (async function* () {
            yield tags;
          })(),
        };
      },
    });
    expect(await endless.listTags(REPOSITORY)).toHaveLength(1000);
  });

  it('may be null', async () => {
    registry.intercept = () => page(null);
    expect(await client().listTags(REPOSITORY)).toEqual([]);
  });
});

it('14: the highest release is found, in whatever order a registry lists its tags', async () => {
  registry.intercept = () => json(200, { tags: ['1.10.0', 'latest', '1.9.0', '1.11.0-rc.1'] });
  const tags = await client().listTags(REPOSITORY);
  expect(findReleasedBelow(tags, '2.0.0')).toBe('1.10.0');
  expect(findReleasedBelow([...tags].reverse(), '2.0.0')).toBe('1.10.0');
});

it('15: a registry without referrers is not asked for them', async () => {
  const packed = packText();
  await push(client(), packed);
  await pullArtifact(client(), REPOSITORY, '1.0.0');
  expect(sent().filter((url) => /referrers|sha256-/.test(url))).toEqual([]);
});

it('16: a manifest has no subject, and a config of a type that every registry knows', () => {
  const manifest = JSON.parse(Buffer.from(packText().manifest.bytes).toString());
  expect(manifest).not.toHaveProperty('subject');
  expect(manifest.config.mediaType).toBe('application/vnd.docker.container.image.v1+json');
});

it.each([
  [415, 'UNSUPPORTED'],
  [400, 'MANIFEST_INVALID'],
])('17: a registry that refuses the manifest with %d is quoted', async (status, code) => {
  registry.intercept = ({ method, path }) =>
    method === 'PUT' && path.includes('manifests') ? fail(status, code, 'unknown type') : undefined;
  const error = await errorOf(push(client()));
  expect(error.message).toContain(`answered ${status} (${code}): unknown type`);
  expect(error.hint).toMatch(/does not accept OCI artifacts of this kind/);
});

describe('a token', () => {
  const tokenServer = (request: FakeRequest): Misbehaviour | undefined => {
    if (request.host === 'auth.example')
      return json(200, { token: request.query.getAll('scope').join(' ') });
    const { authorization } = request.headers;
    const wanted = request.method === 'GET' || request.path.includes('manifests') ? 'pull' : 'push';
    return authorization?.includes(wanted)
      ? undefined
      : challenge(
          'Bearer realm="https://auth.example/token?a=b",service="s",scope="repository:user/image:pull"',
        );
  };

  it('18: is asked for with a scope of our own, which is `pull` to read', async () => {
    put();
    registry.intercept = (request) =>
      request.host === 'auth.example'
        ? json(200, { access_token: 'repository:pactos/api:pull' })
        : tokenServer(request);
    await pullArtifact(client(), REPOSITORY, '1.0.0');
    const asked = registry.requests.filter(({ host }) => host === 'auth.example');
    expect(asked.map(({ query }) => [...query])).toEqual([
      [
        ['a', 'b'],
        ['service', 's'],
        ['scope', 'repository:pactos/api:pull'],
      ],
    ]);
  });

  it('19: is asked for with one scope at a time, and kept for that scope', async () => {
    registry.intercept = (request) =>
      request.host === 'auth.example'
        ? json(200, { token: request.query.get('scope')!.replaceAll(/[^a-z]/g, '-') })
        : tokenServer(request);
    await push(client(USER));
    const asked = registry.requests.filter(({ host }) => host === 'auth.example');
    expect(asked.map(({ query }) => query.getAll('scope'))).toEqual([
      ['repository:pactos/api:pull'],
      ['repository:pactos/api:pull,push'],
    ]);
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([BASIC, BASIC]);
  });
});

it.each([undefined, '', 'ABC', 'sha256:abc', 'sha512+b64:xyz'])(
  '20: with the digest header %j the manifest is read and hashed',
  async (header) => {
    const packed = put();
    registry.intercept = ({ path, method }) =>
      path.includes('manifests')
        ? {
            status: 200,
            headers: { ...(header === undefined ? {} : { 'docker-content-digest': header }) },
            body: method === 'HEAD' ? '' : packed.manifest.bytes,
          }
        : undefined;
    expect(await client().findManifest(REPOSITORY, '1.0.0')).toBe(packed.manifest.digest);
    expect(
      registry.requests.every(({ headers }) => headers['accept-encoding'] === 'identity'),
    ).toBe(true);
  },
);

describe('21: a registry that is busy', () => {
  const busy = (retryAfter?: string, times = 1): void => {
    let left = times;
    registry.intercept = () =>
      left-- > 0
        ? {
            status: 429,
            headers: { ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) },
            body: 'slow down',
          }
        : undefined;
  };

  it.each([
    ['in seconds', '7', 7000],
    ['at a date', 'Thu, 01 Jan 2026 00:00:09 GMT', 9000],
    ['in a text that is neither', '880µs', 1000],
    ['not sent', undefined, 1000],
  ])('is asked again after the time that it names %s', async (_, header, wait) => {
    put();
    busy(header && encodeURI(header).replaceAll('%20', ' '));
    await client().pullManifest(REPOSITORY, '1.0.0');
    expect(clock.slept).toEqual([wait]);
  });

  it('is asked four times at most, with growing waits', async () => {
    busy(undefined, 99);
    const error = await errorOf(client().pullManifest(REPOSITORY, '1.0.0'));
    expect(error.kind).toBe('rate-limited');
    expect(clock.slept).toEqual([1000, 2000, 4000]);
  });

  it.each([
    ['3600', 'wait 3600 seconds.', 0],
    ['1', 'wait 1 second.', 3],
  ])('asks to wait %s, which the hint repeats', async (header, hint, waits) => {
    busy(header, 99);
    const error = await errorOf(client().pullManifest(REPOSITORY, '1.0.0'));
    expect(error.hint).toContain(hint);
    expect(clock.slept).toHaveLength(waits);
  });
});

it('22: a package that another repository owns is explained', async () => {
  const host = 'ghcr.io';
  registry.intercept = ({ method, headers }) => {
    if (headers.authorization === undefined) return challenge('Basic realm="x"');
    return method === 'POST' ? fail(403, 'DENIED', 'permission_denied: write_package') : undefined;
  };
  const github = createRegistryClient({
    fetch: registry.fetch,
    clock,
    credentials: { sourcesFor: () => [{ name: 'GITHUB_TOKEN', find: async () => USER }] },
  });
  const error = await errorOf(
    pushArtifact(github, { host, repository: 'o/api' }, '1.0.0', packText()),
  );
  expect(error.message).toContain('403 (DENIED): permission_denied: write_package');
  expect(error.hint).toBe(
    'The registry ghcr.io rejected the credentials from GITHUB_TOKEN. Log in again, or check the permissions of the login. ' +
      'On ghcr.io, the settings of the package must allow this repository to write it.',
  );
});

it.each([
  ['1.0.0+build.5', '1.0.0_build.5'],
  ['1.0.0', '1.0.0'],
])('23: the version %s has the tag %s, and back', (version, tag) => {
  expect([tagOfVersion(version), versionOfTag(tag)]).toEqual([tag, version]);
  expect(versionOfTag('my_tag')).toBe('my_tag');
});
