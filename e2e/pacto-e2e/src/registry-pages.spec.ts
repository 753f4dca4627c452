// The pages about registries, followed with a real registry in place of the one that they name. After a
// change of what is printed, `PACTO_UPDATE_PAGES=1` writes it into the pages.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { prepared } from './harness/paths';
import {
  findTool,
  REGISTRIES,
  startRegistry,
  type RealRegistry,
} from '../../../tools/registries/real-registry';
import { walkPage, type Machine } from './harness/walk-page';
import { Workspace, type Contents } from './harness/workspace';

const program = Object.values(REGISTRIES).find((name) => findTool(name) !== undefined);
const testHere = program === undefined ? test.skip : test;

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
    env: { XDG_CACHE_HOME: mkdtempSync(join(prepared().scratch, 'cache-')) },
  };
}

async function createWorkspace(name: string, files: Contents = {}): Promise<Workspace> {
  const options = { registry: `${registry!.host}/${name}/pactos` };
  const workspace = await Workspace.create(files, { options });
  workspace.edit('nx.json', (text) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  await workspace.commit('nx.json');
  return workspace;
}

testHere('the page about contracts of other repositories', async () => {
  registry = await startRegistry(program!);
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

testHere('the page about work without a network', async () => {
  registry = await startRegistry(program!);
  const { host } = registry;
  const platform = await createWorkspace('example');
  await platform.mustNx(['g', 'pacto:platform', 'platform-service', '--contract-version=2.0.0']);
  await platform.mustNx(['run', 'platform-service:pacto-publish']);
  const service = await createWorkspace('services', {
    'pactos/my-service-api/pacto.yaml': `pactoVersion: "1.0"
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
`,
  });
  const walk = await walkPage(service, 'packages/pacto/docs/air-gapped.md', machineOf(host));
  expect(walk.reported.map(({ status, findings }) => [status, ...findings])).toEqual([
    [1, 'stg: error ARTIFACT_MISSING pactos/my-service-api/pacto.yaml:14'],
  ]);
  expect(walk.printed).toEqual(walk.shown);
});
