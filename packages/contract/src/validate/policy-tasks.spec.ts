import { createMemoryFiles } from '../files/memory-files';
import { createSession } from '../bundle/session';
import { createWorkspaceIndex } from '../workspace/workspace-index';
import { validateBundle } from './validate-bundle';

const head = (name: string) =>
  `pactoVersion: "1.0"\nservice: {name: ${name}, version: 1.0.0}\nconfigurations:\n  - name: db\n`;
const CLAIM = 'configurations:\n  - name: db\n    ref: ../db\n';

const unchecked =
  'This configuration has no `values`, and a policy on claims checks that as `{}`. Write them in this entry';

it.each([
  ['the base, and the file leaves the list out', 'metadata: {a: 1}\n', 'svc/pacto.yaml'],
  ['the base, and the file is empty', '# nothing\n', 'svc/pacto.yaml'],
  ['the file', CLAIM, 'svc/overrides/values.prod.yaml'],
])('a claim without values is in %s: the hint says where to write them', (_, override, file) => {
  const policy = { 'x-pacto-claim': { properties: { values: { required: ['size'] } } } };
  const files = createMemoryFiles({
    'db/pacto.yaml': `${head('db')}    schema: schema.json\nmetadata: {labels: {platform/provisioner: none}}\npolicies: [{name: p, schema: policy.json}]\n`,
    'db/schema.json': '{}',
    'db/policy.json': JSON.stringify(policy),
    'svc/pacto.yaml': `${head('svc')}    ref: ../db\n`,
    'svc/overrides/values.prod.yaml': override,
  });
  const bundles = [
    { root: 'db', name: 'db', version: '1.0.0', kind: 'infrastructure' as const },
    { root: 'svc', name: 'svc', version: '1.0.0', kind: 'service' as const },
  ];
  const index = createWorkspaceIndex(bundles, { registries: [] });
  const { report } = validateBundle(createSession(), { files, index }, { root: 'svc' });
  const found = report.environments
    .flatMap(({ diagnostics }) => diagnostics)
    .find(({ code }) => code === 'POLICY_VIOLATION');
  const inFile =
    ', or write the list with this entry and its values in `svc/overrides/values.prod.yaml`.';
  expect(found).toMatchObject({
    file,
    hint: unchecked + (file === 'svc/pacto.yaml' ? inFile : '.'),
  });
});

it.each<[string, object, string | undefined]>([
  [
    'sbom',
    { const: true },
    '`sbom` says whether the bundle has a file `sbom/<name>.spdx.json` or `sbom/<name>.cdx.json`.',
  ],
  [
    'files',
    { contains: { const: 'docs/runbook.md' } },
    '`files` lists the files of the bundle, with paths relative to its folder.',
  ],
  ['kind', { const: 'root' }, '`kind` is what the contract is, such as `component` or `root`.'],
  [
    'environment',
    { const: 'prod' },
    '`environment` is the environment that is validated: `null` for the base, `custom` with `-f` or `--set`.',
  ],
  ['sbom', { const: true, description: 'Run the scanner.' }, 'Run the scanner.'],
])('a violation about the fact `%s` (%j) says what the fact is', (fact, schema, hint) => {
  const files = createMemoryFiles({
    'svc/pacto.yaml':
      'pactoVersion: "1.0"\nservice: {name: svc, version: 1.0.0}\npolicies: [{name: p, schema: policy.json}]\n',
    'svc/policy.json': JSON.stringify({ 'x-pacto-facts': { properties: { [fact]: schema } } }),
  });
  const bundle = { root: 'svc', name: 'svc', version: '1.0.0', kind: 'service' as const };
  const index = createWorkspaceIndex([bundle], { registries: [] });
  const { report } = validateBundle(createSession(), { files, index }, { root: 'svc' });
  expect(report.environments[0]?.diagnostics).toMatchObject([{ code: 'POLICY_VIOLATION', hint }]);
});

it.each([
  ['of its own', '{"x-pacto-claim": {"properties": {"values": {"required": ["size"]}}}}', 58],
  [
    'that a definition has',
    '{"$defs": {"sized": {"required": ["size"]}}, "x-pacto-claim": {"properties": {"values": {"$ref": "#/$defs/sized"}}}}',
    34,
  ],
])(
  'a violation on a claim refers to the rule %s, and to the reference',
  (_what, policy, column) => {
    const files = createMemoryFiles({
      'db/pacto.yaml': `${head('db')}    schema: schema.json\nmetadata: {labels: {platform/provisioner: none}}\npolicies: [{name: p, schema: policy.json}]\n`,
      'db/schema.json': '{}',
      'db/policy.json': policy,
      'svc/pacto.yaml': `${head('svc')}    ref: ../db\n    values: {a: 1}\n`,
    });
    const bundles = [
      { root: 'db', name: 'db', version: '1.0.0', kind: 'infrastructure' as const },
      { root: 'svc', name: 'svc', version: '1.0.0', kind: 'service' as const },
    ];
    const index = createWorkspaceIndex(bundles, { registries: [] });
    const { report } = validateBundle(createSession(), { files, index }, { root: 'svc' });
    const found = report.environments[0]?.diagnostics.find(
      ({ code }) => code === 'POLICY_VIOLATION',
    );
    const places = found?.related.map(({ file, range, message }) => [
      message,
      file,
      range?.start.line,
      range?.start.column,
    ]);
    expect(places).toEqual([
      ['The policy requires it here.', 'db/policy.json', 1, column],
      ['The claim refers to `db:1.0.0` here.', 'svc/pacto.yaml', 5, 10],
    ]);
  },
);
