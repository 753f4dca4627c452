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
    builtIn = false,
  } = {},
): string[] {
  const output = { file, document, pointer: '/outputs/0' };
  return checkKinds(output, { from, labels, allowKinds }, builtIn).map(
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
    expect(refused({ module: {} }, { file, builtIn: true })).toEqual([]);
  },
);
