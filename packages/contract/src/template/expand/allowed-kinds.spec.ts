// Which objects a template may write: any in the workspace, and few from a registry.
import { checkKinds } from './allowed-kinds';

const LABELS = {
  'platform/claim-kind': 'PostgreSQLClaim',
  'platform/claim-api-version': 'database.example.com/v1',
};
const object = (apiVersion: string, kind: string): object => ({ apiVersion, kind });

/** The kinds that are refused. */
function refused(
  document: unknown,
  {
    from = 'artifact' as 'artifact' | 'workspace',
    labels = LABELS as Readonly<Record<string, unknown>>,
    allowKinds = [] as readonly string[],
    file = 'claims/a.yaml',
    isBuiltIn = false,
  } = {},
): string[] {
  const output = { file, document, pointer: '/outputs/0' };
  return checkKinds(output, { from, labels, allowKinds, isBuiltIn }).map(
    ({ code, in: place, message }) => {
      expect([code, place]).toEqual(['RENDER_KIND_NOT_ALLOWED', 'template']);
      return /`([^`]+)`/.exec(message)![1]!;
    },
  );
}

test.each([
  ['the kind that the labels name', object('database.example.com/v1', 'PostgreSQLClaim')],
  ['an ExternalSecret', object('external-secrets.io/v1', 'ExternalSecret')],
  ['a map that is not a Kubernetes object', { size: 'small' }],
])('a bundle from a registry may write %s', (_case, document) => {
  expect(refused(document)).toEqual([]);
});

test.each([
  ['another kind of its own group', 'database.example.com/v1', 'PostgreSQLUser'],
  ['its kind in another version', 'database.example.com/v2', 'PostgreSQLClaim'],
  ['rights in the cluster', 'rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
  ['a Secret', 'v1', 'Secret'],
  ['a Pod', 'v1', 'Pod'],
  ['a Deployment', 'apps/v1', 'Deployment'],
  ['a Job', 'batch/v1', 'Job'],
  ['an Application of Argo CD', 'argoproj.io/v1alpha1', 'Application'],
  ['a webhook', 'admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration'],
])(
  'a bundle from a registry may not write %s, unless the workspace allows it',
  (_case, apiVersion, kind) => {
    const document = object(apiVersion, kind);
    const name = `${apiVersion}/${kind}`;
    expect(refused(document)).toEqual([name]);
    expect(refused([{}, document])).toEqual([name]);
    expect(refused(document, { allowKinds: [name] })).toEqual([]);
    expect(refused(document, { from: 'workspace' })).toEqual([]);
  },
);

const BINDING = object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding');
const NAMED = LABELS['platform/claim-kind'];
const OWN = object(LABELS['platform/claim-api-version'], NAMED);

test.each<[string, unknown, string[]]>([
  ['in a list of its own kind', { ...OWN, items: [BINDING] }, ['ClusterRoleBinding']],
  [
    'in a list in a list',
    { ...OWN, items: [{ ...OWN, items: [BINDING] }] },
    ['ClusterRoleBinding'],
  ],
  ['in a list of objects in a list', [[OWN], [BINDING]], ['ClusterRoleBinding']],
  ['under a key in another case', { ...OWN, Items: [BINDING] }, ['ClusterRoleBinding']],
  ['that take kind and version from their list', { ...OWN, items: [{ metadata: {} }] }, []],
])('a bundle from a registry may not write objects %s', (_case, document, kinds) => {
  const names = kinds.map((kind) => `rbac.authorization.k8s.io/v1/${kind}`);
  expect(refused(document)).toEqual(names);
  expect(refused(document, { allowKinds: names })).toEqual([]);
});

test('an item that has no kind is of the kind that its list is of', () => {
  const document = { ...object('x.example.com/v1', 'DatabaseList'), items: [{ metadata: {} }] };
  const allowKinds = ['x.example.com/v1/DatabaseList'];
  expect(refused(document, { allowKinds })).toEqual(['x.example.com/v1/Database']);
});

test.each([
  '/v1',
  'apps//v1',
  'Apps/v1',
  'a/b/v1',
  ' v1',
  'v1 ',
  '',
  'apps/',
  'v1/',
  'apps/1',
  '1',
])('the version %j does not avoid the check of kinds', (apiVersion) => {
  const labels = { 'platform/claim-kind': 'Pod', 'platform/claim-api-version': apiVersion };
  const name = `${apiVersion}/Pod`;
  expect(refused(object(apiVersion, 'Pod'), { labels, allowKinds: [name] })).toEqual([name]);
});

test('a version that is not a text does not avoid the check of kinds', () => {
  const labels = { 'platform/claim-kind': 'Pod', 'platform/claim-api-version': '1' };
  expect(refused({ apiVersion: 1, kind: 'Pod' }, { labels })).toEqual(['1/Pod']);
  expect(refused({ kind: 'Pod' })).toEqual(['/Pod']);
});

test.each([
  ['claims/kustomization.yaml', 'kustomize.config.k8s.io/v1beta1/Kustomization'],
  ['Kustomization.yaml', 'kustomize.config.k8s.io/v1beta1/Kustomization'],
  ['Chart.yaml', 'helm/Chart'],
])('a bundle from a registry may not write %s, which changes what is deployed', (file, name) => {
  const document = { resources: ['https://example.com/evil'] };
  expect(refused(document, { file })).toEqual([name]);
  expect(refused(document, { file, allowKinds: [name] })).toEqual([]);
});

test.each([
  ['v1', 'Secret'],
  ['apps/v1', 'Deployment'],
  ['batch/v1', 'Job'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['argoproj.io/v1alpha1', 'Application'],
])('labels of the bundle are not enough for %s/%s', (apiVersion, kind) => {
  const labels = { 'platform/claim-kind': kind, 'platform/claim-api-version': apiVersion };
  expect(refused(object(apiVersion, kind), { labels })).toEqual([`${apiVersion}/${kind}`]);
});

test.each(['terraform/a.tf.json', 'terraform/A.TF.json', 'a.tofu.json'])(
  'a template of a registry may not write Terraform into %s, and the built-in one may',
  (file) => {
    expect(refused({ module: {} }, { file })).toEqual(['terraform/module']);
    expect(refused({ module: {} }, { file, allowKinds: ['terraform/module'] })).toEqual([]);
    expect(refused({ module: {} }, { file, isBuiltIn: true })).toEqual([]);
  },
);
