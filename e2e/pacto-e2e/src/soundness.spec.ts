import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  startFakeRegistry,
  type FakeRegistry,
} from '../../../packages/contract/testing/fake-registry';
import { contract, exampleFiles, RUNTIME } from './harness/contracts';
import { createRandom, type Random } from './harness/random';
import { Workspace, type Graph } from './harness/workspace';

const ALL = ['run-many', '-t', 'pacto-validate'];
const PACTOS = 'my-service/pactos';

/** `npm test` tries one short sequence of edits of each kind, `npm run test:long` many. */
const isLong = process.env.PACTO_TEST_ROUNDS === 'long';
const EDITS = isLong ? 15 : 8;
const SEEDS = isLong ? [1, 2, 3, 4, 5, 6, 7, 8] : [1];

interface World {
  readonly workspace: Workspace;
  readonly random: Random;
  /** Host of the registry that has the contract `guard` and what it references. */
  readonly host: string;
  /** Digests of the versions of `guard`. */
  readonly guards: readonly string[];
  /** Digest of what the third version references. */
  readonly base: string;
  /** How each component references `guard`. */
  readonly references: Map<string, string>;
}

/** One change of the workspace, and a word for it in the message of a failing test. */
type Edit = (world: World) => string;

const COMPONENTS = ['api', 'worker', 'batch'];
const folderOf = (name: string): string => `${PACTOS}/my-service-${name}`;

/** They change what the workspace has itself. */
const ownEdits: Edit[] = [
  ({ workspace, random }) => {
    const minimum = 1 + random.below(5);
    workspace.write({
      'platform-service/configuration/schema.json': JSON.stringify({
        type: 'object',
        properties: { instances: { type: 'integer', minimum } },
      }),
    });
    return `instances of at least ${minimum}`;
  },
  ({ workspace, random }) => {
    const required = random.pick([['owner'], ['image'], []]);
    workspace.write({
      'platform-service/policy/schema.json': JSON.stringify({
        properties: { service: { type: 'object', required } },
      }),
    });
    return `a policy that requires ${required.join()}`;
  },
  ({ workspace, random }) => {
    const version = random.pick(['2.0.0', '2.1.0', '3.0.0']);
    workspace.edit('platform-service/pacto.yaml', (text) =>
      text.replace(/^( {2}version: ).*$/m, `$1${version} # ${random.below(1e9)}`),
    );
    return `platform-service at ${version}`;
  },
  ({ workspace, random }) => {
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
  ({ workspace, random }) => {
    const file = `${folderOf(random.pick(COMPONENTS))}/overrides/values.lab.yaml`;
    if (existsSync(workspace.path(file))) workspace.remove(file);
    return `no ${file}`;
  },
  ({ workspace, random, references }) => {
    const name = random.pick(COMPONENTS);
    const version = random.pick(['1.0.0', '1.1.0', '2.0.0']);
    writeComponent(workspace, name, references.get(name), version);
    return `${name} at ${version}`;
  },
  ({ workspace, random }) => {
    const twin = 'elsewhere/twin';
    if (existsSync(workspace.path(twin))) workspace.remove(twin);
    else workspace.write({ [`${twin}/pacto.yaml`]: component(random.pick(COMPONENTS), '1.0.0') });
    return 'a twin that comes or goes';
  },
  ({ workspace, random }) => {
    const names = COMPONENTS.filter(() => random.below(2) === 0);
    workspace.write({ [`${folderOf('root')}/pacto.yaml`]: root(names) });
    return `a root of ${names.join()}`;
  },
  ({ workspace }) => {
    const file = 'platform-service/policy/schema.json';
    if (existsSync(workspace.path(file))) workspace.remove(file);
    return 'no policy schema';
  },
];

/** They change references to another workspace, locks and the store. The registry always answers. */
const registryEdits: Edit[] = [
  ({ workspace, random, host, guards, references }) => {
    const name = random.pick(COMPONENTS);
    const by = random.pick(['', ':1.0.0', ':1.0.0', `@${random.pick(guards)}`]);
    const reference = by === '' ? undefined : `oci://${host}/pactos/guard${by}`;
    if (reference === undefined) references.delete(name);
    else references.set(name, reference);
    writeComponent(workspace, name, reference);
    return `${name} with ${reference ?? 'no reference'}`;
  },
  ({ workspace, random, host, guards }) => {
    const name = random.pick(COMPONENTS);
    const environment = random.pick(['dev', 'stg', 'prod']);
    const reference = `oci://${host}/pactos/guard${random.pick([':1.0.0', `@${random.pick(guards)}`])}`;
    workspace.write({
      [`${folderOf(name)}/overrides/values.${environment}.yaml`]: `policies:\n  - name: standard\n    ref: ${reference}\n`,
    });
    return `${name} with ${reference} in ${environment}`;
  },
  (world) => {
    const name = world.random.pick(COMPONENTS);
    const number = world.random.below(world.guards.length);
    world.workspace.write({ [lockOf(name)]: lock([guardPin(world, number)]) });
    return `the lock of ${name} at guard ${number + 1}`;
  },
  (world) => {
    const name = world.random.pick(COMPONENTS);
    const pins = [guardPin(world, 2), ...(world.random.below(2) === 0 ? [basePin(world)] : [])];
    world.workspace.write({ [lockOf(name)]: lock(pins) });
    return `the lock of ${name} at guard 3, with ${pins.length} entries`;
  },
  (world) => {
    const name = world.random.pick(COMPONENTS);
    const unused = { name: 'unused', ref: `oci://${world.host}/pactos/unused:1.0.0` };
    const pins = [guardPin(world, 0), { ...unused, digest: world.guards[1]! }];
    world.workspace.write({ [lockOf(name)]: lock(pins) });
    return `an unused entry in the lock of ${name}`;
  },
  (world) => {
    const name = world.random.pick(COMPONENTS);
    const pin = { ...guardPin(world, 0), digest: `sha256:${'0'.repeat(64)}` };
    world.workspace.write({ [lockOf(name)]: lock([pin]) });
    return `the lock of ${name} at what nobody has`;
  },
  ({ workspace, random }) => {
    const file = lockOf(random.pick(COMPONENTS));
    if (existsSync(workspace.path(file))) workspace.remove(file);
    return `no ${file}`;
  },
  ({ workspace, random }) => {
    const file = lockOf(random.pick(COMPONENTS));
    const text = random.pick(['lockVersion: 9\n', '[\n', 'lockVersion: 3\nreferences: x\n']);
    workspace.write({ [file]: `${text}# ${random.below(1e9)}\n` });
    return `${file} broken by ${JSON.stringify(text)}`;
  },
  ({ workspace }) => {
    if (existsSync(workspace.path(STORE))) workspace.remove(STORE);
    return 'an empty store';
  },
  ({ workspace, random }) => {
    const folder = workspace.path(`${STORE}/blobs/sha256`);
    const blobs = existsSync(folder) ? readdirSync(folder).sort() : [];
    if (blobs.length === 0) return 'a store that is empty already';
    const content = random.pick(['damaged', '']);
    for (const blob of blobs.filter(() => random.below(2) === 0)) {
      writeFileSync(join(folder, blob), content);
    }
    return `a store damaged by ${JSON.stringify(content)}`;
  },
];

const STORE = 'store';
const lockOf = (name: string): string => `${folderOf(name)}/pacto.lock`;

interface Pin {
  readonly name: string;
  readonly ref: string;
  readonly digest: string;
  readonly from?: string;
}

function guardPin({ host, guards }: World, number: number): Pin {
  return { name: 'guard', ref: `oci://${host}/pactos/guard:1.0.0`, digest: guards[number]! };
}

/** What the third version of `guard` references. */
function basePin({ host, guards, base }: World): Pin {
  return { name: 'base', ref: `oci://${host}/pactos/base:1.0.0`, digest: base, from: guards[2]! };
}

function lock(pins: readonly Pin[]): string {
  const entries = pins.map(
    ({ name, ref, digest, from }) =>
      `  - {kind: policy, name: ${name}, source: oci, ref: '${ref}', digest: '${digest}'${from === undefined ? '' : `, from: 'oci:${from}'`}}\n`,
  );
  return `lockVersion: 3\nreferences:\n${entries.join('')}`;
}

function publish(
  registry: FakeRegistry,
  name: string,
  version: string,
  policy: string,
  schema = {},
): string {
  return registry.putBundle(`pactos/${name}`, version, {
    'pacto.yaml': contract({ name, version, more: `policies:\n  - name: ${name}\n    ${policy}` }),
    'policy.json': JSON.stringify(schema),
  });
}

/** One that asks for nothing, one that asks for metadata, and one that references another contract. */
function publishGuards(registry: FakeRegistry): string[] {
  return [
    publish(registry, 'guard', '1.0.0', 'schema: policy.json'),
    publish(registry, 'guard', '2.0.0', 'schema: policy.json', { required: ['metadata'] }),
    publish(registry, 'guard', '3.0.0', `ref: oci://${registry.address}/pactos/base:1.0.0`),
  ];
}

function writeComponent(
  workspace: Workspace,
  name: string,
  reference: string | undefined,
  version = '1.0.0',
): void {
  workspace.write({ [`${folderOf(name)}/pacto.yaml`]: component(name, version, reference) });
}

function component(name: string, version: string, reference?: string): string {
  const text = contract({
    name: `my-service-${name}`,
    version,
    policyOf: 'platform-service:2.0.0',
    configuredBy: 'platform-service:2.0.0',
    more: RUNTIME,
  });
  if (reference === undefined) return text;
  return text.replace(/^policies:\n/m, `policies:\n  - name: guard\n    ref: ${reference}\n`);
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

/**
 * Everything that may decide the result of a task, by project name: the inputs of its target, and
 * their bytes.
 */
function inputsOf(workspace: Workspace, { nodes }: Graph): Record<string, string> {
  return Object.fromEntries(
    Object.entries(nodes).map(([name, { data }]) => {
      const target = data.targets['pacto-validate'];
      const bytes = data.namedInputs['pacto']!.filter((input) => typeof input === 'string')
        .map((input) => input.replace('{projectRoot}', data.root).replace('{workspaceRoot}/', ''))
        .flatMap((path) => filesOf(workspace, path))
        .map((file) => [file, workspace.read(file)]);
      return [name, JSON.stringify([data.tags, target, bytes])];
    }),
  );
}

function filesOf(workspace: Workspace, pattern: string): string[] {
  const whole = /^(.*)\/\*\*\/\*$/.exec(pattern)?.[1];
  if (whole !== undefined) {
    return readdirSync(workspace.path(whole), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(workspace.root, join(entry.parentPath, entry.name)))
      .sort();
  }
  const folder = /^(.*)\/\*\.\{yaml,yml\}$/.exec(pattern)?.[1];
  if (folder === undefined) return existsSync(workspace.path(pattern)) ? [pattern] : [];
  if (!existsSync(workspace.path(folder))) return [];
  return readdirSync(workspace.path(folder))
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => `${folder}/${file}`);
}

let registry: FakeRegistry;
beforeAll(async () => void (registry = await startFakeRegistry()));
afterAll(() => registry.close());

// After any edit, the cache answers as a run without it would, and only tasks with a changed input
// run.
// Two kinds, because the lock of a contract that fails for another reason cannot make it stale.
const ROWS = SEEDS.flatMap((seed): [string, number, Edit[]][] => [
  ['contracts', seed, ownEdits],
  ['locks and the store', seed, registryEdits],
]);
/** How many edits of each kind broke a contract that was clean. */
const brokenBy = new Map(ROWS.map(([kind]) => [kind, 0]));
test.each(ROWS)(
  'after random edits of %s, the cache gives the same result as a run without a cache, seed %i',
  async (kind, seed, edits) => {
    const options = { registry: 'ghcr.io/example/pactos', store: STORE };
    const workspace = await Workspace.create(
      {
        ...exampleFiles(),
        '.gitignore': `node_modules\n.nx\ndist\n${STORE}\n`,
        [`${folderOf('batch')}/pacto.yaml`]: component('batch', '1.0.0'),
        [`${folderOf('root')}/pacto.yaml`]: root(COMPONENTS),
      },
      { options },
    );
    const world: World = {
      workspace,
      random: createRandom(seed),
      host: registry.address,
      guards: publishGuards(registry),
      base: publish(registry, 'base', '1.0.0', 'schema: policy.json'),
      references: new Map(),
    };
    for (const name of COMPONENTS) {
      const { ref } = guardPin(world, 0);
      world.references.set(name, ref);
      writeComponent(workspace, name, ref);
      workspace.write({ [lockOf(name)]: lock([guardPin(world, 0)]) });
    }
    const history: string[] = [];
    const outcomes = new Set<string>();
    let inputsBefore: Record<string, string> = {};
    let cleanBefore: string[] = [];
    let broken = 0;
    for (let count = 0; count <= EDITS; count++) {
      history.push(count === 0 ? 'the start' : world.random.pick(edits)(world));
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
      const clean = verdicts.filter(({ outcome }) => outcome === 'clean').map(({ name }) => name);
      if (cleanBefore.some((name) => !clean.includes(name))) broken++;
      inputsBefore = inputs;
      cleanBefore = clean;
    }
    expect([...outcomes].sort()).toEqual(['clean', 'findings']);
    brokenBy.set(kind, brokenBy.get(kind)! + broken);
  },
  900_000,
);

// Only an edit that breaks a clean contract can show a stale result. A single seed may have few of them.
test.each([...brokenBy.keys()])('the random edits of %s broke clean contracts', (kind) => {
  expect(brokenBy.get(kind)).toBeGreaterThan(SEEDS.length);
});
