// Trees of workspaces for tests of generators, and the checks that those tests share.
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logger, updateJson, type Tree } from '@nx/devkit';
// The public entry for specs, unlike the other paths below @nx/devkit.
// eslint-disable-next-line no-restricted-imports
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import Ajv from 'ajv/dist/2020';
import { parseSource } from 'pacto-contract';
import { childPath } from 'pacto-contract/graph';

const SCHEMAS = join(__dirname, '../../../contract/src/dialect');

export const REGISTRY = 'ghcr.io/example/pactos';

let trees = 0;

/** A tree also reads the disk below its root, so each has a root of its own. It does not exist until a test writes there. */
export function emptyTree(): Tree {
  const tree = createTreeWithEmptyWorkspace();
  tree.root = join(tmpdir(), `pacto-tree-${process.pid}-${trees++}`);
  return tree;
}

/** An empty workspace in memory whose nx.json has the plugin with these options. */
export function treeWithPlugin(options: Record<string, unknown> = { registry: REGISTRY }): Tree {
  const tree = emptyTree();
  updateJson(tree, 'nx.json', (nxJson) => ({
    ...nxJson,
    plugins: [{ plugin: 'nx-pacto', options }],
  }));
  return tree;
}

/** Path and text of every file in the tree. */
export function snapshotOf(tree: Tree): Record<string, string> {
  const files: Record<string, string> = {};
  const walk = (folder: string): void => {
    for (const name of tree.children(folder)) {
      const path = childPath(folder, name);
      if (tree.isFile(path)) files[path] = tree.read(path, 'utf-8') ?? '';
      else walk(path);
    }
  };
  walk('.');
  return files;
}

export function readYamlFile(tree: Tree, path: string): Record<string, never> {
  const { document, problems } = parseSource(path, tree.read(path, 'utf-8') ?? '');
  expect(problems).toEqual([]);
  return (document?.value ?? {}) as Record<string, never>;
}

function publishedSchema(file: string): object {
  return JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as object;
}

/** Every contract, override file and template of the tree satisfies its published schema. */
export function expectValidContracts(tree: Tree): void {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const contract = ajv.compile(publishedSchema('pacto-1.0.schema.json'));
  const override = ajv.compile(publishedSchema('pacto-overrides-1.0.schema.json'));
  const template = ajv.compile(publishedSchema('pacto-render-1.schema.json'));
  const kinds = [
    { paths: /\/pacto\.yaml$/, validate: contract },
    { paths: /\/overrides\/values\..+\.yaml$/, validate: override },
    { paths: /\/render\/[^/]+\.yaml$/, validate: template },
  ];
  for (const path of Object.keys(snapshotOf(tree))) {
    const validate = kinds.find(({ paths }) => paths.test(path))?.validate;
    if (!validate) continue;
    validate(readYamlFile(tree, path));
    expect({ path, errors: validate.errors ?? [] }).toEqual({ path, errors: [] });
  }
}

/**
 * Every value, claim and policy that the tree's contracts refer to holds: references are looked up by
 * name and version among the contracts of the tree.
 */
export function expectReferencesHold(tree: Tree): number {
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { cron: true } });
  const files = Object.keys(snapshotOf(tree));
  const bundles = new Map<string, { root: string; contract: Loose }>();
  for (const path of files.filter((file) => file.endsWith('/pacto.yaml'))) {
    const contract = readYamlFile(tree, path) as Loose;
    const { name, version } = contract.service;
    const root = path.slice(0, -'/pacto.yaml'.length);
    bundles.set(`oci://${REGISTRY}/${name}:${version}`, { root, contract });
  }
  let checked = 0;
  const check = (schema: object, value: unknown, what: string): void => {
    const validate = ajv.compile(schema);
    validate(value);
    expect({ what, errors: validate.errors ?? [] }).toEqual({ what, errors: [] });
    checked++;
  };
  const schemaOf = (root: string, path: string): Loose =>
    JSON.parse(tree.read(`${root}/${path}`, 'utf-8') ?? '') as Loose;
  for (const { root, contract } of bundles.values()) {
    for (const { ref } of contract.policies ?? []) {
      const policy = bundles.get(ref);
      for (const { schema } of policy?.contract.policies ?? []) {
        check(schemaOf(policy!.root, schema), contract, `${root} against ${ref}`);
      }
    }
    for (const path of files.filter((file) => file.startsWith(`${root}/overrides/`))) {
      const environment = /values\.(.+)\.yaml$/.exec(path)![1];
      for (const { ref, values, name } of (readYamlFile(tree, path) as Loose).configurations ??
        []) {
        if (values === undefined || ref === undefined) continue;
        const owner = bundles.get(ref)!;
        const offered: Loose[] = owner.contract.configurations;
        const { schema } = offered.find((one) => one.name === name) ?? offered[0]!;
        check(schemaOf(owner.root, schema), values, `${path} ${name}`);
        for (const policy of owner.contract.policies ?? []) {
          const claim = schemaOf(owner.root, policy.schema)['x-pacto-claim'];
          if (claim) check(claim, { environment, values }, `${path} ${name} as a claim`);
        }
      }
    }
  }
  return checked;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- documents of any shape
type Loose = Record<string, any>;

/** The error of a generator, after which the tree must be as it was. */
export async function refusalOf(tree: Tree, run: () => Promise<unknown>): Promise<string> {
  const before = snapshotOf(tree);
  let message: string | undefined;
  try {
    await run();
  } catch (error) {
    message = (error as Error).message;
  }
  expect(snapshotOf(tree)).toEqual(before);
  expect(message).toBeDefined();
  return message!;
}

/** Runs twice and demands that the second run changes nothing. */
export async function runTwice(tree: Tree, run: () => Promise<unknown>): Promise<void> {
  const silenced = (['info', 'warn'] as const).map((level) =>
    jest.spyOn(logger, level).mockImplementation(() => undefined),
  );
  await run();
  const first = snapshotOf(tree);
  await run();
  expect(snapshotOf(tree)).toEqual(first);
  for (const spy of silenced) spy.mockRestore();
}
