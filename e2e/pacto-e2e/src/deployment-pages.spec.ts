// The pages about what is deployed, each followed from its first line in the same workspace. After a change
// of what is printed, `PACTO_UPDATE_PAGES=1` writes it into the pages.
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  helmBinary,
  helmProblem,
  HELM_VERSIONS,
  type HelmVersion,
} from '../../../packages/contract/testing/helm';
import { prepared, REPOSITORY } from './harness/paths';
import { runCommandLine, walkPage, type Machine, type Walk } from './harness/walk-page';
import { shownOutput } from './harness/shown-output';
import { Workspace } from './harness/workspace';

// Each page is several runs of Nx.
jest.setTimeout(600_000);

let workspace: Workspace;
beforeAll(async () => {
  workspace = await Workspace.create();
});
afterEach(() => workspace.reset());

const follow = (page: string, machine?: Machine): Promise<Walk> =>
  walkPage(workspace, `packages/pacto/docs/${page}.md`, machine);

/** A `helm` on the path. */
function envOf(version: HelmVersion): Record<string, string> {
  const folder = mkdtempSync(join(prepared().scratch, 'helm-'));
  symlinkSync(helmBinary(version), join(folder, 'helm'));
  const path = [workspace.path('node_modules/.bin'), folder, process.env.PATH ?? ''];
  return { PATH: path.join(delimiter), HOME: folder };
}

const [first, ...others] = HELM_VERSIONS.filter((version) => helmProblem(version) === undefined);
const testWithHelm = first === undefined ? test.skip : test;

testWithHelm(
  'the commands of the page about Helm print what it shows, and every Helm accepts its charts',
  async () => {
    const walk = await follow('helm', { env: envOf(first!) });
    expect(walk.reported).toEqual([]);
    expect(walk.printed).toEqual(walk.shown);
    const byHelm = walk.commands.filter(({ command }) => command.startsWith('helm '));
    expect(byHelm).toHaveLength(3);
    for (const version of others) {
      const env = envOf(version);
      for (const { command, output } of byHelm) {
        const again = await runCommandLine(workspace, command, env);
        expect({ version, command, output: shownOutput(again.output) }).toEqual({
          version,
          command,
          output: shownOutput(output),
        });
      }
    }
  },
);

test.each(['argocd', 'crossplane', 'terraform', 'external-secrets', 'templates'])(
  'the commands of the page %s print what it shows',
  async (page) => {
    const walk = await follow(page);
    expect(walk.reported).toEqual([]);
    expect(walk.printed).toEqual(walk.shown);
    // Also the contracts that the page does not validate.
    const validate = 'nx run-many -t pacto-validate';
    const { status, findings } = await runCommandLine(workspace, validate);
    expect({ status, findings }).toEqual({ status: 0, findings: [] });
  },
);

test('the page about rendering lists the files that its command writes', async () => {
  const walk = await follow('render');
  expect(walk.reported).toEqual([]);
  expect(walk.printed).toEqual(walk.shown);
  const { output } = walk.commands.find(({ command }) => command.includes('find '))!;
  const written = output
    .trim()
    .split('\n')
    .map((path) => path.replace(/^(claims|secrets|terraform)\/.*/, '$1/'));
  const page = readFileSync(join(REPOSITORY, 'packages/pacto/docs/render.md'), 'utf8');
  const table = /^\| File .*\n\| -.*\n((?:\|.*\n)+)/m.exec(page)![1]!;
  const listed = [...table.matchAll(/^\| `(\S+)`/gm)].map(([, file]) => file);
  expect(listed.sort()).toEqual([...new Set(written)].sort());
});

test('the commands of the page about reviews print what it shows', async () => {
  const walk = await follow('review');
  const destroyed = 'prod: destroys PostgreSQLClaim my-service-api-postgres';
  const render = 'nx run my-service-root:pacto-render --base=main';
  expect(
    walk.reported.map(({ command, status, findings }) => [command, status, ...findings]),
  ).toEqual([
    ['nx affected -t pacto-render --base=main', 0, destroyed],
    [`${render} --failOn=destroys`, 1, destroyed],
    [`${render} --format=github`, 0, destroyed],
    [`${render} --format=markdown --outputFile=dist/review.md`, 0, destroyed],
    [`${render} --format=sarif --outputFile=dist/review.sarif`, 0, destroyed],
    [`${render} --format=json --outputFile=dist/review.json`, 0, destroyed],
    [
      'nx affected -t pacto-diff pacto-render --base=main',
      1,
      'BREAKING configuration-removed my-service/pactos/my-service-api/overrides/values.prod.yaml:3',
      destroyed,
    ],
    [
      'nx affected -t pacto-render --base=main --configuration=dev --failOn=destroys',
      1,
      'dev: destroys PostgreSQLClaim my-service-api-postgres',
      'dev: destroys Application my-service-dev',
    ],
  ]);
  expect(walk.printed).toEqual(walk.shown);
});
