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

/** Any version may decide whether the workspace answers a reference: all of them are edges. */
const versionsOfPolicyFor = (service: string): string[] =>
  POLICIES.map((policy) => `${service} -> ${policy} dynamic`);

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
      ...versionsOfPolicyFor('catalog'),
      ...versionsOfPolicyFor('checkout'),
      'keycloak-root -> keycloak-server static',
      'keycloak-server -> platform-service dynamic',
      ...versionsOfPolicyFor('ledger'),
      'my-service-api -> platform-service dynamic',
      'my-service-api -> postgres dynamic',
      'my-service-api -> secrets dynamic',
      'my-service-root -> my-service-api static',
      'my-service-root -> my-service-worker static',
      'my-service-worker -> object-storage dynamic',
      'my-service-worker -> platform-service dynamic',
      'my-service-worker -> redis dynamic',
      ...versionsOfPolicyFor('notifications'),
    ]);
  });

  test('an edit of a policy affects those who are pinned to it, and judges no others again', async () => {
    const policy = 'platform/policies/platform-policy-v4/policy/schema.json';
    workspace.edit(policy, (text) => text.replace('"Platform policy 4"', '"Platform policy four"'));
    const { status, ran } = await workspace.run(['affected', '-t', 'pacto-validate']);
    expect({ status, ran }).toEqual({
      status: 0,
      ran: [task('notifications'), task('platform-policy@4.0.0')],
    });
  });

  test('an environment is judged alone, one without an override file too', async () => {
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
