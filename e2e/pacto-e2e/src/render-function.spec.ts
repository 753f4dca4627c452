// The bytes that are rendered depend on the files of the workspace, and not on the machine: its time zone,
// language and version of Node, the working directory, or where the workspace is.
import { readdirSync } from 'node:fs';
import { delimiter } from 'node:path';
import { exampleFiles } from './harness/example-files';
import { findNode, OTHER_NODES } from './harness/other-nodes';
import { mustRun } from './harness/run-command';
import { Workspace, type Contents } from './harness/workspace';

const RENDER = 'dist/pacto/my-service/pactos/my-service-root';

interface Machine {
  readonly workspace?: Workspace;
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

let workspace: Workspace;
let expected: Record<string, string>;
beforeAll(async () => {
  workspace = await Workspace.create(exampleFiles());
  expected = await renderOn({});
});

/** Every file of the unit by its path, and the report; never from the cache. */
async function renderOn({ workspace: own = workspace, cwd = '.', env = {} }: Machine) {
  await mustRun(
    own.path('node_modules/.bin/nx'),
    ['run', 'my-service-root:pacto-render', '--skipNxCache'],
    { cwd: own.path(cwd), env: { NX_DAEMON: 'false', ...env } },
  );
  const files = readdirSync(own.path(RENDER), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(yaml|json)$/.test(path))
    .sort();
  const texts = files.map((path) => [path, own.read(`${RENDER}/${path}`)]);
  own.remove(RENDER);
  return Object.fromEntries(texts) as Record<string, string>;
}

test('there are files of every environment to compare', () => {
  const paths = Object.keys(expected);
  for (const environment of ['_base', 'dev', 'stg', 'prod']) {
    expect(paths).toContain(`render/${environment}/values.yaml`);
    expect(paths).toContain(`render/${environment}/index.json`);
  }
});

test.each<[string, Machine]>([
  [
    'another time zone and language',
    { env: { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
  ],
  ['another working directory', { cwd: 'my-service/pactos' }],
  ['another home folder and name of the user', { env: { HOME: '/nowhere', USER: 'other' } }],
])('%s gives the same bytes', async (_case, machine) => {
  expect(await renderOn(machine)).toEqual(expected);
});

test('files with the line ends of Windows, in another workspace, give the same bytes', async () => {
  const files = Object.fromEntries(
    Object.entries(exampleFiles()).map(([path, content]) => [
      path,
      content.toString().replace(/\r?\n/g, '\r\n'),
    ]),
  ) as Contents;
  const other = await Workspace.create(files);
  expect(other.root).not.toBe(workspace.root);
  expect(await renderOn({ workspace: other })).toEqual(expected);
});

describe.each(OTHER_NODES)('Node %i', (major) => {
  const folder = findNode(major);
  const run = folder === undefined ? test.skip : test;
  const note = folder === undefined ? ' (skipped: tools/nodes/install.sh installs it)' : '';

  run(`gives the same bytes${note}`, async () => {
    const PATH = [folder, process.env.PATH].join(delimiter);
    const { stdout } = await mustRun('node', ['--version'], { cwd: workspace.root, env: { PATH } });
    expect(stdout).toMatch(new RegExp(`^v${major}\\.`));
    expect(await renderOn({ env: { PATH } })).toEqual(expected);
  });
});
