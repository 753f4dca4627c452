import {
  buildWorkspaceIndex,
  closureOf,
  diffClosureOf,
  type BundleSummary,
} from 'pacto-contract/graph';
import { readFacts } from 'pacto-contract/read';
import { readTaskInputs } from '../nx/task-inputs';
import { buildProject } from './build-project';
import { normalizeOptions } from '../options';

const CONTRACT = `service: {name: api, version: 1.0.0}
interfaces: [{name: http, type: http, contract: interfaces/api.yaml}]
`;

function projectOf(options: object, { root = 'shop/api', contract = CONTRACT } = {}) {
  const summary: BundleSummary = { root, base: readFacts(contract).facts, overrides: [] };
  const index = buildWorkspaceIndex([summary], { registries: [] });
  const sources = {
    index,
    summaryOf: () => undefined,
    checksFiles: () => false,
  };
  return buildProject(summary, 'api', index, {
    isContractOnly: true,
    closure: closureOf(summary, sources),
    diffClosure: diffClosureOf(summary, sources),
    options: normalizeOptions(options),
    install: { name: 'pacto', kind: 'package' },
    pluginNode: 'pacto:plugin',
    holdsProjects: false,
  });
}

function targetsOf(...asked: Parameters<typeof projectOf>) {
  return projectOf(...asked).targets!;
}

/** Whether a task of the target may read a file, as the executor will ask. */
function isInput(target: string, path: string, root = 'shop/api'): boolean {
  const data = projectOf({}, { root });
  const graph = {
    nodes: { api: { name: 'api', type: 'lib' as const, data } },
    dependencies: {},
  };
  return readTaskInputs({ project: 'api', target }, graph, {}, (folder) => folder === root).file(
    path,
  );
}

test.each<[object, string[]]>([
  [{}, ['pacto-validate', 'pacto-diff', 'pacto-explain']],
  [{ diffTargetName: false }, ['pacto-validate', 'pacto-explain']],
  [{ diffTargetName: 'compare', validateTargetName: false }, ['compare', 'pacto-explain']],
  [{ explainTargetName: false, renderTargetName: false }, ['pacto-validate', 'pacto-diff']],
])('the targets under %j', (options, names) => {
  expect(Object.keys(targetsOf(options))).toEqual(names);
});

test('a diff is cached, with its report and the file that is asked for', () => {
  expect(targetsOf({ reportsDirectory: 'out' })['pacto-diff']).toMatchObject({
    executor: 'pacto:diff',
    cache: true,
    outputs: ['{workspaceRoot}/out/{projectRoot}/diff.json', '{options.outputFile}'],
  });
});

describe.each(['shop/api', 'we[i]rd/api'])('inputs of a bundle in %s', (root) => {
  test.each<[string, boolean, boolean]>([
    ['pacto.yaml', true, true],
    ['overrides/values.prod.yaml', true, true],
    ['interfaces/api.yaml', true, true],
    ['interfaces/schemas/user.json', false, true],
    ['sbom/api.spdx.json', false, true],
    ['policy/schema.json', false, true],
    ['README.md', false, false],
  ])('%s: validate %s, diff %s', (path, validate, diff) => {
    const seen = ['pacto-validate', 'pacto-diff'].map((target) =>
      isInput(target, `${root}/${path}`, root),
    );
    expect(seen).toEqual([validate, diff]);
  });
});
