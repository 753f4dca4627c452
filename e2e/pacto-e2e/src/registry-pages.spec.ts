// The pages about registries, followed with a real registry in place of the one that they name. After a
// change of what is printed, `PACTO_UPDATE_PAGES=1` writes it into the pages.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { prepared } from './harness/paths';
import { findTool, REGISTRIES, startRegistry, type RealRegistry } from './harness/real-registry';
import { walkPage } from './harness/walk-page';
import { Workspace } from './harness/workspace';

const program = Object.values(REGISTRIES).find((name) => findTool(name) !== undefined);
const testHere = program === undefined ? test.skip : test;

let registry: RealRegistry | undefined;
afterEach(async () => {
  await registry?.stop();
  registry = undefined;
});

/** Workspaces by the first word of a section, `Platform: publish` for one. */
async function follow(page: string, sections: readonly string[]) {
  registry = await startRegistry(program!);
  const { host } = registry;
  const workspaces = new Map<string, Workspace>();
  for (const section of sections) {
    const options = {
      registry: `${host}/${section === 'Platform' ? 'example' : 'services'}/pactos`,
    };
    workspaces.set(section, await Workspace.create({}, { options }));
  }
  const walk = await walkPage(
    (section) => workspaces.get(section.split(':')[0]!)!,
    `packages/pacto/docs/${page}.md`,
    {
      toMachine: (text) => text.replaceAll('ghcr.io/', `${host}/`),
      toPage: (output) =>
        output.replaceAll(`${host}/`, 'ghcr.io/').replace(/(sha256:[0-9a-f]{12})[0-9a-f]+/g, '$1…'),
      env: { XDG_CACHE_HOME: mkdtempSync(join(prepared().scratch, 'cache-')) },
    },
  );
  return { walk, workspaces };
}

testHere('the page about contracts of other repositories', async () => {
  const { walk } = await follow('consume', ['Platform', 'Service']);
  expect(walk.told.map(({ command, status, findings }) => [command, status, ...findings])).toEqual([
    [
      'nx run my-service-api:pacto-validate',
      1,
      'base: error REFERENCE_NOT_LOCKED pactos/my-service-api/pacto.yaml:16',
    ],
  ]);
  expect(walk.printed).toEqual(walk.shown);
});
