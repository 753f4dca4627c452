// The example workspace, which holds every printed example of the document, as people use it.
import { exampleFiles } from './harness/example-files';
import { Workspace } from './harness/workspace';

const API = 'my-service/pactos/my-service-api';

const POLICIES = ['1', '2', '3', '4'].map((major) => `platform-policy@${major}.0.0`);

const PROJECTS = [
  'catalog',
  'checkout',
  'keycloak-root',
  'keycloak-server',
  'ledger',
  'my-service-api',
  'my-service-root',
  'my-service-worker',
  'notifications',
  'object-storage',
  ...POLICIES,
  'platform-service',
  'postgres',
  'redis',
  'secrets',
];

const task = (project: string): string => `${project}:pacto-validate`;

describe('the example workspace', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await Workspace.create(exampleFiles());
  });

  test('validates', async () => {
    const { status, ran, output } = await workspace.run(['run-many', '-t', 'pacto-validate']);
    expect({ status, output }).toEqual({ status: 0, output: expect.anything() });
    expect(ran).toEqual(PROJECTS.map(task));
  });

  test('its graph is what its contracts reference', async () => {
    expect(await workspace.edges()).toEqual([
      'catalog -> platform-policy@2.0.0 dynamic',
      'checkout -> platform-policy@3.0.0 dynamic',
      'keycloak-root -> keycloak-server static',
      'keycloak-server -> platform-service dynamic',
      'ledger -> platform-policy@1.0.0 dynamic',
      'my-service-api -> platform-service dynamic',
      'my-service-api -> postgres dynamic',
      'my-service-api -> secrets dynamic',
      'my-service-root -> my-service-api static',
      'my-service-root -> my-service-worker static',
      'my-service-worker -> object-storage dynamic',
      'my-service-worker -> platform-service dynamic',
      'my-service-worker -> redis dynamic',
      'notifications -> platform-policy@4.0.0 dynamic',
    ]);
  });

  test('an edit of a policy validates only the contracts that pin it', async () => {
    const policy = 'platform/policies/platform-policy-v4/policy/schema.json';
    workspace.edit(policy, (text) => text.replace('"Platform policy 4"', '"Platform policy four"'));
    const { status, ran } = await workspace.run(['affected', '-t', 'pacto-validate']);
    expect({ status, ran }).toEqual({
      status: 0,
      ran: [task('notifications'), task('platform-policy@4.0.0')],
    });
  });

  test('one environment can be validated, even without an override file', async () => {
    for (const [environment, files] of [
      ['prod', [`${API}/pacto.yaml`, `${API}/overrides/values.prod.yaml`]],
      ['dev', [`${API}/pacto.yaml`]],
    ] as const) {
      await workspace.mustNx(['run', `${task('my-service-api')}:${environment}`]);
      expect(workspace.json(`dist/pacto/${API}/validate.json`)).toMatchObject({
        outcome: 'clean',
        environments: [{ name: environment, files, diagnostics: [] }],
      });
    }
  });
});
