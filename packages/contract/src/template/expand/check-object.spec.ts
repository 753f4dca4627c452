// Names, labels and annotations that Kubernetes refuses when an object is deployed.
import { expandOk, problemsOf } from '../../../testing/example-claim';
import { objectDefects } from './check-object';

const object = (metadata: unknown, apiVersion = 'example.com/v1', kind = 'Database'): object => ({
  apiVersion,
  kind,
  metadata,
});
const places = (document: object): string[] =>
  [...objectDefects(document)].map(({ place }) => place);

test.each([
  ['a name with upper case and `_`', object({ name: 'My_Name' }), '/metadata/name'],
  ['a name with a dash at an end', object({ name: '-a-' }), '/metadata/name'],
  ['a name with an empty part', object({ name: 'a..b' }), '/metadata/name'],
  ['an empty name', object({ name: '' }), '/metadata/name'],
  ['a name that is a number', object({ name: 5 }), '/metadata/name'],
  ['a long name', object({ name: 'a'.repeat(254) }), '/metadata/name'],
  ['a name of a Service with a dot', object({ name: 'a.b' }, 'v1', 'Service'), '/metadata/name'],
  [
    'a name of a role with `/`',
    object({ name: 'a/b' }, 'rbac.authorization.k8s.io/v1', 'Role'),
    '/metadata/name',
  ],
  ['a namespace with upper case', object({ namespace: 'My_NS' }), '/metadata/namespace'],
  ['a long namespace', object({ namespace: 'a'.repeat(64) }), '/metadata/namespace'],
  ['a namespace with a dot', object({ namespace: 'a.b' }), '/metadata/namespace'],
  [
    'a long key of a label',
    object({ labels: { ['a'.repeat(70)]: 'x' } }),
    `/metadata/labels/${'a'.repeat(70)}`,
  ],
  [
    'a key of a label with two `/`',
    object({ labels: { 'a/b/c': 'x' } }),
    '/metadata/labels/a~1b~1c',
  ],
  [
    'a key of a label with a wrong prefix',
    object({ labels: { 'A_/b': 'x' } }),
    '/metadata/labels/A_~1b',
  ],
  ['an empty key of a label', object({ labels: { '': 'x' } }), '/metadata/labels/'],
  ['a label that is a number', object({ labels: { a: 5 } }), '/metadata/labels/a'],
  ['a long label', object({ labels: { a: 'x'.repeat(64) } }), '/metadata/labels/a'],
  ['labels that are a list', object({ labels: ['a'] }), '/metadata/labels'],
  ['an annotation that is a number', object({ annotations: { a: 5 } }), '/metadata/annotations/a'],
  [
    'a key of an annotation with a blank',
    object({ annotations: { 'a b': 'x' } }),
    '/metadata/annotations/a b',
  ],
  [
    'long annotations',
    object({ annotations: { a: 'x'.repeat(262_144) } }),
    '/metadata/annotations',
  ],
  ['metadata that is a text', object('a'), '/metadata'],
  ['a kind with a blank', object({}, 'v1', 'Pg Claim'), '/kind'],
  ['a kind of two lines', object({}, 'v1', 'A\nB'), '/kind'],
  ['an empty kind', object({}, 'v1', ''), '/kind'],
  ['a long kind', object({}, 'v1', 'A'.repeat(64)), '/kind'],
  ['a kind that is a number', { apiVersion: 'v1', kind: 12 }, '/kind'],
  ['a version without a group', object({}, '/v1'), '/apiVersion'],
  [
    'a name in a list',
    { apiVersion: 'v1', kind: 'List', items: [object({ name: 'A' })] },
    '/items/0/metadata/name',
  ],
])('%s is refused', (_case, document, place) => {
  expect(places(document)).toEqual([place]);
});

test.each([
  ['a name with dots', object({ name: 'orders.example.com' })],
  [
    'a name of a role with colons',
    object({ name: 'system:Node' }, 'rbac.authorization.k8s.io/v1', 'ClusterRole'),
  ],
  ['a key of a label with a prefix', object({ labels: { 'app.kubernetes.io/part-of': '' } })],
  [
    'a key of an annotation with upper case',
    object({ annotations: { 'Example.com/A_b': 'any\n"text"' } }),
  ],
  ['an object without metadata', { apiVersion: 'v1', kind: 'List', items: [] }],
  ['a kind of lower case with a dash', object({}, 'a.example/v1', 'pg-claim')],
  ['a version without a kind', { apiVersion: 'v2', name: 'chart' }],
  ['a map that is not an object', { kind: 'large', metadata: { name: 'My_Name' } }],
])('%s is accepted', (_case, document) => {
  expect(places(document)).toEqual([]);
});

test('a name is refused at what it comes from', () => {
  const text = (name: string): string =>
    `renderVersion: 1\noutputs:\n  - file: a.yaml\n    document:\n      apiVersion: v1\n      kind: ConfigMap\n      metadata: { name: "${name}" }\n`;
  expect(expandOk(text('${values.a}'), { values: { a: 'b' } }).outputs).toHaveLength(1);
  expect(problemsOf(text('${values.a}'), { values: { a: 'My_Name' } })).toEqual([
    expect.objectContaining({
      code: 'RENDER_NAME_INVALID',
      message: '`metadata.name` is `"My_Name"`, which Kubernetes refuses.',
      in: 'values',
      pointer: '/a',
    }),
  ]);
  expect(problemsOf(text('-x'))).toEqual([
    expect.objectContaining({ in: 'template', pointer: '/outputs/0/document/metadata/name' }),
  ]);
});
