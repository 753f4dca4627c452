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

const CONFLICT = '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> branch\n';
const HOW =
  'Resolve the conflict and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.';

it.each<[string, Record<string, string>, string]>([
  [
    'a contract that cannot be read',
    { 'api/pacto.yaml': CONFLICT, 'api/pacto.lock': LOCK },
    `api/pacto.yaml:1:1: The file contains a merge conflict of git. ${HOW}`,
  ],
  [
    'a contract with references that cannot be read, and without a lock',
    { 'api/pacto.yaml': `${refersTo('platform-service')}${CONFLICT}` },
    `api/pacto.yaml:8:1: The file contains a merge conflict of git. ${HOW}`,
  ],
  [
    'an override file that cannot be read',
    {
      'api/pacto.yaml': CONTRACT,
      'api/overrides/values.prod.yaml': CONFLICT,
      'api/pacto.lock': LOCK,
    },
    `api/overrides/values.prod.yaml:1:1: The file contains a merge conflict of git. ${HOW}`,
  ],
  [
    'an empty contract',
    { 'api/pacto.yaml': '', 'api/pacto.lock': LOCK },
    '`api/pacto.yaml` does not contain a mapping. Fix the file and try again.',
  ],
  [
    'a lock that a newer tool wrote',
    {
      'api/pacto.yaml': CONTRACT,
      'api/pacto.lock': LOCK.replace(/^lockVersion: .*/, 'lockVersion: 9'),
    },
    'api/pacto.lock:1:14: `lockVersion` is `9`. Versions 1 to 3 are accepted. Update the plugin: a newer tool wrote this lock.',
  ],
])('refuses to write the lock of %s', async (_title, files, expected) => {
  const tree = treeWithPlugin({ registry: REGISTRY });
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  expect(await refusalOf(tree, () => lockGenerator(tree, {}))).toBe(expected);
});
