import { printLock } from 'pacto-contract';
import { refusalOf, REGISTRY, treeWithPlugin } from '../../testing/generator-tree';
import { lockGenerator } from './generator';

const CONTRACT = 'pactoVersion: "1.0"\nservice:\n  name: api\n  version: 1.0.0\n';
const refersTo = (name: string): string =>
  `${CONTRACT}policies:\n  - name: standard\n    ref: oci://ghcr.io/others/${name}:2.0.0\n`;
const LOCK = printLock({
  tool: '0.1.0',
  root: { name: 'api', version: '1.0.0' },
  pins: [
    {
      kind: 'policy',
      name: 'standard',
      ref: 'oci://ghcr.io/others/earlier-platform:1.0.0',
      version: '1.0.0',
      digest: `sha256:${'0'.repeat(64)}`,
    },
  ],
});

it.each<[string, Record<string, string>, string, string]>([
  [
    'that is nearly that of a reference',
    { 'api/pacto.yaml': refersTo('platform-service') },
    'platfrom-service',
    'No reference is to a contract called `platfrom-service`. Did you mean `platform-service`? There are references to: `platform-service`.',
  ],
  [
    'that neither a contract nor its lock references',
    { 'api/pacto.yaml': refersTo('platform-service'), 'api/pacto.lock': LOCK },
    'nosuch',
    'No reference is to a contract called `nosuch`. There are references to: `earlier-platform`, `platform-service`.',
  ],
  [
    'where no contract references another workspace',
    { 'api/pacto.yaml': CONTRACT },
    'nosuch',
    'No reference is to a contract called `nosuch`. No contract references another workspace.',
  ],
])('refuses to update the references to a name %s', async (_title, files, update, expected) => {
  const tree = treeWithPlugin({ registry: REGISTRY });
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  expect(await refusalOf(tree, () => lockGenerator(tree, { update }))).toBe(expected);
});

it('refuses to write over the lock of a newer tool', async () => {
  const tree = treeWithPlugin({ registry: REGISTRY });
  tree.write('api/pacto.yaml', refersTo('platform-service'));
  tree.write('api/pacto.lock', LOCK.replace('lockVersion: 3', 'lockVersion: 4'));
  expect(await refusalOf(tree, () => lockGenerator(tree, {}))).toBe(
    'api/pacto.lock:1:14: `lockVersion` is `4`. Versions 1 to 3 are accepted. Update the plugin: a newer tool wrote this lock.',
  );
});
