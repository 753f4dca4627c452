import { existsSync, readdirSync } from 'node:fs';
import { contract, exampleFiles, RUNTIME } from './harness/contracts';
import { createRandom, type Random } from './harness/random';
import { Workspace, type Graph } from './harness/workspace';

const ALL = ['run-many', '-t', 'pacto-validate'];
const PACTOS = 'my-service/pactos';
const EDITS = 15;

/** `npm test` tries one sequence of edits, `npm run test:long` many. */
const SEEDS = process.env.PACTO_TEST_ROUNDS === 'long' ? [1, 2, 3, 4, 5, 6, 7, 8] : [1];

/** One change of the workspace, and a word for it in the message of a failing test. */
type Edit = (workspace: Workspace, random: Random) => string;

const COMPONENTS = ['api', 'worker', 'batch'];
const folderOf = (name: string): string => `${PACTOS}/my-service-${name}`;

const edits: Edit[] = [
  (workspace, random) => {
    const minimum = 1 + random.below(5);
    workspace.write({
      'platform-service/configuration/schema.json': JSON.stringify({
        type: 'object',
        properties: { instances: { type: 'integer', minimum } },
      }),
    });
    return `instances of at least ${minimum}`;
  },
  (workspace, random) => {
    const required = random.pick([['owner'], ['image'], []]);
    workspace.write({
      'platform-service/policy/schema.json': JSON.stringify({
        properties: { service: { type: 'object', required } },
      }),
    });
    return `a policy that requires ${required.join()}`;
  },
  (workspace, random) => {
    const version = random.pick(['2.0.0', '2.1.0', '3.0.0']);
    workspace.edit('platform-service/pacto.yaml', (text) =>
      text.replace(/^( {2}version: ).*$/m, `$1${version} # ${random.below(1e9)}`),
    );
    return `platform-service at ${version}`;
  },
  (workspace, random) => {
    const name = random.pick(COMPONENTS);
    const instances = random.below(6);
    const environment = random.pick(['dev', 'stg', 'prod', 'lab']);
    workspace.write({
      [`${folderOf(name)}/overrides/values.${environment}.yaml`]: [
        'configurations:',
        '  - name: deploy',
        '    ref: oci://ghcr.io/example/pactos/platform-service:2.0.0',
        '    values:',
        `      instances: ${instances}`,
        '',
      ].join('\n'),
    });
    return `${name} with ${instances} instances in ${environment}`;
  },
  (workspace, random) => {
    const file = `${folderOf(random.pick(COMPONENTS))}/overrides/values.lab.yaml`;
    if (existsSync(workspace.path(file))) workspace.remove(file);
    return `no ${file}`;
  },
  (workspace, random) => {
    const name = random.pick(COMPONENTS);
    const version = random.pick(['1.0.0', '1.1.0', '2.0.0']);
    workspace.write({ [`${folderOf(name)}/pacto.yaml`]: component(name, version) });
    return `${name} at ${version}`;
  },
  (workspace, random) => {
    const twin = 'elsewhere/twin';
    if (existsSync(workspace.path(twin))) workspace.remove(twin);
    else workspace.write({ [`${twin}/pacto.yaml`]: component(random.pick(COMPONENTS), '1.0.0') });
    return 'a twin that comes or goes';
  },
  (workspace, random) => {
    const names = COMPONENTS.filter(() => random.below(2) === 0);
    workspace.write({ [`${folderOf('root')}/pacto.yaml`]: root(names) });
    return `a root of ${names.join()}`;
  },
  (workspace) => {
    const file = 'platform-service/policy/schema.json';
    if (existsSync(workspace.path(file))) workspace.remove(file);
    return 'no policy schema';
  },
];

function component(name: string, version: string): string {
  return contract({
    name: `my-service-${name}`,
    version,
    policyOf: 'platform-service:2.0.0',
    configuredBy: 'platform-service:2.0.0',
    more: RUNTIME,
  });
}

function root(names: readonly string[]): string {
  return contract({
    name: 'my-service-root',
    dependsOn: names.map((name) => `my-service-${name}:1.0.0`),
  });
}

/** Reports by project name, as text. */
function reportsOf(workspace: Workspace, { nodes }: Graph): Record<string, string> {
  return Object.fromEntries(
    Object.entries(nodes).map(([name, { data }]) => [
      name,
      workspace.read(`dist/pacto/${data.root}/validate.json`),
    ]),
  );
}

/** All that a task's verdict may rest on, by project name: what its target names, and the bytes behind it. */
function inputsOf(workspace: Workspace, { nodes }: Graph): Record<string, string> {
  return Object.fromEntries(
    Object.entries(nodes).map(([name, { data }]) => {
      const { inputs, ...target } = data.targets['pacto-validate']!;
      const bytes = inputs
        .filter((input) => typeof input === 'string')
        .map((input) => input.replace('{projectRoot}', data.root).replace('{workspaceRoot}/', ''))
        .flatMap((path) => filesOf(workspace, path))
        .map((file) => [file, workspace.read(file)]);
      return [name, JSON.stringify([data.tags, target, bytes])];
    }),
  );
}

function filesOf(workspace: Workspace, pattern: string): string[] {
  const folder = /^(.*)\/\*\.\{yaml,yml\}$/.exec(pattern)?.[1];
  if (folder === undefined) return existsSync(workspace.path(pattern)) ? [pattern] : [];
  if (!existsSync(workspace.path(folder))) return [];
  return readdirSync(workspace.path(folder))
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => `${folder}/${file}`);
}

// Whatever is edited, the cache answers as a run without it would, and only tasks run that have to.
test.each(SEEDS)(
  'random edits, seed %i',
  async (seed) => {
    const workspace = await Workspace.create({
      ...exampleFiles(),
      [`${folderOf('batch')}/pacto.yaml`]: component('batch', '1.0.0'),
      [`${folderOf('root')}/pacto.yaml`]: root(COMPONENTS),
    });
    const random = createRandom(seed);
    const history: string[] = [];
    const outcomes = new Set<string>();
    let inputsBefore: Record<string, string> = {};
    let cleanBefore: string[] = [];
    for (let count = 0; count < EDITS; count++) {
      history.push(random.pick(edits)(workspace, random));
      const { ran } = await workspace.run(ALL);
      const graph = await workspace.graph();
      const inputs = inputsOf(workspace, graph);
      const needless = cleanBefore.filter(
        (name) => inputs[name] === inputsBefore[name] && ran.includes(`${name}:pacto-validate`),
      );
      expect({ history, needless }).toEqual({ history, needless: [] });

      const cached = reportsOf(workspace, graph);
      await workspace.nx([...ALL, '--skip-nx-cache']);
      const fresh = reportsOf(workspace, graph);
      expect({ history, reports: cached }).toEqual({ history, reports: fresh });

      const verdicts = Object.entries(fresh).map(([name, text]) => {
        const { outcome } = JSON.parse(text) as { outcome: string };
        // A task that reads a file that is not an input has this outcome.
        expect({ history, name, outcome }).not.toEqual({ history, name, outcome: 'failed' });
        outcomes.add(outcome);
        return { name, outcome };
      });
      inputsBefore = inputs;
      cleanBefore = verdicts.filter(({ outcome }) => outcome === 'clean').map(({ name }) => name);
    }
    expect([...outcomes].sort()).toEqual(['clean', 'findings']);
  },
  900_000,
);
