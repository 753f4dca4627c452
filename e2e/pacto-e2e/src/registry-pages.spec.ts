// The pages about registries, followed with a real registry in place of the one that they name. After a
// change of what is printed, `PACTO_UPDATE_PAGES=1` writes it into the pages.
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from './harness/contracts';
import { parsePage } from './harness/page';
import { prepared, REPOSITORY } from './harness/paths';
import { startAnyRegistry, testWithRegistry, type RealRegistry } from './harness/registries';
import { runCommandLine, walkPage, type Machine } from './harness/walk-page';
import { Workspace, type Contents } from './harness/workspace';

// Each page is a dozen runs of Nx.
jest.setTimeout(1_200_000);

let registry: RealRegistry | undefined;
afterEach(async () => {
  await registry?.stop();
  registry = undefined;
});

/** Puts the registry that a page names in place of the real one, and the other way round. */
function machineOf(host: string): Machine {
  return {
    toMachine: (text) => text.replaceAll('ghcr.io/', `${host}/`),
    toPage: (output) =>
      output
        .replaceAll(`${host}/`, 'ghcr.io/')
        .replace(/(sha256[:/][0-9a-f]{12})[0-9a-f]+/g, '$1…'),
    env: {
      XDG_CACHE_HOME: mkdtempSync(join(prepared().scratch, 'cache-')),
      // The workflows read these two.
      DOCKER_CONFIG: mkdtempSync(join(prepared().scratch, 'docker-')),
      REGISTRY_LOGIN: '{"auths": {}}',
    },
  };
}

async function createWorkspace(name: string, files: Contents = {}): Promise<Workspace> {
  const options = { registry: `${registry!.host}/${name}/pactos` };
  const workspace = await Workspace.create(files, { options });
  workspace.edit('nx.json', (text) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  await workspace.commit('nx.json');
  return workspace;
}

const serviceOf = (host: string): string => `pactoVersion: "1.0"
service:
  name: my-service-api
  version: 1.0.0
  owner: team/example
runtime:
  workload: service
  state:
    type: stateless
    persistence: { scope: local, durability: ephemeral }
    dataCriticality: low
policies:
  - name: platform-service
    ref: oci://${host}/example/pactos/platform-service:2.0.0
`;

const PLATFORM = {
  'platform-service/pacto.yaml': contract({
    name: 'platform-service',
    version: '2.0.0',
    more: 'policies:\n  - name: standard\n    schema: policy.json',
  }),
  'platform-service/policy.json': '{"type": "object"}',
};

testWithRegistry('the page about contracts of other repositories', async () => {
  registry = await startAnyRegistry();
  const platform = await createWorkspace('example');
  const service = await createWorkspace('services');
  const walk = await walkPage(
    (section) => (section.startsWith('Platform') ? platform : service),
    'packages/pacto/docs/consume.md',
    machineOf(registry.host),
  );
  expect(
    walk.reported.map(({ command, status, findings }) => [command, status, ...findings]),
  ).toEqual([
    [
      'nx run my-service-api:pacto-validate',
      1,
      'base: error REFERENCE_NOT_LOCKED pactos/my-service-api/pacto.yaml:19',
    ],
    [
      'nx run my-service-api:pacto-validate',
      1,
      'base: error POLICY_VIOLATION pactos/my-service-api/pacto.yaml:1',
    ],
  ]);
  expect(walk.printed).toEqual(walk.shown);
});

testWithRegistry('the page about work without a network', async () => {
  registry = await startAnyRegistry();
  const { host } = registry;
  const platform = await createWorkspace('example');
  await platform.mustNx(['g', 'pacto:platform', 'platform-service', '--contract-version=2.0.0']);
  await platform.mustNx(['run', 'platform-service:pacto-publish']);
  const service = await createWorkspace('services', {
    'pactos/my-service-api/pacto.yaml': serviceOf(host),
  });
  const walk = await walkPage(service, 'packages/pacto/docs/air-gapped.md', machineOf(host));
  expect(walk.reported.map(({ status, findings }) => [status, ...findings])).toEqual([
    [1, 'stg: error ARTIFACT_MISSING pactos/my-service-api/pacto.yaml:14'],
  ]);
  expect(walk.printed).toEqual(walk.shown);
});

testWithRegistry('the commands and workflows of the page about publishing', async () => {
  registry = await startAnyRegistry();
  const platform = await createWorkspace('example', PLATFORM);
  const { commands, env } = await followCommands(platform, 'publish.md');
  expect(commands).toEqual([
    'nx run-many -t pacto-publish',
    'npx nx run-many -t pacto-publish',
    'npx nx run-many -t pacto-publish',
  ]);
  const again = await platform.mustNx(['run', 'platform-service:pacto-publish'], { env });
  expect(again.stdout).toContain('Already published');
});

testWithRegistry(
  'the commands of the page about the lock, and those of Renovate on it',
  async () => {
    registry = await startAnyRegistry();
    const platform = await createWorkspace('example', PLATFORM);
    await platform.mustNx(['run', 'platform-service:pacto-publish']);
    const service = await createWorkspace('services', {
      'pactos/my-service-api/pacto.yaml': serviceOf(registry.host),
    });
    const { commands, env } = await followCommands(service, 'lock.md');
    expect(commands).toEqual(['nx g pacto:lock']);
    const page = readFileSync(join(REPOSITORY, 'packages/pacto/docs/lock.md'), 'utf8');
    const [, list] = /"commands": (\[.*\])/.exec(page)!;
    const forRenovate = JSON.parse(list!) as string[];
    expect(forRenovate[0]).toBe('npm ci');
    service.remove('pactos/my-service-api/pacto.lock');
    for (const command of forRenovate.slice(1)) await runCommandLine(service, command, env);
    expect(service.read('pactos/my-service-api/pacto.lock')).toContain('platform-service:2.0.0');
  },
);

/** Runs the commands of a page and of the workflows on it. Its other blocks are not what they print. */
async function followCommands(workspace: Workspace, page: string) {
  const { toMachine, env } = machineOf(registry!.host);
  const text = readFileSync(join(REPOSITORY, 'packages/pacto/docs', page), 'utf8');
  const commands = parsePage(text).flatMap((block) =>
    block.kind === 'commands' || block.kind === 'workflow' ? block.commands : [],
  );
  for (const command of commands) await runCommandLine(workspace, toMachine!(command), env);
  return { commands, env };
}
