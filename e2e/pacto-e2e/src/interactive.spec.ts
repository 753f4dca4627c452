import { runInTerminal, type Answer } from './harness/run-in-terminal';
import { Workspace } from './harness/workspace';

describe('generators in a terminal', () => {
  let workspace: Workspace;
  const generate = (parameters: string, ...answers: readonly [string, string][]) =>
    runInTerminal(
      `node_modules/.bin/nx g pacto:${parameters}`,
      answers.map(([question, answer]): Answer => ({ question, answer })),
      { cwd: workspace.root, env: { NX_DAEMON: 'false' } },
    );

  beforeAll(async () => {
    workspace = await Workspace.create({}, { options: {} });
  });

  test('`init` asks where the contracts are published', async () => {
    const { status, output } = await generate('init', [
      'Where does this workspace publish',
      'ghcr.io/example/pactos',
    ]);
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('nx.json') });
    expect(workspace.read('nx.json')).toContain('"registry": "ghcr.io/example/pactos"');
  });

  test('`init` changes nothing if the answer is empty', async () => {
    const before = workspace.read('nx.json');
    const { status } = await generate('init', ['Where does this workspace publish', '']);
    expect(status).toBe(0);
    expect(workspace.read('nx.json')).toBe(before);
  });

  test.each([
    ['my-service', 'team/example', '  owner: team/example\n'],
    ['other', '', '  version: 1.0.0\n'],
  ])('`root` asks for the name and the owner: %s', async (name, owner, line) => {
    const { status } = await generate(
      'root',
      ['What is the name of the service?', name],
      ['Who owns the service', owner],
    );
    expect(status).toBe(0);
    const text = workspace.read(`${name}/pactos/${name}-root/pacto.yaml`);
    expect(text).toContain(line);
    expect(text.includes('owner:')).toBe(owner !== '');
  });

  test('`component` asks for the name, and for the root where there are several', async () => {
    const { status } = await generate(
      'component',
      ['What is the name of the component?', 'worker'],
      ['Number:', '2'],
    );
    expect(status).toBe(0);
    expect(workspace.read('other/pactos/other-worker/pacto.yaml')).toContain('name: other-worker');
  });

  test.each([
    ['platform', 'What is the name of the platform contract?', 'platform-service'],
    ['infrastructure', 'What is the name of the infrastructure type?', 'postgres'],
  ])('`%s` asks for the name', async (generator, question, name) => {
    const { status } = await generate(generator, [question, name]);
    expect(status).toBe(0);
    expect(workspace.read(`pactos/${name}/pacto.yaml`)).toContain(`name: ${name}`);
  });

  test('`dependency` asks what is referenced', async () => {
    const { status } = await generate('dependency --project=other-worker', [
      'Which contract is referenced?',
      'postgres',
    ]);
    expect(status).toBe(0);
    expect(workspace.read('other/pactos/other-worker/pacto.yaml')).toContain('pactos/postgres:');
  });

  test('`environment` asks for the name', async () => {
    const question = 'What is the name of the environment?';
    const { status } = await generate('environment --project=other', [question, 'qa']);
    expect(status).toBe(0);
    expect(workspace.read('other/pactos/other-worker/overrides/values.qa.yaml')).toContain(
      'postgres',
    );
  });

  test.each(['component', 'infra'])('`%s --help` shows options and examples', async (generator) => {
    const { stdout } = await workspace.mustNx(['g', `pacto:${generator}`, '--help']);
    expect(stdout).toMatch(/Options:[^]*--owner[^]*Examples?:[^]*nx g pacto:/i);
    expect(stdout).not.toContain('workingDirectory');
  });
});
