import { readFacts } from 'pacto-contract/read';
import { buildNodes } from '../../graph/build-nodes';
import { normalizeOptions } from '../../options';
import { deployedIn } from './deployed-in';

const REGISTRY = 'ghcr.io/example/pactos';

interface Bundle {
  readonly uses?: readonly string[];
  readonly environments?: readonly string[];
}

/** Where the validation of each bundle finds that it is deployed, besides the option. */
function unitEnvironmentsOf(bundles: Readonly<Record<string, Bundle>>, options: object = {}) {
  const summaries = Object.entries(bundles).map(([name, { uses = [], environments = [] }]) => ({
    root: `shop/${name}`,
    base: readFacts(
      [
        `service: {name: ${name}, version: 1.0.0}`,
        'dependencies:',
        ...uses.map((use) => `  - {name: x, ref: "oci://${REGISTRY}/${use}", compatibility: "*"}`),
        '',
      ].join('\n'),
    ).facts,
    overrides: environments.map((environment) => ({
      path: `overrides/values.${environment}.yaml`,
      environment,
      facts: readFacts('').facts,
    })),
  }));
  const normalized = normalizeOptions({ registry: REGISTRY, environments: ['prod'], ...options });
  const { nodes } = buildNodes(
    {
      files: summaries.map(({ root }) => `${root}/pacto.yaml`),
      summaries,
      givenNames: [],
      options: normalized,
      install: { name: 'pacto', kind: 'package' },
    },
    { namesIn: () => ['pacto.yaml'], checksFiles: () => false },
  );
  return Object.fromEntries(
    nodes.flatMap(([, { projects = {} }]) =>
      Object.values(projects).map(({ name, targets }) => [
        name,
        deployedIn(normalized, targets!['pacto-validate']).unitEnvironments,
      ]),
    ),
  );
}

test.each<[string, Record<string, Bundle>, Record<string, readonly string[]>]>([
  [
    'a component has the environments of its root and of the other components',
    {
      'shop-root': { uses: ['api', 'worker'], environments: ['lab'] },
      api: { environments: ['prod', 'qa'] },
      worker: {},
    },
    { 'shop-root': ['lab', 'qa'], api: ['qa', 'lab'], worker: ['lab', 'qa'] },
  ],
  [
    'a component of two roots has the environments of both',
    {
      'a-root': { uses: ['api'], environments: ['a'] },
      'b-root': { uses: ['api'], environments: ['b'] },
      api: {},
    },
    { 'a-root': ['a'], 'b-root': ['b'], api: ['a', 'b'] },
  ],
  [
    'a service that no root lists has none but its own',
    { 'shop-root': { environments: ['lab'] }, mail: {} },
    { 'shop-root': ['lab'], mail: [] },
  ],
])('%s', (_title, bundles, expected) => {
  expect(unitEnvironmentsOf(bundles)).toEqual(expected);
});

test('without a target for a render, nothing is deployed', () => {
  const bundles = { 'shop-root': { environments: ['lab'] } };
  expect(unitEnvironmentsOf(bundles, { renderTargetName: false })).toEqual({});
});
