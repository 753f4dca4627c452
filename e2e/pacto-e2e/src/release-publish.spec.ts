// `nx release` to a real registry: a fixed group per root folder, contracts on their own, and a package of
// another kind with its own publish target. Shown as skipped where no registry is installed.
import { describeWithRegistry, startAnyRegistry, type RealRegistry } from './harness/registries';
import {
  CONTRACTS,
  generateService,
  GITIGNORE,
  installReleaseTemplate,
  PACKAGES,
  RELEASE_TAG,
  VERSION_ACTIONS,
} from './harness/release';
import { mustRun } from './harness/run-command';
import { Workspace } from './harness/workspace';

const RELEASE = {
  groups: {
    'my-service': {
      ...CONTRACTS,
      projects: ['my-service-*'],
      projectsRelationship: 'fixed',
      releaseTag: { pattern: '{releaseGroupName}@{version}' },
    },
    contracts: {
      projects: ['platform-service'],
      projectsRelationship: 'independent',
      versionPlans: true,
      version: VERSION_ACTIONS,
    },
    packages: PACKAGES,
  },
  releaseTag: RELEASE_TAG,
};

const LIBRARY = '{ "name": "library", "version": "1.0.0" }\n';

describeWithRegistry('a release of contracts', () => {
  const SERVICE = ['my-service-api', 'my-service-root', 'my-service-worker'];
  let registry: RealRegistry | undefined;
  let workspace: Workspace;
  const git = (...parameters: string[]) => mustRun('git', parameters, { cwd: workspace.root });
  const changes = async () => (await git('status', '--porcelain')).stdout.trim();
  const tagsOf = async (name: string): Promise<string[]> => {
    const answer = await fetch(`http://${registry!.host}/v2/pactos/${name}/tags/list`);
    return answer.ok ? (((await answer.json()) as { tags: string[] | null }).tags ?? []) : [];
  };
  const release = (...parameters: string[]) =>
    workspace.nx(['release', ...parameters], { env: { CI: 'true' } });

  beforeAll(async () => {
    const template = await installReleaseTemplate('publish-template');
    registry = await startAnyRegistry();
    workspace = await Workspace.create(
      {
        '.gitignore': GITIGNORE,
        'library/package.json': LIBRARY,
        'library/project.json': JSON.stringify({
          name: 'library',
          targets: { 'nx-release-publish': { command: 'echo The library has its own target.' } },
        }),
      },
      {
        from: template,
        options: { registry: `${registry.host}/pactos` },
        nxJson: { release: RELEASE },
      },
    );
    await generateService(workspace);
    await git('tag', 'my-service@1.0.0');
    await git('tag', 'platform-service@2.0.0');
    await git('tag', 'library@1.0.0');
    await git('checkout', '--quiet', '-b', 'change');
    workspace.edit('my-service/pactos/my-service-api/pacto.yaml', (text) =>
      text.replace('port: 8080', 'port: 9090'),
    );
    await workspace.mustNx(['g', 'pacto:release-plan', '--base=main']);
    await workspace.commit('change');
  });
  afterAll(() => registry?.stop());

  test('writes nothing in a dry run, and sends nothing', async () => {
    const { status, output } = await release('--dry-run', '--yes');
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('2.0.0') });
    expect(await changes()).toBe('');
    for (const name of [...SERVICE, 'platform-service']) expect(await tagsOf(name)).toEqual([]);
  });

  test('moves a fixed group to one version and publishes it; contracts without a plan keep their versions', async () => {
    const { status, output } = await release('--yes');
    expect({ status, output }).toEqual({ status: 0, output: expect.anything() });
    for (const name of SERVICE) {
      expect([name, await tagsOf(name)]).toEqual([name, ['2.0.0']]);
      const text = workspace.read(`my-service/pactos/${name}/pacto.yaml`);
      expect(text).toContain('version: 2.0.0');
      if (name !== 'my-service-root') expect(text).toContain('platform-service:2.0.0');
    }
    expect(await tagsOf('platform-service')).toEqual(['2.0.0']);
    expect((await git('tag', '--points-at', 'HEAD')).stdout.trim()).toBe('my-service@2.0.0');
    expect(workspace.read('my-service/pactos/my-service-api/CHANGELOG.md')).toContain(
      'interfaces.port',
    );
    expect(workspace.read('library/package.json')).toBe(LIBRARY);
    expect(output).toContain('The library has its own target.');
    expect(await changes()).toBe('');
  });

  test('reports its artifacts as already published in a second run, even after an edit of a changelog', async () => {
    workspace.write({ 'my-service/pactos/my-service-api/CHANGELOG.md': '# by hand\n' });
    const { status, output } = await release('publish');
    expect({ status, output }).toEqual({ status: 0, output: expect.anything() });
    expect(output.match(/Already published: /g)).toHaveLength(4);
    expect(output).toContain('The library has its own target.');
  });
});
