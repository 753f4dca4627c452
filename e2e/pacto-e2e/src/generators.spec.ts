import { existsSync } from 'node:fs';
import { runCommand } from './harness/run-command';
import { Workspace } from './harness/workspace';

const COMMANDS = [
  ['init', '--registry=ghcr.io/example/pactos'],
  ['platform', 'platform-service', '--contract-version=2.0.0'],
  ['infrastructure', 'postgres'],
  ['root', 'my-service', '--owner=team/example'],
  ['component', 'api', '--port=8080', '--platform=platform-service', '--uses=postgres'],
  ['component', 'worker', '--platform=platform-service'],
  ['environment', 'qa', '--project=my-service-root'],
  ['dependency', 'postgres', '--project=my-service-worker'],
];

describe('generators', () => {
  let workspace: Workspace;
  const generate = (parameters: readonly string[]) =>
    workspace.nx(['g', `pacto:${parameters[0]}`, ...parameters.slice(1), '--no-interactive']);
  const changes = async (): Promise<string> =>
    (await runCommand('git', ['status', '--porcelain'], { cwd: workspace.root })).output.trim();

  beforeAll(async () => {
    workspace = await Workspace.create({});
    for (const command of COMMANDS) {
      const { status, output } = await generate(command);
      if (status !== 0) throw new Error(output);
    }
    await workspace.commit('generated');
  });

  test('create contracts that are valid in every environment without changes', async () => {
    const { status, ran, output } = await workspace.run(['run-many', '-t', 'pacto-validate']);
    expect({ status, output }).toEqual({ status: 0, output: expect.anything() });
    expect(ran).toEqual([
      'my-service-api:pacto-validate',
      'my-service-root:pacto-validate',
      'my-service-worker:pacto-validate',
      'platform-service:pacto-validate',
      'postgres:pacto-validate',
    ]);
    const report = workspace.json<{ environments: { name: string | null; outcome: string }[] }>(
      'dist/pacto/my-service/pactos/my-service-api/validate.json',
    );
    expect(report.environments.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'null clean',
      'dev clean',
      'prod clean',
      'qa clean',
      'stg clean',
    ]);
  });

  test('change nothing in a second run', async () => {
    for (const command of COMMANDS) {
      const { status, output } = await generate(command);
      expect({ status, output }).toEqual({ status: 0, output: expect.anything() });
      expect(await changes()).toBe('');
    }
  });

  test('give editors the paths of schemas that exist', () => {
    const settings = workspace.json<{ 'yaml.schemas': Record<string, unknown> }>(
      '.vscode/settings.json',
    );
    const schemas = Object.keys(settings['yaml.schemas']);
    expect(schemas).toHaveLength(3);
    for (const path of schemas)
      expect([path, existsSync(workspace.path(path))]).toEqual([path, true]);
  });

  test('a dry run writes nothing', async () => {
    const { status } = await generate(['component', 'mailer', '--root=my-service', '--dry-run']);
    expect(status).toBe(0);
    expect(await changes()).toBe('');
  });

  test.each([
    ['a malformed name', ['component', 'Not_OK'], 'Not_OK'],
    ['a name of a root', ['component', 'other-root'], '-root'],
    ['a name that is taken', ['infrastructure', 'platform-service'], 'platform-service'],
    ['a root that is not there', ['component', 'x', '--root=nowhere'], 'nowhere'],
  ])('%s is refused before anything is written', async (_case, command, named) => {
    const { status, output } = await generate(command);
    expect(status).not.toBe(0);
    expect(output).toContain(named);
    expect(output).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
    expect(await changes()).toBe('');
  });
});
