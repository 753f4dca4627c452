// The page about a service, as a person writes and opens it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exampleFiles } from './harness/example-files';
import { Workspace } from './harness/workspace';

const EXPLAIN = ['run', 'my-service-api:pacto-explain', '--format=markdown'];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await Workspace.create(exampleFiles());
});

const linksIn = (page: string): string[] =>
  [...page.matchAll(/\]\(<([^>]+)>\)/g)].map(([, link]) => link!);

test.each(['dist/{projectName}.md', './docs/services/{projectName}.md', '{projectRoot}/README.md'])(
  'every link of a page that is written to %s opens a file',
  async (file) => {
    await workspace.mustNx([...EXPLAIN, `--outputFile=${file}`]);
    const written = file
      .replace('{projectName}', 'my-service-api')
      .replace('{projectRoot}', 'my-service/pactos/my-service-api');
    const links = linksIn(workspace.read(written));
    expect(links.length).toBeGreaterThan(10);
    const folder = dirname(workspace.path(written));
    expect(links.filter((link) => !existsSync(join(folder, decodeURI(link))))).toEqual([]);
  },
);

test('every link of a page in the terminal is relative to the workspace', async () => {
  const { output } = await workspace.mustNx(EXPLAIN);
  const links = linksIn(output);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !existsSync(workspace.path(decodeURI(link))))).toEqual([]);
});

test('the page has each environment of the unit, also without a file of the contract for it', async () => {
  for (const project of ['my-service-root', 'my-service-worker']) {
    const { output } = await workspace.mustNx(['run', `${project}:pacto-explain`]);
    expect(output).toMatch(/^Other environments, .*: dev, prod, stg\.$/m);
  }
});
