import { buildWorkspaceIndex, NO_FACTS, type ResolvedBundle } from 'pacto-contract/graph';
import { createFakeClock } from '../../../../contract/testing/fake-clock';
import { startFakeRegistry, type FakeRegistry } from '../../../../contract/testing/fake-registry';
import { HOST, openClient } from '../../../../contract/testing/registry-access';
import { findVersion } from './find-version';

let registry: FakeRegistry;
beforeEach(async () => {
  registry = await startFakeRegistry();
});
afterEach(() => registry.close());

const api = (version: string | undefined): ResolvedBundle =>
  buildWorkspaceIndex(
    [{ root: 'api', base: { ...NO_FACTS, name: 'api', version }, overrides: [] }],
    {
      registries: [],
    },
  ).bundleAt('api')!;

const REGISTRIES = [`${HOST}/first`, `${HOST}/second`];

it.each<[string, string, string[], string | undefined]>([
  ['the last release below it', '2.0.0', ['first/api:1.0.0', 'first/api:1.1.0'], 'first/api:1.1.0'],
  [
    'that release where its own version is published too',
    '2.0.0',
    ['first/api:1.0.0', 'first/api:2.0.0'],
    'first/api:1.0.0',
  ],
  [
    'that release in a second registry, where the first has its own version',
    '2.0.0',
    ['first/api:2.0.0', 'second/api:1.0.0'],
    'second/api:1.0.0',
  ],
  [
    'its own version where no lower one is published',
    '17.0.0',
    ['first/api:17.0.0'],
    'first/api:17.0.0',
  ],
  ['its own version in a second registry', '17.0.0', ['second/api:17.0.0'], 'second/api:17.0.0'],
  [
    'its own version with build metadata',
    '1.0.0+b.1',
    ['first/api:1.0.0_b.1'],
    'first/api:1.0.0_b.1',
  ],
  ['its own prerelease', '1.0.0-rc.1', ['first/api:1.0.0-rc.1'], 'first/api:1.0.0-rc.1'],
  ['nothing where only higher versions are published', '1.0.0', ['first/api:1.0.1'], undefined],
  ['nothing where no version is published', '1.0.0', [], undefined],
])(
  'with the base `published`, a bundle is compared with %s',
  async (_title, version, published, expected) => {
    const digests = new Map(
      published.map((reference) => {
        const [repository, tag] = reference.split(':') as [string, string];
        return [reference, registry.putBundle(repository, tag, { 'pacto.yaml': reference })];
      }),
    );
    const client = openClient(registry, createFakeClock(), []);
    const found = await findVersion(client, { text: 'published' }, api(version), REGISTRIES);
    const digest = digests.get(expected ?? '');
    expect(found).toEqual(
      expected === undefined ? undefined : { root: `oci://${HOST}/${expected}@${digest}`, digest },
    );
  },
);

it.each<[string, string, string, string[], string]>([
  [
    'a tag',
    `oci://${HOST}/first/api:9.0.0`,
    '2.0.0',
    ['1.0.0', '2.0.0'],
    ' It has `1.0.0`, `2.0.0`.',
  ],
  [
    'without a lower version',
    `oci://${HOST}/first/api`,
    '1.0.0',
    ['1.0.0', '2.0.0'],
    ' It has `1.0.0`, `2.0.0`.',
  ],
  ['whose repository does not exist', `oci://${HOST}/first/api:9.0.0`, '2.0.0', [], ''],
])(
  'a base %s is refused with the versions that exist',
  async (_title, text, version, published, existing) => {
    for (const tag of published) registry.putBundle('first/api', tag, { 'pacto.yaml': tag });
    const client = openClient(registry, createFakeClock(), []);
    const found = await findVersion(client, { text }, api(version), REGISTRIES);
    const below = text.endsWith('9.0.0') ? '' : ` below ${version}`;
    expect(found).toEqual({
      problem: `The registry has no version${below} that fits the base \`${text}\`.${existing}`,
      hint: 'Give a version that is published.',
    });
  },
);

it('a base without a tag needs the version of the contract', async () => {
  registry.putBundle('first/api', '1.0.0', { 'pacto.yaml': '1.0.0' });
  const client = openClient(registry, createFakeClock(), []);
  const text = `oci://${HOST}/first/api`;
  expect(await findVersion(client, { text }, api(undefined), REGISTRIES)).toEqual({
    problem: 'The contract in `api` has no version, so the last release below it cannot be found.',
    hint: `Give the contract a version, or the base a tag: \`${text}:1.0.0\`.`,
  });
});

it.each(['', ':1.0.0'])('a digest is the base, with the tag %j beside it', async (tag) => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const client = openClient(registry, createFakeClock(), []);
  const text = `oci://${HOST}/first/api${tag}@${digest}`;
  const found = await findVersion(client, { text }, api(undefined), REGISTRIES);
  expect(found).toEqual({ root: text, digest });
});

it('a host that answers with web pages has no base, and the bundle is not new there', async () => {
  registry.intercept = () => ({ status: 404, body: '<html></html>' });
  const client = openClient(registry, createFakeClock(), []);
  const found = findVersion(client, { text: 'published' }, api('1.0.0'), REGISTRIES);
  await expect(found).rejects.toThrow(/answered 404: a web page/);
});
