import type { AnsweredReference } from 'pacto-contract/graph';
import type { RegistryClient } from 'pacto-contract/registry';
import { startFakeRegistry } from '../../../../contract/testing/fake-registry';
import { openClient } from '../../artifacts/open-client';
import { createPublishedCheck, findUnpublished } from './find-unpublished';

const reference = (ref: string, ...answeredBy: string[]): AnsweredReference => ({
  ref,
  kind: 'dependency',
  files: ['pacto.yaml'],
  answeredBy,
});

test.each<[string, (host: string) => AnsweredReference[], string[]]>([
  ['a bundle that is published', (host) => [reference(`oci://${host}/p/a:1.0.0`, 'a')], []],
  [
    'a bundle that is not, once',
    (host) => [
      reference(`oci://${host}/p/b:1.0.0`, 'b'),
      reference(`oci://${host}/p/b:1.0.0`, 'b'),
    ],
    ['oci://HOST/p/b:1.0.0'],
  ],
  ['a bundle that the run publishes', (host) => [reference(`oci://${host}/p/c:1.0.0`, 'c')], []],
  ['a bundle of another workspace', (host) => [reference(`oci://${host}/q/b:1.0.0`)], []],
  ['a bundle of any version', (host) => [reference(`oci://${host}/p/b`, 'b')], []],
  ['a local path', () => [reference('../b', 'b')], []],
  ['a registry that does not answer', () => [reference('oci://127.0.0.1:9/p/b:1.0.0', 'b')], []],
])('references that consumers cannot follow yet: %s', async (_case, references, expected) => {
  const registry = await startFakeRegistry();
  registry.putManifest('p/a', '1.0.0', Buffer.from('{}'));
  let opened: Promise<RegistryClient> | undefined;
  const isPublished = createPublishedCheck(() => (opened ??= openClient([])));
  try {
    const found = await findUnpublished(
      references(registry.address),
      isPublished,
      (_ref, root) => root === 'c',
    );
    expect(found.map((ref) => ref.replace(registry.address, 'HOST'))).toEqual(expected);
    await findUnpublished(references(registry.address), isPublished, () => false);
    const heads = registry.requests.map(({ path }) => path);
    expect(new Set(heads).size).toBe(heads.length);
  } finally {
    await registry.close();
  }
});
