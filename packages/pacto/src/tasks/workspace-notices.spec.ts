import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDisk, type ResolvedBundle } from 'pacto-contract/graph';
import { findWorkspaceNotices } from './workspace-notices';

const bundle = (root: string, name = root): ResolvedBundle => ({
  root,
  name,
  version: '1.0.0',
  kind: 'service',
});

const noticesIn = (root: string, bundles: ResolvedBundle[], asked = bundles): string[] =>
  findWorkspaceNotices({ root, bundles, asked, entries: openDisk(root).entries });

function repository(): string {
  const root = mkdtempSync(join(tmpdir(), 'pacto-notices-'));
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  return root;
}

describe('notices about a workspace', () => {
  test('a folder with letters outside ASCII is named unless git prints paths as they are', () => {
    const root = repository();
    const bundles = [bundle('plain'), bundle('zahlung/größe')];
    expect(noticesIn(root, bundles)).toEqual([
      expect.stringContaining('`zahlung/größe` has letters outside ASCII'),
    ]);
    execFileSync('git', ['config', 'core.quotepath', 'off'], { cwd: root });
    expect(noticesIn(root, bundles)).toEqual([]);
  });

  test.each<[string[], string | undefined]>([
    [['override'], 'override'],
    [['Overrides', 'src'], 'Overrides'],
    [['overides'], 'overides'],
    [['overrides', 'override'], undefined],
    [['values', 'charts'], undefined],
  ])('of the folders %j, the one that is nearly `overrides` is named: %s', (names, expected) => {
    const root = repository();
    for (const name of names) mkdirSync(join(root, 'api', name), { recursive: true });
    expect(noticesIn(root, [bundle('api')])).toEqual(
      expected === undefined
        ? []
        : [
            `The folder \`api/${expected}\` is not read. Override files belong in \`api/overrides\`.`,
          ],
    );
  });

  test.each<[string, string | undefined]>([
    ['overrides/values.stg.json', 'file `api/overrides/values.stg.json`'],
    ['overrides/values.stg.YAML', 'file `api/overrides/values.stg.YAML`'],
    ['overrides/stg/values.yaml', 'folder `api/overrides/stg`'],
    ['overrides/stg/README.md', undefined],
    ['overrides/README.md', undefined],
    ['overrides/values.stg.yaml.bak', undefined],
    ['overrides/values.stg.yml', undefined],
    ['overrides/stg.yaml', undefined],
  ])('of values in %s, an unread place is named: %s', (file, expected) => {
    const root = repository();
    mkdirSync(dirname(join(root, 'api', file)), { recursive: true });
    writeFileSync(join(root, 'api', file), '');
    expect(noticesIn(root, [bundle('api')])).toEqual(
      expected === undefined
        ? []
        : [
            `The ${expected} is not read. An override file is \`overrides/values.<environment>.yaml\`.`,
          ],
    );
  });

  test.each<[string[], string | undefined]>([
    [['pactos/worker/pacto.yml'], 'pactos/worker/pacto.yml'],
    [['pactos/worker/Pacto.yaml'], 'pactos/worker/Pacto.yaml'],
    [['pactos/worker/pacto.json', 'pactos/worker/pactos.yaml'], undefined],
    [['pactos/api/pacto.yml'], undefined],
    [['pactos/node_modules/pacto.yml', 'pactos/.cache/pacto.yml'], undefined],
    [['elsewhere/worker/pacto.yml'], undefined],
  ])('of the files %j, the contract under another name is named: %s', (files, expected) => {
    const root = repository();
    for (const file of ['pactos/api/pacto.yaml', ...files]) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), '');
    }
    expect(noticesIn(root, [bundle('pactos/api')])).toEqual(
      expected === undefined
        ? []
        : [
            `The file \`${expected}\` is not read, so \`pactos/worker\` is not a project of this workspace. Rename the file to \`pacto.yaml\`.`,
          ],
    );
  });

  test('files of bundles that the run does not have are not looked at', () => {
    const root = repository();
    for (const file of [
      'one/api/overrides/x.json',
      'two/web/overrides/y.json',
      'two/old/pacto.yml',
    ]) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), '');
    }
    const [api, web] = [bundle('one/api'), bundle('two/web')];
    expect(noticesIn(root, [api, web], [api])).toEqual([
      expect.stringContaining('one/api/overrides/x.json'),
    ]);
    expect(noticesIn(root, [api, web], [web])).toEqual([
      expect.stringContaining('two/web/overrides/y.json'),
      expect.stringContaining('two/old/pacto.yml'),
    ]);
  });

  describe('a worktree inside the workspace', () => {
    const root = repository();
    const git = (...parameters: string[]) => execFileSync('git', parameters, { cwd: root });
    git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '--quiet', '--allow-empty', '-mx');
    git('worktree', 'add', '--quiet', 'trees/fix');
    mkdirSync(join(root, 'module'));
    writeFileSync(join(root, 'module/.git'), 'gitdir: ../.git/modules/module\n');
    mkdirSync(join(root, 'clone'));
    execFileSync('git', ['init', '--quiet'], { cwd: join(root, 'clone') });

    test.each<[string, ResolvedBundle[], string | undefined]>([
      [
        'is named with what to ignore',
        [bundle('api'), bundle('trees/fix/api', 'api')],
        'trees/fix',
      ],
      [
        'is named where its contracts have other versions',
        [bundle('api'), { ...bundle('trees/fix/api', 'api'), version: '0.9.0' }],
        'trees/fix',
      ],
      [
        'is named where the contract is in the root folder',
        [bundle('.', 'api'), bundle('trees/fix', 'api')],
        'trees/fix',
      ],
      ['is not a plain copy', [bundle('api'), bundle('copy/api', 'api')], undefined],
      ['is not a submodule', [bundle('api'), bundle('module/api', 'api')], undefined],
      ['is not a clone', [bundle('api'), bundle('clone/api', 'api')], undefined],
      ['with no second contract is not named', [bundle('trees/fix/api', 'api')], undefined],
      [
        'with contracts that have no name is not named',
        [
          { root: 'a', kind: 'service' },
          { root: 'trees/fix/a', kind: 'service' },
        ],
        undefined,
      ],
    ])('%s', (_, bundles, folder) => {
      const found = noticesIn(root, bundles);
      expect(found).toEqual(
        folder === undefined
          ? []
          : [
              `The folder \`${folder}\` is a git worktree inside the workspace, so its contracts exist twice. Add \`${folder}\` to \`.gitignore\` or \`.nxignore\`.`,
            ],
      );
    });
  });
});
