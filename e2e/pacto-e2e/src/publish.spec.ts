// `pacto-publish` against real registries. Those that are not installed are shown as skipped.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTool, REGISTRIES, startRegistry, type RealRegistry } from './harness/registries';
import { mustRun } from './harness/run-command';
import { Workspace } from './harness/workspace';

const PUBLISH = ['run-many', '-t', 'pacto-publish'];

const contract = (name: string, version: string, more = ''): string =>
  `pactoVersion: "1.0"\nservice:\n  name: ${name}\n  version: ${version}\n  owner: team/example\n${more}`;

const filesOf = (host: string): Record<string, string> => ({
  'platform-service/pacto.yaml': contract(
    'platform-service',
    '2.0.0',
    'policies:\n  - name: standard\n    schema: policy/schema.json\n',
  ),
  'platform-service/policy/schema.json': '{"type": "object"}',
  'platform-service/.pactoignore': '*.draft\n',
  'platform-service/notes.draft': 'not yet',
  // Its name comes first, and it must be published last.
  'api/pacto.yaml': contract(
    'api',
    '1.0.0+build.5',
    `policies:\n  - name: standard\n    ref: oci://${host}/pactos/platform-service:2.0.0\n`,
  ),
});

async function manifestOf(host: string, name: string, tag: string) {
  const answer = await fetch(`http://${host}/v2/pactos/${name}/manifests/${tag}`, {
    headers: { accept: 'application/vnd.oci.image.manifest.v1+json' },
  });
  return { status: answer.status, text: await answer.text() };
}

describe.each(Object.entries(REGISTRIES))('%s', (_, program) => {
  const testHere = findTool(program) === undefined ? test.skip : test;
  let registry: RealRegistry | undefined;
  afterEach(async () => {
    await registry?.stop();
    registry = undefined;
  });

  async function open(): Promise<{ workspace: Workspace; host: string }> {
    registry = await startRegistry(program);
    const { host } = registry;
    const options = { registry: `${host}/pactos` };
    const workspace = await Workspace.create(filesOf(host), { options });
    return { workspace, host };
  }

  testHere(
    'takes each bundle once, providers first, and never another under its version',
    async () => {
      const { workspace, host } = await open();
      const first = await workspace.mustNx([...PUBLISH, '--outputStyle=static']);
      const published = [
        ...first.stdout.matchAll(/Published oci:\/\/(\S+)@(sha256:[0-9a-f]{64}), \d+ bytes/g),
      ];
      expect(published.map(([, reference]) => reference)).toEqual([
        `${host}/pactos/platform-service:2.0.0`,
        `${host}/pactos/api:1.0.0_build.5`,
      ]);

      const counted = await workspace.mustNx(PUBLISH);
      expect(counted.stdout).toContain('2 of 2 bundles valid.\n');
      expect(counted.stdout).toContain('\nPublish\n2 of 2 bundles were published before.\n');

      const again = await workspace.mustNx([...PUBLISH, '--outputStyle=static']);
      expect(again.stdout.match(/Already published: oci:\/\/\S+/g)).toEqual(
        published.map(
          ([, reference, digest]) => `Already published: oci://${reference}@${digest}.`,
        ),
      );

      const before = await manifestOf(host, 'platform-service', '2.0.0');
      workspace.write({
        'platform-service/policy/schema.json': '{"type": "object", "title": "Standard"}',
      });
      const conflict = await workspace.nx([...PUBLISH, '--outputStyle=static']);
      expect(conflict.status).toBe(1);
      expect(conflict.stdout).toContain(
        `PUBLISH_CONFLICT oci://${host}/pactos/platform-service:2.0.0 is already published with other files`,
      );
      expect(await manifestOf(host, 'platform-service', '2.0.0')).toEqual(before);

      const [, bump] = /`nx (g pacto:bump [^`]+)`/.exec(conflict.stdout)!;
      await workspace.mustNx(bump!.split(' '));
      await workspace.mustNx(['run', 'platform-service:pacto-publish']);
      expect((await manifestOf(host, 'platform-service', '2.0.1')).status).toBe(200);
    },
  );

  testHere('gets nothing from a dry run and from `--output`', async () => {
    const { workspace, host } = await open();
    const dry = await workspace.mustNx(['run', 'platform-service:pacto-publish', '--dryRun']);
    const [, digest] =
      /Would publish oci:\/\/\S+platform-service:2\.0\.0@(sha256:\S+), \d+ bytes/.exec(dry.stdout)!;
    expect((await workspace.mustNx([...PUBLISH, '--dryRun'])).stdout).toContain(
      `/pactos/platform-service:2.0.0@${digest}`,
    );
    // The second time, the validation comes from the cache, and no batch of it prints.
    for (let time = 1; time <= 2; time += 1) {
      const { stdout } = await workspace.mustNx([...PUBLISH, '--dryRun'], { daemon: true });
      expect(stdout.split(`/pactos/platform-service:2.0.0@${digest}`)).toHaveLength(2);
    }
    await workspace.stopDaemon();
    await workspace.mustNx([
      'run',
      'platform-service:pacto-publish',
      '--output=dist/bundle.tar.gz',
    ]);
    expect((await manifestOf(host, 'platform-service', '2.0.0')).status).toBe(404);

    const listed = await mustRun('tar', ['-tzf', 'dist/bundle.tar.gz'], { cwd: workspace.root });
    expect(listed.stdout.trim().split('\n')).toEqual([
      'pacto.yaml',
      'policy',
      'policy/schema.json',
    ]);

    await workspace.mustNx(['run', 'platform-service:nx-release-publish']);
    const manifest = await manifestOf(host, 'platform-service', digest!);
    expect(manifest.status).toBe(200);
    expect(JSON.parse(manifest.text)).toMatchObject({
      artifactType: 'application/vnd.pacto.bundle.v1',
      layers: [{ size: readFileSync(workspace.path('dist/bundle.tar.gz')).length }],
      annotations: { 'org.opencontainers.image.title': 'platform-service' },
    });
  });

  const testOras = findTool('oras') === undefined ? test.skip : testHere;
  testOras('has for `oras` one manifest with one layer that it pulls', async () => {
    const { workspace, host } = await open();
    const { stdout } = await workspace.mustNx(PUBLISH);
    expect(stdout).toMatch(/\nPublish\n(Published oci:\S+@sha256:[0-9a-f]{64}, \d+ bytes\.\n){2}/);
    const reference = `${host}/pactos/platform-service:2.0.0`;
    const oras = findTool('oras')!;
    const folder = mkdtempSync(join(tmpdir(), 'pacto-oras-'));
    try {
      const fetched = await mustRun(oras, ['manifest', 'fetch', '--plain-http', reference], {
        cwd: folder,
      });
      expect(JSON.parse(fetched.stdout).layers).toHaveLength(1);
      await mustRun(oras, ['pull', '--plain-http', reference], { cwd: folder });
      expect(readdirSync(folder)).toEqual(['platform-service-2.0.0.tar.gz']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test('a digest depends only on the content, and not on times, modes, locale or folder', async () => {
  const files = filesOf('ghcr.io/example');
  const options = { registry: 'ghcr.io/example/pactos' };
  const dryRun = async (workspace: Workspace, env: Record<string, string>): Promise<string[]> => {
    const { stdout } = await workspace.mustNx([...PUBLISH, '--dryRun', '--outputStyle=static'], {
      env,
    });
    return stdout.match(/oci:\/\/\S+@sha256:[0-9a-f]{64}/g)!.sort();
  };
  const workspace = await Workspace.create(files, { options });
  const first = await dryRun(workspace, { TZ: 'UTC', LC_ALL: 'C' });
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  const other = await Workspace.create(reversed, { options });
  for (const file of Object.keys(files)) {
    chmodSync(other.path(file), 0o700);
    utimesSync(other.path(file), new Date('2001-02-03'), new Date('2001-02-03'));
  }
  expect(await dryRun(other, { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8' })).toEqual(first);
  expect(first).toHaveLength(2);
});

test('of a folder that is also an app, only files of the bundle are published', async () => {
  const filesOfApp = (name: string): Record<string, string> => ({
    [`${name}/pacto.yaml`]: contract(
      name,
      '1.0.0',
      'configurations:\n  - name: own\n    schema: schemas/own.json\n',
    ),
    [`${name}/schemas/own.json`]: '{"type": "object"}',
    [`${name}/schemas/other.json`]: '{}',
    [`${name}/docs/readme.md`]: '# app',
    [`${name}/src/main.js`]: '',
    [`${name}/.env`]: 'PASSWORD=canary',
    [`${name}/overrides/values.prod.yaml`]: '# none\n',
  });
  const workspace = await Workspace.create(
    {
      ...filesOfApp('app'),
      'app/package.json': '{ "name": "app", "version": "0.0.0" }',
      ...filesOfApp('other'),
      'other/project.json': '{ "name": "other", "projectType": "application" }',
    },
    { options: { registry: 'ghcr.io/example/pactos' } },
  );
  for (const name of ['app', 'other']) {
    await workspace.mustNx(['run', `${name}:pacto-publish`, `--output=dist/${name}.tar.gz`]);
    const listed = await mustRun('tar', ['-tzf', `dist/${name}.tar.gz`], { cwd: workspace.root });
    expect([name, ...listed.stdout.trim().split('\n')]).toEqual([
      name,
      'docs',
      'docs/readme.md',
      'pacto.yaml',
      'schemas',
      'schemas/own.json',
    ]);
  }
});

test('`--registry` chooses one registry of the plugin option, and a project keeps its own target `nx-release-publish`', async () => {
  const workspace = await Workspace.create(
    {
      'api/pacto.yaml': contract('api', '1.0.0'),
      'api/project.json': JSON.stringify({
        name: 'api',
        targets: { 'nx-release-publish': { command: 'echo The project publishes itself.' } },
      }),
    },
    { options: { registry: ['ghcr.io/example/pactos', 'registry.example/pactos'] } },
  );
  const publish = ['run', 'api:pacto-publish', '--dryRun'];
  const shown = async (...more: string[]) => (await workspace.nx([...publish, ...more])).output;
  expect(await shown()).toContain('Would publish oci://ghcr.io/example/pactos/api:1.0.0@');
  expect(await shown('--registry=registry.example/pactos')).toContain(
    'Would publish oci://registry.example/pactos/api:1.0.0@',
  );
  expect(await shown('--registry=quay.io/example')).toContain(
    'The option `registry` is `quay.io/example`. Use one of `nx.json`: `ghcr.io/example/pactos`, `registry.example/pactos`.',
  );
  const own = await workspace.mustNx(['run', 'api:nx-release-publish']);
  expect(own.output).toContain('The project publishes itself.');
  expect(own.output).not.toContain('Would publish');
});

test('a bundle that references a path is refused, and the error has the place', async () => {
  const files = {
    'api/pacto.yaml': contract(
      'api',
      '1.0.0',
      'policies:\n  - name: standard\n    ref: ../platform\n',
    ),
    'platform/pacto.yaml': contract(
      'platform',
      '1.0.0',
      'policies:\n  - name: standard\n    schema: policy.json\n',
    ),
    'platform/policy.json': '{}',
  };
  const workspace = await Workspace.create(files, { options: { registry: '127.0.0.1:1/pactos' } });
  const { status, stdout } = await workspace.nx(['run', 'api:pacto-publish', '--dryRun']);
  expect(status).toBe(1);
  expect(stdout).toContain(
    'api/pacto.yaml:8:10 references `../platform`, a path of this workspace.',
  );
});

test('a registry that does not answer is an error that names it', async () => {
  const files = { 'api/pacto.yaml': contract('api', '1.0.0') };
  const workspace = await Workspace.create(files, { options: { registry: '127.0.0.1:1/pactos' } });
  const { status, stdout } = await workspace.nx(['run', 'api:pacto-publish']);
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /Could not read 127\.0\.0\.1:1\/pactos\/api:1\.0\.0: HEAD http:\/\/127\.0\.0\.1:1\//,
  );
});
