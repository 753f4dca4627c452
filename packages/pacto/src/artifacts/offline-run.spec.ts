import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { logger, type Tree } from '@nx/devkit';
import { startFakeRegistry, type FakeRegistry } from '../../../contract/testing/fake-registry';
import { lockGenerator } from '../generators/lock/generator';
import { upgradeGenerator } from '../generators/upgrade/generator';
import { refusalOf, REGISTRY, snapshotOf, treeWithPlugin } from '../testing/generator-tree';

const ASKED = 'No registry was asked, because of the variable `PACTO_OFFLINE`.';
const HINT = 'Turn off the variable `PACTO_OFFLINE` and run the command again.';

describe('a generator in an offline run', () => {
  let registry: FakeRegistry;
  let tree: Tree;
  beforeEach(async () => {
    jest.spyOn(logger, 'info').mockImplementation();
    registry = await startFakeRegistry();
    for (const version of ['2.0.0', '3.0.0']) {
      registry.putBundle('other/shared', version, {
        'pacto.yaml': `pactoVersion: "1.0"\nservice: {name: shared, version: ${version}}\npolicies: [{name: standard, schema: policy.json}]\n`,
        'policy.json': '{"type": "object"}',
      });
    }
    tree = treeWithPlugin({ registry: REGISTRY, store: '.store' });
    writeReference(':2.0.0');
    await lockGenerator(tree, {});
    registry.requests.length = 0;
    process.env.PACTO_OFFLINE = '1';
  });
  afterEach(async () => {
    delete process.env.PACTO_OFFLINE;
    jest.restoreAllMocks();
    await registry.close();
    rmSync(tree.root, { recursive: true, force: true });
  });

  const writeReference = (tag: string): void =>
    tree.write(
      'svc/pacto.yaml',
      `pactoVersion: "1.0"\nservice: {name: svc, version: 1.0.0}\npolicies:\n  - name: standard\n    ref: oci://${registry.address}/other/shared${tag}\n`,
    );
  const removeStore = (): void => rmSync(join(tree.root, '.store'), { recursive: true });
  const target = (to?: string) => ({ name: `oci://${registry.address}/other/shared`, to });

  it('keeps a lock whose artifacts are in the store', async () => {
    const before = snapshotOf(tree);
    await lockGenerator(tree, {});
    expect(snapshotOf(tree)).toEqual(before);
    expect(registry.requests).toEqual([]);
  });

  it.each<[string, () => void, () => Promise<void>, string]>([
    [
      'a lock of a new reference',
      () => writeReference(':3.0.0'),
      () => lockGenerator(tree, {}),
      `svc/pacto.yaml:5:10: ${ASKED} ${HINT}`,
    ],
    [
      'a lock of a range',
      () => writeReference(''),
      () => lockGenerator(tree, {}),
      `svc/pacto.yaml:5:10: ${ASKED} ${HINT}`,
    ],
    [
      'a lock whose artifact the store lacks',
      () => removeStore(),
      () => lockGenerator(tree, {}),
      `svc/pacto.yaml:5:10: ${ASKED} ${HINT}`,
    ],
    [
      'a new lock',
      () => undefined,
      () => lockGenerator(tree, { update: true }),
      `svc/pacto.yaml:5:10: ${ASKED} ${HINT}`,
    ],
    [
      'an upgrade to a version of the registry',
      () => undefined,
      () => upgradeGenerator(tree, target('3.0.0')),
      `This workspace has no version \`3.0.0\` of \`shared\`. Whether the registry has it is not known. ${ASKED} ${HINT}`,
    ],
    [
      'an upgrade without a version',
      () => undefined,
      () => upgradeGenerator(tree, target()),
      `This workspace has no version of \`oci://HOST/other/shared\`. Its versions in the registry are not known. ${ASKED} ${HINT} Give a version with \`--to\`.`,
    ],
  ])('refuses %s without a request', async (_case, prepare, run, message) => {
    prepare();
    const refusal = await refusalOf(tree, run);
    expect(refusal.replaceAll(registry.address, 'HOST')).toBe(message);
    expect(registry.requests).toEqual([]);
  });
});
