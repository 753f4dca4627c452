import { DEFAULT_RENDER_SETTINGS } from 'pacto-contract/graph';
import { readRenderSettings } from './read-render-settings';

test('without the option there are defaults', () => {
  expect(readRenderSettings(undefined)).toEqual(DEFAULT_RENDER_SETTINGS);
  expect(readRenderSettings({})).toEqual(DEFAULT_RENDER_SETTINGS);
});

test('everything that is given is kept', () => {
  const given = {
    deploymentConfiguration: 'chart',
    environments: { stg: { cluster: 'eu-1', namespace: 'shop', project: 'shop' } },
    argocd: { values: 'none', name: 'x-{chart}-{env}', namespace: 'cd' },
    allowKinds: ['batch/v1/Job', 'v1/ConfigMap'],
    options: { region: 'eu' },
  };
  expect(readRenderSettings(given)).toEqual(given);
});

test.each<[object, string]>([
  [
    { deployment: 'x' },
    'The option `render` of the Pacto plugin in `nx.json` has no key `deployment`',
  ],
  [{ environments: [] }, '`render.environments`'],
  [
    { environments: { stg: { name: 'x' } } },
    '`render.environments.stg` of the Pacto plugin in `nx.json` has no key `name`',
  ],
  [
    { argocd: { namspace: 'x' } },
    'has no key `namspace`. Did you mean `namespace`? Accepted: `val',
  ],
  [
    { environments: { stg: { clustr: 'x' } } },
    'has no key `clustr`. Did you mean `cluster`? Accepted: `cluster`, `namespace`, `project`.',
  ],
  [{ allowKind: [] }, 'has no key `allowKind`. Did you mean `allowKinds`? Accepted: `deplo'],
  [{ environments: { stg: { namespace: 'My_Shop' } } }, '`render.environments.stg.namespace`'],
  [{ environments: { stg: { cluster: 3 } } }, '`render.environments.stg.cluster`'],
  [{ argocd: { values: 'git' } }, 'it must be `inline` or `none`'],
  [{ argocd: { name: '{chart}-{environment}' } }, '`render.argocd.name`'],
  [{ argocd: { namespace: '-x' } }, '`render.argocd.namespace`'],
  [{ allowKinds: 'v1/Secret' }, '`render.allowKinds`'],
  [{ allowKinds: ['Secret'] }, '`render.allowKinds`'],
  [{ options: null }, '`render.options`'],
  [{ deploymentConfiguration: '' }, '`render.deploymentConfiguration`'],
])('%j is refused', (given, message) => {
  expect(() => readRenderSettings(given)).toThrow(message);
});
