import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { exampleFiles } from './harness/contracts';
import { workspaceManifest } from './harness/install-template';
import { NX_VERSION, prepared } from './harness/paths';
import { mustRun } from './harness/run-command';
import { Workspace } from './harness/workspace';

interface Setup {
  readonly devDependencies: Record<string, string>;
  readonly workspaces?: string[];
  readonly plugin: string;
}

function emptyFolder(): string {
  return mkdtempSync(join(prepared().scratch, 'install-'));
}

function layWorkspace(root: string, { devDependencies, workspaces, plugin }: Setup): Workspace {
  const manifest = JSON.parse(workspaceManifest(devDependencies)) as object;
  const workspace = Workspace.at(root);
  workspace.write({
    '.gitignore': 'node_modules\n.nx\ndist\n',
    '.npmrc': 'audit=false\nfund=false\nprefer-offline=true\n',
    'package.json': JSON.stringify({ ...manifest, workspaces }),
    'nx.json': JSON.stringify({
      analytics: false,
      neverConnectToCloud: true,
      plugins: [{ plugin, options: { registry: 'ghcr.io/example/pactos' } }],
    }),
    ...exampleFiles(),
  });
  return workspace;
}

/** Graph, executor and cache by the install name; `nx` cannot hash a task whose external dependency it does not know. */
async function expectToWork(
  workspace: Workspace,
  executor: string,
  env: Record<string, string> = {},
): Promise<void> {
  await workspace.commit('start');
  const project = await workspace.project('my-service-api', { env });
  expect(project.targets['pacto-validate']!.executor).toBe(executor);
  const first = await workspace.run(['run-many', '-t', 'pacto-validate'], { env });
  expect(first.output).toContain('Successfully ran target pacto-validate for 4 projects');
  const second = await workspace.run(['run-many', '-t', 'pacto-validate'], { env });
  expect(second.cached).toHaveLength(4);
}

describe('npm', () => {
  test.each([
    ['under its own name', 'nx-pacto'],
    ['under an alias', 'pacto'],
    ['under an alias with a scope', '@acme/pacto'],
  ])('%s', async (_case, name) => {
    const workspace = layWorkspace(emptyFolder(), {
      devDependencies: { [name]: `file:${prepared().pluginTarball}` },
      plugin: name,
    });
    await mustRun('npm', ['install'], { cwd: workspace.root });
    await expectToWork(workspace, `${name}:validate`);
  });

  test('works after `npm ci` if the workspace has other versions of our libraries', async () => {
    const workspace = layWorkspace(emptyFolder(), {
      devDependencies: { pacto: `file:${prepared().pluginTarball}`, yaml: '1.10.2' },
      plugin: 'pacto',
    });
    await mustRun('npm', ['install'], { cwd: workspace.root });
    await mustRun('npm', ['ci'], { cwd: workspace.root });
    await expectToWork(workspace, 'pacto:validate');
  });

  test('works as a package of the workspace, and its sources are inputs', async () => {
    const root = emptyFolder();
    mkdirSync(join(root, 'tools/pacto'), { recursive: true });
    await mustRun(
      'tar',
      ['xzf', prepared().pluginTarball, '--strip-components=1', '-C', join(root, 'tools/pacto')],
      { cwd: root },
    );
    const workspace = layWorkspace(root, {
      devDependencies: {},
      workspaces: ['tools/*'],
      plugin: 'nx-pacto',
    });
    await mustRun('npm', ['install'], { cwd: root });
    await expectToWork(workspace, 'nx-pacto:validate');
    workspace.write({
      'tools/pacto/executors.json': workspace.read('tools/pacto/executors.json') + '\n',
    });
    const third = await workspace.run(['run-many', '-t', 'pacto-validate']);
    expect(third.ran).toHaveLength(4);
  });
});

describe('versions of Nx at both ends of the supported range', () => {
  test.each(['22.7.12', '24.0.0'])('%s', async (version) => {
    const workspace = layWorkspace(emptyFolder(), {
      devDependencies: {
        nx: version,
        '@nx/devkit': version,
        pacto: `file:${prepared().pluginTarball}`,
      },
      plugin: 'pacto',
    });
    await mustRun('npm', ['install'], { cwd: workspace.root });
    await expectToWork(workspace, 'pacto:validate');
    await workspace.mustNx(['g', 'pacto:component', 'mailer', '--root=my-service-root']);
    const changed = await workspace.run(['affected', '-t', 'pacto-validate', '--base=HEAD']);
    expect(changed.ran).toContain('my-service-mailer:pacto-validate');
    expect(changed.status).toBe(0);
  });
});

/** The variables with which a package manager of that name is found. */
async function installTool(tool: string): Promise<{ PATH: string }> {
  const tools = emptyFolder();
  writeFileSync(join(tools, 'package.json'), '{"private": true}');
  await mustRun('npm', ['install', '--prefer-offline', tool], { cwd: tools });
  return { PATH: `${join(tools, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
}

describe('pnpm', () => {
  test.each([
    ['under its own name', 'nx-pacto'],
    ['under an alias', 'pacto'],
  ])('%s', async (_case, name) => {
    const env = await installTool('pnpm@10');
    const workspace = layWorkspace(emptyFolder(), {
      devDependencies: { [name]: `file:${prepared().pluginTarball}`, nx: NX_VERSION },
      plugin: name,
    });
    const { output } = await mustRun('pnpm', ['install'], { cwd: workspace.root, env });
    expect(output).not.toContain('pacto-contract');
    await expectToWork(workspace, `${name}:validate`, env);
  });
});

// Yarn asks the registry for a package that is bundled, too. The engine is published beside the plugin.
test.each([
  ['Yarn 1', 'yarn@1.22.22', {}],
  [
    'Yarn 4 with node_modules',
    '@yarnpkg/cli-dist@4',
    {
      '.yarnrc.yml': 'nodeLinker: node-modules\nenableImmutableInstalls: false\n',
      'yarn.lock': '',
    },
  ],
])('%s', async (_case, tool, files) => {
  const env = await installTool(tool);
  const { pluginTarball } = prepared();
  const folder = dirname(pluginTarball);
  const engine = readdirSync(folder).find((file) => file.startsWith('pacto-contract-'));
  const workspace = layWorkspace(emptyFolder(), {
    devDependencies: { pacto: `file:${pluginTarball}` },
    plugin: 'pacto',
  });
  const manifest = JSON.parse(workspace.read('package.json')) as object;
  const resolutions = { 'pacto-contract': `file:${join(folder, engine!)}` };
  workspace.write({ 'package.json': JSON.stringify({ ...manifest, resolutions }), ...files });
  await mustRun('yarn', ['install'], { cwd: workspace.root, env });
  await expectToWork(workspace, 'pacto:validate', env);
});
