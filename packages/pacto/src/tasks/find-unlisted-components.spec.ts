import { buildWorkspaceIndex } from 'pacto-contract/graph';
import { readFacts } from 'pacto-contract/read';
import { findUnlistedComponents } from './find-unlisted-components';

const RUNTIME = 'runtime: {workload: service, state: {type: stateless}}\n';
const contract = (name: string, rest = RUNTIME) =>
  `pactoVersion: "1.0"\nservice: {name: ${name}, version: 1.0.0}\n${rest}`;
const lists = (...refs: string[]) =>
  `dependencies: [${refs.map((ref) => `{name: a, ref: "${ref}", compatibility: "*"}`).join(', ')}]\n`;
const at = (name: string) => `oci://ghcr.io/example/pactos/${name}`;

test.each<[string, Record<string, string>, string[]]>([
  [
    'a component that its root lists',
    { 'shop/pactos/root': contract('shop-root', lists(at('shop-api'))) },
    [],
  ],
  [
    'one that its root lists by a path',
    { 'shop/pactos/root': contract('shop-root', lists('file://../api')) },
    [],
  ],
  [
    'one at a version that is not here',
    { 'shop/pactos/root': contract('shop-root', lists(`${at('shop-api')}:3.0.0`)) },
    [],
  ],
  ['one without a root', {}, []],
  ['one with the root of another folder', { 'pactos/root': contract('shop-root') }, []],
  [
    'one that is not listed',
    { 'shop/pactos/root': contract('shop-root') },
    ['The contract `shop-api` in `shop/pactos/api` is beside the root `shop-root`'],
  ],
  [
    'one beside a root without the ending',
    {
      'shop/pactos/root': contract('shop', 'dependencies: []\n').replace(
        '1.0.0}',
        '1.0.0, chart: {ref: a, version: 1.0.0}}',
      ),
    },
    ['The contract `shop-api` in `shop/pactos/api` is beside the root `shop`'],
  ],
  [
    'a service with another name in the folder of the root',
    {
      'shop/pactos/root': contract('shop-root', lists(at('shop-api'))),
      'shop/pactos/jobs': contract('jobs'),
    },
    ['The contract `jobs` in `shop/pactos/jobs` is beside the root `shop-root`'],
  ],
  [
    'a service with another name in a folder of many',
    { 'pactos/root': contract('shop-root'), 'pactos/auth': contract('auth') },
    [],
  ],
  [
    'a platform and an infrastructure contract beside the root',
    {
      'shop/pactos/root': contract('shop-root', lists(at('shop-api'))),
      'shop/pactos/rules': contract('shop-rules', 'policies: [{name: p, schema: p.json}]\n'),
      'shop/pactos/db': contract('shop-db', 'metadata: {labels: {platform/provisioner: none}}\n'),
    },
    [],
  ],
])('%s', (_what, others, expected) => {
  const texts = { 'shop/pactos/api': contract('shop-api'), ...others };
  const summaries = Object.entries(texts).map(([root, text]) => ({
    root,
    base: readFacts(text).facts,
    overrides: [],
  }));
  const { bundles } = buildWorkspaceIndex(summaries, { registries: ['ghcr.io/example/pactos'] });
  expect(findUnlistedComponents(bundles)).toEqual(
    expected.map((start) => expect.stringContaining(start)),
  );
});
