import { identitiesOf } from './output-identities';

const MODULE = { module: { db: {} } };

function clashes(one: [string, unknown], other: [string, unknown]): string[] {
  const [left, right] = [one, other].map(([path, document]) => identitiesOf(path, document));
  const keys = new Set(left!.map(({ key }) => key));
  return right!.filter(({ key }) => keys.has(key)).map(({ title }) => title);
}

test.each<[string, [string, unknown], [string, unknown], string[]]>([
  [
    'a resource of a cluster, in any folder',
    ['a/x.yaml', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } }],
    ['b/y.yaml', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } }],
    ['v1 Secret `s`'],
  ],
  ['a module', ['a.tf.json', MODULE], ['b.tf.json', MODULE], ['Terraform module `db`']],
  [
    'a module in a list of maps, also for OpenTofu',
    ['t/a.tf.json', MODULE],
    ['t/b.tofu.json', [{ module: [{ db: [{}] }] }]],
    ['Terraform module `db`'],
  ],
  [
    'a resource of Terraform',
    ['a.tf.json', { resource: { bucket: { one: {}, two: {} } } }],
    ['b.tf.json', { resource: { bucket: { two: {} }, queue: { one: {} } } }],
    ['Terraform resource `bucket.two`'],
  ],
  ['modules of two folders', ['a/x.tf.json', MODULE], ['b/x.tf.json', MODULE], []],
  ['a file that overrides others', ['a.tf.json', MODULE], ['override.tf.json', MODULE], []],
  ['another such file', ['t/a.tf.json', MODULE], ['t/a_override.tofu.json', MODULE], []],
  ['variables with such a name', ['a.tf.json', MODULE], ['b.auto.tfvars.json', MODULE], []],
  ['a file of another kind', ['a.tf.json', MODULE], ['b.json', MODULE], []],
])('what two files share: %s', (_, one, other, expected) => {
  expect(clashes(one, other)).toEqual(expected);
});

test('what a file has twice is there twice', () => {
  const document = [MODULE, MODULE];
  const keys = identitiesOf('a.tf.json', document).map(({ key }) => key);
  expect(keys).toEqual([keys[0], keys[0]]);
});
