// Whole diffs of small workspaces: which changes are reported, at which places, and which files are never
// skipped.
import { memorySide, REGISTRY } from '../../testing/memory-side';
import { createSession } from '../bundle/session';
import { diffBundle, type DiffRequest } from './diff-bundle';
import type { DiffReport } from './change/diff-report';

type Workspace = Readonly<Record<string, string>>;

const API = 'my-service/pactos/my-service-api';
const ref = (name: string, version: string) => `oci://${REGISTRY}/${name}:${version}`;
const service = (name: string, version = '1.0.0') =>
  `pactoVersion: "1.0"\nservice:\n  name: ${name}\n  version: ${version}\n`;
const runtime = `runtime:
  workload: service
  state:
    type: stateless
    persistence: {scope: local, durability: ephemeral}
    dataCriticality: low
`;
const api = (more = '', version = '1.0.0'): Workspace => ({
  [`${API}/pacto.yaml`]: service('my-service-api', version) + more,
});
const platform = (version: string, policy: unknown, schema: unknown = {}): Workspace => ({
  [`platform/v${version}/pacto.yaml`]: `${service('platform-service', version)}policies:
  - name: platform-policy
    schema: policy/schema.json
configurations:
  - name: deployment
    schema: configuration/schema.json
`,
  [`platform/v${version}/policy/schema.json`]: JSON.stringify(policy),
  [`platform/v${version}/configuration/schema.json`]: JSON.stringify(schema),
});
const bound = (version: string) =>
  `policies:\n  - name: platform-policy\n    ref: ${ref('platform-service', version)}\n`;
const deployed = (version: string, values = '') =>
  `configurations:\n  - name: deployment\n    ref: ${ref('platform-service', version)}\n${values}`;

const ASKS_OWNER = { required: ['service'], properties: { service: { required: ['owner'] } } };
const ASKS_RUNTIME = { ...ASKS_OWNER, required: ['service', 'runtime'] };

function diff(
  base: Workspace | undefined,
  head: Workspace,
  more: { failOn?: DiffRequest['failOn']; root?: string; baseRoot?: string } = {},
): DiffReport {
  const { root = API, baseRoot = root, failOn } = more;
  return diffBundle(createSession(), {
    head: memorySide(head, root),
    base: { kind: 'git', ref: 'main', side: base && memorySide(base, baseRoot) },
    failOn,
  }).report;
}

const changesOf = ({ changes }: DiffReport) =>
  changes.map(({ rule, path, type, base, head }) => {
    const at = (place: typeof base) =>
      place && `${place.file}:${place.range?.start.line}:${place.range?.start.column}`;
    return [rule, path, type, at(base), at(head)];
  });

describe('a bundle and its base', () => {
  it('are the same, whatever the order of keys and the comments', () => {
    const base = api(`interfaces:\n  - name: api\n    type: http\n    port: 8080\n`);
    const head = api(`# moved\ninterfaces: [{port: 8080, type: http, name: api}]\n`);
    const report = diff(base, head);
    expect(report).toMatchObject({ changes: [], outcome: 'clean', requiredBump: 'none' });
    expect(report.classification).toBe('NON_BREAKING');
  });

  it('differ in a field, which is placed on both sides', () => {
    const base = api('interfaces:\n  - name: api\n    type: http\n    port: 8080\n');
    const head = api(
      '# one line more\ninterfaces:\n  - name: api\n    type: http\n    port: 9090\n',
    );
    const report = diff(base, head);
    expect(changesOf(report)).toEqual([
      [
        'interface-port-changed',
        'interfaces.port',
        'modified',
        `${API}/pacto.yaml:8:11`,
        `${API}/pacto.yaml:9:11`,
      ],
    ]);
    expect(report).toMatchObject({
      classification: 'BREAKING',
      requiredBump: 'major',
      actualBump: 'none',
      outcome: 'findings',
    });
  });

  it('excuse a breaking change by a sufficient bump', () => {
    const base = api('interfaces: [{name: api, type: http, port: 8080}]\n');
    const head = (version: string) =>
      api('interfaces: [{name: api, type: http, port: 9090}]\n', version);
    expect(diff(base, head('1.1.0')).outcome).toBe('findings');
    expect(diff(base, head('2.0.0')).outcome).toBe('clean');
  });

  it('are new, moved, or each where they were', () => {
    expect(diff(undefined, api())).toMatchObject({
      base: { kind: 'git', ref: 'main' },
      head: { version: '1.0.0' },
      changes: [],
      requiredBump: 'none',
      actualBump: null,
    });
    const moved = { 'elsewhere/pacto.yaml': service('my-service-api') };
    expect(diff(moved, api(), { baseRoot: 'elsewhere' }).base).toEqual({
      kind: 'git',
      ref: 'main',
      version: '1.0.0',
      path: 'elsewhere',
    });
    expect(diff(api(), api()).base.path).toBeUndefined();
  });
});

describe('environments', () => {
  const scaled = (min: number) => ({
    ...api(`${runtime}scaling: {min: 1, max: 9}\n`),
    [`${API}/overrides/values.prod.yaml`]: `scaling:\n  min: ${min}\n`,
  });

  it('are compared where their override files differ, and named', () => {
    const report = diff(scaled(2), scaled(3));
    expect(changesOf(report)).toEqual([
      [
        'scaling-min-changed',
        'scaling.min',
        'modified',
        `${API}/overrides/values.prod.yaml:2:8`,
        `${API}/overrides/values.prod.yaml:2:8`,
      ],
    ]);
    expect(report.changes[0]!.reason).toMatch(/^In `prod`: /);
  });

  it('do not say again what the contract itself says', () => {
    const port = (number: number) => ({
      ...scaled(2),
      ...api(
        `${runtime}scaling: {min: 1, max: 9}\ninterfaces: [{name: a, type: http, port: ${number}}]\n`,
      ),
    });
    expect(diff(port(1), port(2)).changes.map(({ reason }) => reason.slice(0, 3))).not.toContain(
      'In ',
    );
    expect(diff(port(1), port(2)).changes).toHaveLength(1);
  });

  it('are new, so no consumer relied on their earlier contents', () => {
    const listed = (name: string) => `  - name: ${name}\n    schema: configuration/${name}.json\n`;
    const schemas = {
      [`${API}/configuration/a.json`]: '{}',
      [`${API}/configuration/b.json`]: '{}',
    };
    const base = { ...api(`configurations:\n${listed('a')}${listed('b')}`), ...schemas };
    const qa = { [`${API}/overrides/values.qa.yaml`]: `configurations:\n${listed('a')}` };
    expect(diff(base, { ...base, ...qa })).toMatchObject({ changes: [], outcome: 'clean' });
    const without = { [`${API}/overrides/values.qa.yaml`]: 'scaling: {min: 1, max: 2}\n' };
    const lost = diff({ ...base, ...without }, { ...base, ...qa });
    expect(lost.changes.map(({ rule }) => rule)).toContain('configuration-removed');
  });

  it('lose a policy that they had added, which no bump excuses', () => {
    const platforms = platform('2.0.0', {});
    const base = { ...platforms, ...api(), [`${API}/overrides/values.prod.yaml`]: bound('2.0.0') };
    const report = diff(base, { ...platforms, ...api('', '9.0.0') });
    expect(report.outcome).toBe('findings');
    expect(report.policies).toMatchObject([{ name: 'platform-policy', satisfied: null }]);
  });
});

describe('policies', () => {
  it.each([
    ['2.0.0', '2.0.0', 'policy-ref-rewritten', 'clean'],
    ['2.0.0', '3.0.0', 'policy-ref-raised', 'clean'],
    ['3.0.0', '2.0.0', 'policy-ref-lowered', 'findings'],
  ])('whose path moved are decided by the bundles there: %s, %s', (from, to, rule, outcome) => {
    const by = (version: string, folder: string) => {
      const path = `platform/v${version}`;
      const moved = Object.entries(platform(version, ASKS_OWNER)).map(([name, text]) => [
        name.replace(path, folder),
        text,
      ]);
      const policy = `policies:\n  - name: platform-policy\n    ref: ../../../${folder}\n`;
      return { ...api(`${policy}`), ...Object.fromEntries(moved) } as Workspace;
    };
    const report = diff(by(from, 'here'), by(to, 'there'));
    expect(report.changes.map((change) => change.rule)).toEqual([rule]);
    expect(report.outcome).toBe(outcome);
  });

  const platforms = { ...platform('2.0.0', ASKS_OWNER), ...platform('3.0.0', ASKS_RUNTIME) };
  const at = (version: string, more = '') => ({ ...platforms, ...api(bound(version) + more) });

  it('list what a raised reference asks for, and what is not met', () => {
    const report = diff(at('2.0.0'), at('3.0.0'));
    expect(report.policies).toHaveLength(1);
    const [policy] = report.policies;
    expect(policy).toMatchObject({
      name: 'platform-policy',
      from: ref('platform-service', '2.0.0'),
      to: ref('platform-service', '3.0.0'),
      newRequirements: ['runtime is required'],
      goneRequirements: [],
      satisfied: false,
    });
    expect(policy!.diagnostics.map(({ code }) => code)).toContain('POLICY_VIOLATION');
    expect(report.classification).toBe('POTENTIAL_BREAKING');
    expect(report.outcome).toBe('clean');
  });

  it('say that a raised reference is met', () => {
    const owned = (version: string) => ({
      ...platforms,
      ...api(`  owner: team/a\n${runtime}${bound(version)}`),
    });
    expect(diff(owned('2.0.0'), owned('3.0.0')).policies).toMatchObject([{ satisfied: true }]);
  });

  it('are weakened by a lower reference, whatever the version says', () => {
    const lower = { ...platforms, ...api(bound('2.0.0'), '2.0.0') };
    const report = diff(at('3.0.0'), lower);
    expect(report).toMatchObject({ classification: 'BREAKING', outcome: 'findings' });
    expect(report.policies).toMatchObject([{ goneRequirements: ['runtime is required'] }]);
    const removed = diff(at('3.0.0'), { ...platforms, ...api('', '2.0.0') });
    expect(removed).toMatchObject({ classification: 'BREAKING', outcome: 'findings' });
  });

  it('report a reference that stays the same while its target changes', () => {
    const edited = { ...platform('2.0.0', ASKS_RUNTIME), ...api(bound('2.0.0')) };
    const before = { ...platform('2.0.0', ASKS_OWNER), ...api(bound('2.0.0')) };
    expect(diff(before, edited)).toMatchObject({
      changes: [],
      policies: [{ newRequirements: ['runtime is required'], satisfied: false }],
    });
    expect(diff(before, before).policies).toEqual([]);
  });

  it.each([
    ['no usable schema now', ASKS_OWNER, { type: 5 }, 'failed'],
    ['no usable schema on either side', { type: 5 }, { type: 5 }, 'clean'],
    ['another unusable schema', { type: 5 }, { type: 6 }, 'failed'],
    ['no JSON on either side', '{', '{', 'failed'],
  ])('that stay, while their target is %s', (_case, was, is, outcome) => {
    const of = (policy: object | string): Workspace => {
      const files = platform('2.0.0', typeof policy === 'string' ? {} : policy);
      const path = 'platform/v2.0.0/policy/schema.json';
      return {
        ...files,
        ...(typeof policy === 'string' && { [path]: policy }),
        ...api(bound('2.0.0')),
      };
    };
    expect(diff(of(was), of(is)).outcome).toBe(outcome);
  });

  it('are the same under another name, which weakens nothing', () => {
    const renamed = { ...platforms, ...api(bound('2.0.0').replace('name: platform', 'name: a')) };
    expect(diff(at('2.0.0'), renamed)).toMatchObject({
      changes: [{ rule: 'policy-renamed' }],
      policies: [],
      outcome: 'clean',
    });
  });

  it('do not report new requirements where the base cannot be found', () => {
    const { policies } = diff(api(bound('2.0.0')), at('3.0.0'));
    expect(policies).toMatchObject([{ newRequirements: [], satisfied: false }]);
  });

  it('cannot be compared where the head has no such bundle', () => {
    const removed = { ...platform('3.0.0', {}), ...api(bound('2.0.0')) };
    const report = diff({ ...platform('2.0.0', ASKS_OWNER), ...api(bound('2.0.0')) }, removed);
    expect(report.policies).toMatchObject([{ goneRequirements: [], satisfied: null }]);
    expect(report.policies[0]!.diagnostics.map(({ code }) => code)).toEqual([
      'POLICY_REF_UNRESOLVED',
    ]);
  });
});

describe('configurations', () => {
  const schema = (more: object) => ({
    type: 'object',
    properties: { replicas: { type: 'integer' } },
    ...more,
  });
  const platforms = {
    ...platform('2.0.0', {}, schema({})),
    ...platform('3.0.0', {}, schema({ required: ['replicas', 'size'] })),
  };
  const at = (version: string, values: string, prod: string) => ({
    ...platforms,
    ...api(deployed(version, values)),
    [`${API}/overrides/values.prod.yaml`]: deployed(version, prod),
  });

  it('list what a moved reference demands, and the environment whose values do not fit', () => {
    const fits = '    values: {replicas: 2, size: small}\n';
    const lacks = '    values:\n      replicas: 2\n';
    const report = diff(at('2.0.0', fits, lacks), at('3.0.0', fits, lacks));
    expect(report.configurations).toMatchObject([
      {
        name: 'deployment',
        newRequirements: ['replicas is required', 'size is required'],
        satisfied: false,
        diagnostics: [{ file: `${API}/overrides/values.prod.yaml` }],
      },
    ]);
    expect(diff(at('2.0.0', fits, fits), at('3.0.0', fits, fits)).configurations).toMatchObject([
      { satisfied: true },
    ]);
  });

  it('of a new environment are compared with nothing', () => {
    const fits = '    values: {replicas: 2, size: small}\n';
    const head = at('3.0.0', fits, fits);
    const withQa = { ...head, [`${API}/overrides/values.qa.yaml`]: deployed('2.0.0', fits) };
    expect(diff(head, withQa)).toMatchObject({ changes: [], configurations: [] });
  });

  it.each([
    ['its contract', 'redis', '7.0.0'],
    ['another contract', 'presets', '1.0.0'],
  ])('report a claim through %s that requires more, although the schema stays', (_, ...target) => {
    const claimed = (least: number): Workspace => ({
      ...api(`configurations:\n  - {name: redis, ref: ${ref(...target)}}\n`),
      'presets/pacto.yaml': `${service('presets')}configurations:
  - {name: redis, ref: ${ref('redis', '7.0.0')}}
`,
      'redis/pacto.yaml': `${service('redis', '7.0.0')}metadata:
  labels: {platform/provisioner: helm}
configurations: [{name: redis, schema: schema.json}]
policies: [{name: claims, schema: claims.json}]
`,
      'redis/schema.json': '{}',
      'redis/claims.json': JSON.stringify({
        'x-pacto-claim': { properties: { values: { minProperties: least } } },
      }),
    });
    expect(diff(claimed(1), claimed(2)).configurations).toMatchObject([
      { name: 'redis', newRequirements: [expect.stringContaining('at least 2 keys')] },
    ]);
    expect(diff(claimed(2), claimed(2)).configurations).toEqual([]);
  });
});

describe('bundles that dependencies mean', () => {
  const depending = api(
    `dependencies: [{name: auth, ref: ${JSON.stringify(ref('auth', '1.0.0'))}, compatibility: ^1.0.0}]\n`,
  );
  const auth = (text: string) => ({ ...depending, 'auth/pacto.yaml': text });

  it('are reported as removed only when they are gone, and not when they cannot be read', () => {
    const base = auth(service('auth'));
    expect(diff(base, depending).changes.map(({ rule }) => rule)).toEqual([
      'dependency-bundle-removed',
    ]);
    expect(diff(base, auth('service: [')).changes).toEqual([]);
    expect(diff(auth('service: ['), base).changes).toEqual([]);
  });

  it.each<[string, Workspace, string]>([
    ['gone', depending, 'was removed from the workspace.'],
    [
      'renamed in its folder',
      auth(service('login')),
      'is no longer in the workspace: the contract in `auth` is now called `login`.',
    ],
  ])('are named with what became of them: %s', (_case, head, fate) => {
    const [change] = diff(auth(service('auth')), head).changes;
    expect(change!.rule).toBe('dependency-bundle-removed');
    expect(change!.reason).toContain(
      `The bundle \`auth\`, which answered the dependency \`auth\`, ${fate}`,
    );
  });

  it('are not reported as removed where the reference names their new name', () => {
    const renamed = api(
      `dependencies: [{name: auth, ref: ${JSON.stringify(ref('login', '1.0.0'))}, compatibility: ^1.0.0}]\n`,
    );
    const rules = (head: Workspace) =>
      diff(auth(service('auth')), head)
        .changes.map(({ rule }) => rule)
        .sort();
    expect(rules({ ...renamed, 'login/pacto.yaml': service('login') })).toEqual([
      'dependency-ref-elsewhere',
    ]);
    expect(rules(renamed)).toEqual(['dependency-bundle-removed', 'dependency-ref-elsewhere']);
    expect(rules({ ...depending, 'login/pacto.yaml': service('login') })).toEqual([
      'dependency-bundle-removed',
    ]);
  });
});

describe('files that contracts name', () => {
  const configured = (text: string | undefined): Workspace => ({
    ...api('configurations:\n  - name: app\n    schema: configuration/app.json\n'),
    ...(text === undefined ? {} : { [`${API}/configuration/app.json`]: text }),
  });
  const described = (text: string): Workspace => ({
    ...api(
      'interfaces:\n  - name: api\n    type: http\n    port: 80\n    contract: interfaces/openapi.yaml\n',
    ),
    [`${API}/interfaces/openapi.yaml`]: text,
  });
  const openapi = (path: string) =>
    `openapi: 3.1.0\ninfo: {title: a, version: "1"}\npaths:\n  ${path}:\n    get: {responses: {}}\n`;

  it('are compared: a narrowed schema, a removed path', () => {
    const schema = (type: string) => JSON.stringify({ properties: { size: { type } } });
    expect(diff(configured(schema('number')), configured(schema('integer')))).toMatchObject({
      classification: 'BREAKING',
      changes: [{ head: { file: `${API}/configuration/app.json` } }],
    });
    const paths = diff(described(openapi('/a')), described(openapi('/b')));
    expect(paths.changes.map(({ rule }) => rule).sort()).toEqual([
      'openapi-path-added',
      'openapi-path-removed',
    ]);
    // A removed part is located at the part around it.
    const { near, head } = paths.changes.find(({ rule }) => rule === 'openapi-path-removed')!;
    expect(head).toBeUndefined();
    expect(near).toEqual({
      file: `${API}/interfaces/openapi.yaml`,
      range: expect.objectContaining({ start: { line: 3, column: 1 } }),
    });
  });

  it.each([
    ['emptied', ''],
    ['a comment alone', '# later'],
    ['a word', 'hello'],
    ['a list', '- a'],
    ['misspelt', openapi('/a').replace('openapi:', 'opanapi:')],
  ])(
    'are refused where a description is %s, and a new format under another path is reported',
    (_, text) => {
      expect(diff(described(openapi('/a')), described(text))).toMatchObject({
        outcome: 'failed',
        changes: [],
        diagnostics: [{ code: 'INVALID_CONTRACT_FILE' }],
      });
      expect(diff(described(text || 'a: 1'), described(openapi('/a'))).outcome).toBe('clean');
    },
  );

  it.each([
    ['openapi', `${openapi('/a')}x-a: .nan\n`],
    ['no known format', 'a: .nan\n'],
  ])(
    'are the same as before, although they contain a value that is not a number: %s',
    (_, text) => {
      for (const head of [text, `# A word.\n${text}`]) {
        expect(diff(described(text), described(head))).toMatchObject({
          changes: [],
          outcome: 'clean',
        });
      }
    },
  );

  it('are refused when the head refers to nothing', () => {
    const answer = (name: string) =>
      `${openapi('/a')}components: {schemas: {A: {}, C: {$ref: "#/components/schemas/${name}"}}}\n`;
    const { outcome, diagnostics } = diff(described(answer('A')), described(answer('B')));
    expect({ outcome, diagnostics }).toMatchObject({
      outcome: 'failed',
      diagnostics: [
        { message: expect.stringMatching(/`#\/components\/schemas\/B` names nothing/) },
      ],
    });
  });

  const calling = (
    imported: string,
    texts: Readonly<Record<string, string>>,
    path = 'interfaces/v1/orders.proto',
  ): Workspace => ({
    ...api(`interfaces: [{name: a, type: grpc, port: 80, contract: ${path}}]\n`),
    [`${API}/${path}`]: `syntax = "proto3";\nimport "${imported}";\nmessage Order {}\n`,
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${API}/${name}`, text])),
  });
  const money = (type: string, head = '') => `${head}message Money { optional ${type} a = 1; }`;

  it.each<[string, string, string, string]>([
    ['beside it', 'common.proto', 'interfaces/v1/common.proto', ''],
    ['from the root', 'interfaces/v1/common.proto', 'interfaces/v1/common.proto', ''],
    ['from a folder between', 'v2/common.proto', 'interfaces/v2/common.proto', ''],
    ['in a folder below', 'a/b.proto', 'interfaces/v1/a/b.proto', ''],
    ['that leads back', 'a.proto', 'interfaces/v1/a.proto', 'import "orders.proto";'],
  ])('are compared with what they import: %s', (...row) => {
    const [, name, path, inner] = row;
    const [int, text] = [money('int32', inner), money('string', inner)];
    const side = (content: string) => calling(name, { [path]: content });
    const through = (content: string) =>
      calling('x.proto', { 'interfaces/v1/x.proto': `import "${name}";`, [path]: content });
    for (const at of [side, through]) {
      expect(diff(at(int), at(text))).toMatchObject({
        changes: [{ rule: 'protobuf-field-type-changed', head: { file: `${API}/${path}` } }],
        classification: 'BREAKING',
      });
      expect(diff(at(int), at(`// A word.\n${int}`)).changes).toEqual([]);
      const broken = diff(at(int), at('message {'));
      expect(broken).toMatchObject({
        changes: [{ rule: 'protobuf-imported-file-changed', path: 'protobuf.imports' }],
        classification: 'POTENTIAL_BREAKING',
      });
      expect(broken.changes[0].head?.range?.start.line).toBe(2);
    }
  });

  it('report once a change in a file that several of them import', () => {
    const side = (type: string): Workspace => ({
      ...calling('common.proto', { 'interfaces/v1/common.proto': money(type) }),
      ...api(`interfaces:
  - {name: a, type: grpc, port: 80, contract: interfaces/v1/orders.proto}
  - {name: b, type: grpc, port: 81, contract: interfaces/v1/bills.proto}
  - {name: c, type: grpc, port: 82, contract: interfaces/v1/common.proto}
`),
      [`${API}/interfaces/v1/bills.proto`]: 'syntax = "proto3";\nimport "common.proto";\n',
    });
    expect(diff(side('int32'), side('string')).changes.map(({ rule }) => rule)).toEqual([
      'protobuf-field-type-changed',
    ]);
  });

  it('keep the types of a file that one of them no longer imports', () => {
    const [a, b] = ['interfaces/a.proto', 'interfaces/b.proto'];
    const side = (texts: Readonly<Record<string, string>>): Workspace => ({
      ...api(`interfaces:
  - {name: a, type: grpc, port: 80, contract: ${a}}
  - {name: b, type: grpc, port: 81, contract: ${b}}
`),
      ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${API}/${name}`, text])),
    });
    const uses = (name: string, imported: string) =>
      `import "${imported}.proto"; message ${name} { optional Money price = 1; }`;
    const [before, after] = [
      side({
        [a]: `message A { optional Money price = 1; } ${money('int32')}`,
        [b]: uses('B', 'a'),
      }),
      side({
        [a]: uses('A', 'common'),
        [b]: uses('B', 'common'),
        'interfaces/common.proto': money('int32'),
      }),
    ];
    const { changes } = diff(before, after);
    expect(changes.map(({ rule }) => rule)).toContain('protobuf-type-moved');
    expect(changes.map(({ rule }) => rule)).not.toContain('protobuf-message-removed');
  });

  it.each<[string, string, string]>([
    ['comes with the compiler', 'google/protobuf/a.proto', 'interfaces/google/protobuf/a.proto'],
    ['is in no folder of the bundle', 'buf/a.proto', 'interfaces/a.proto'],
    ['is in another folder', 'other/a.proto', 'other/a.proto'],
    ['has a name that no file can have', 'a\0.proto', 'interfaces/v1/a\0.proto'],
    ['leaves the bundle', '../../../a.proto', 'interfaces/v1/a.proto'],
  ])('are not asked for an imported file that %s', (_, name, path) => {
    const side = (type: string) => calling(name, { [path]: money(type) });
    expect(diff(side('int32'), side('string'))).toMatchObject({ changes: [], outcome: 'clean' });
  });

  it('are reported as changed when an imported file is added or removed', () => {
    const [there, removed] = [
      calling('a.proto', { 'interfaces/a.proto': '' }),
      calling('a.proto', {}),
    ];
    for (const { changes } of [diff(there, removed), diff(removed, there)]) {
      expect(changes.map(({ rule }) => rule)).toEqual(['protobuf-imported-file-changed']);
    }
  });

  const common = (texts: Readonly<Record<string, string>>, ref = '../common/a.yaml#/A') => ({
    ...api('interfaces: [{name: a, type: http, port: 80, contract: interfaces/v1/api.yaml}]\n'),
    [`${API}/interfaces/v1/api.yaml`]: `${openapi('/a')}x-a: {$ref: "${ref}"}\n`,
    ...Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [`${API}/interfaces/${name}`, text]),
    ),
  });

  it.each<[string, Workspace, Workspace, string[]]>([
    [
      'in a folder beside, which changed',
      common({ 'common/a.yaml': 'A: 1\n' }),
      common({ 'common/a.yaml': 'A: 2\n' }),
      ['openapi-undecided'],
    ],
    [
      'in a file that a referred file refers to, which changed',
      common({ 'common/a.yaml': 'A: {$ref: "b.yaml#/B"}\n', 'common/b.yaml': 'B: 1\n' }),
      common({ 'common/a.yaml': 'A: {$ref: "b.yaml#/B"}\n', 'common/b.yaml': 'B: 2\n' }),
      ['openapi-undecided'],
    ],
    [
      'in files that refer to each other',
      common({ 'common/a.yaml': 'A: {$ref: "../v1/api.yaml"}\nB: {$ref: "a.yaml"}\n' }),
      common({ 'common/a.yaml': 'A: {$ref: "../v1/api.yaml"}\nB: {$ref: "a.yaml"}\n' }),
      [],
    ],
    [
      'in a file whose name a reference has to encode',
      common({ 'v1/b c.yaml': '1' }, 'b%20c.yaml'),
      common({ 'v1/b c.yaml': '2' }, 'b%20c.yaml'),
      ['openapi-undecided'],
    ],
    [
      'in a schema of Avro',
      common({ 'v1/a.avsc': '1' }, 'a.avsc'),
      common({ 'v1/a.avsc': '2' }, 'a.avsc'),
      ['openapi-undecided'],
    ],
    [
      'in a schema of Avro, unless its layout alone changed',
      common({ 'v1/a.avsc': '{"type": "record", "name": "R", "fields": []}' }, 'a.avsc'),
      common({ 'v1/a.avsc': '{ "name": "R",\n  "type": "record",\n  "fields": []\n}\n' }, 'a.avsc'),
      [],
    ],
    [
      'in a folder beside, unless its comments alone changed',
      common({
        'common/a.yaml': 'A: {b: {$ref: b.yaml}, c: {$ref: c.yaml}}\n',
        'common/b.yaml': 'B: 1\n',
        'common/c.yaml': 'C: 1\n',
      }),
      common({
        'common/a.yaml': '# about\nA:\n  c: {$ref: c.yaml}\n  b: {$ref: b.yaml}\n',
        'common/b.yaml': 'B: 1\n',
        'common/c.yaml': 'C: 1\n',
      }),
      [],
    ],
    ['in no file', common({}), common({}), []],
    ['in the network', common({}, 'https://r.io/a'), common({}, 'https://r.io/a'), []],
  ])('are reported as changed %s', (_, base, head, expected) => {
    const { changes, diagnostics } = diff(base, head);
    expect([changes.map(({ rule }) => rule), diagnostics]).toEqual([expected, []]);
  });

  const split = (texts: Readonly<Record<string, string>>): Workspace => ({
    ...api('interfaces: [{name: a, type: http, port: 80, contract: interfaces/v1/api.yaml}]\n'),
    ...Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [`${API}/interfaces/${name}`, text]),
    ),
  });
  const ordering = (schema: string) => `openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /orders:
    get: {responses: {"200": {description: d, content: {application/json: {schema: ${schema}}}}}}
`;
  const order = (type: string, head = 'Order') =>
    `${head}:\n  type: object\n  required: [id]\n  properties: {id: {type: ${type}}}\n`;

  it.each<[string, string, (type: string) => Record<string, string>, string]>([
    [
      'beside it',
      '{$ref: "order.yaml#/Order"}',
      (type) => ({ 'v1/order.yaml': order(type) }),
      'v1/order.yaml',
    ],
    [
      'that is referenced as a whole',
      '{$ref: "../common/order%20a.json"}',
      (type) => ({
        'common/order a.json': JSON.stringify({ required: ['id'], properties: { id: { type } } }),
      }),
      'common/order a.json',
    ],
    [
      'that refers to another, and that one back',
      '{type: array, items: {$ref: "../all.yaml#/schemas/List/items"}}',
      (type) => ({
        'all.yaml': 'schemas:\n  List: {items: {$ref: "v1/one/order.yaml#/Order"}}\n',
        'v1/one/order.yaml': `${order(type)}  additionalProperties: {$ref: "#/Word"}\nWord: {$ref: "../../all.yaml#/schemas/Text"}\nText: {$ref: "../api.yaml#/info"}\n`,
      }),
      'v1/one/order.yaml',
    ],
  ])('are followed into a file %s', (_case, schema, texts, file) => {
    const side = (type: string) => split({ 'v1/api.yaml': ordering(schema), ...texts(type) });
    const report = diff(side('string'), side('integer'));
    expect(report.classification).toBe('BREAKING');
    expect(new Set(report.changes.map(({ head }) => head?.file))).toEqual(
      new Set([`${API}/interfaces/${file}`]),
    );
    expect(report.changes[0]!.head?.range).toBeDefined();
    expect(diff(side('string'), side('string')).changes).toEqual([]);
    // A file that no document refers to causes no change.
    expect(
      diff(side('string'), { ...side('string'), [`${API}/interfaces/x.yaml`]: 'a: 1' }).changes,
    ).toEqual([]);
  });

  it('see through a schema that moves to a file of its own, and a path that does', () => {
    const inline = split({ 'v1/api.yaml': ordering('{required: [id], properties: {id: {}}}') });
    const paths = ordering('{$ref: "schemas.yaml"}').split('  /orders:\n    get')[0]!;
    const moved = split({
      'v1/api.yaml': `${paths}  /orders: {$ref: "paths.yaml#/orders"}\n`,
      'v1/paths.yaml': 'orders:\n  get: {responses: {"200": {$ref: "answers.yaml#/ok"}}}\n',
      'v1/answers.yaml':
        'ok: {description: d, content: {application/json: {schema: {$ref: "schemas.yaml"}}}}\n',
      'v1/schemas.yaml': 'required: [id]\nproperties: {id: {}}\n',
    });
    expect(diff(inline, moved)).toMatchObject({ changes: [], outcome: 'clean' });
    expect(diff(moved, inline)).toMatchObject({ changes: [], outcome: 'clean' });
  });

  it.each([
    ['a file that is gone', {}, /`order.yaml#\/Order` names nothing, or there is no such file/],
    [
      'a place that is gone',
      { 'v1/order.yaml': order('string', 'Other') },
      /`order.yaml#\/Order` names nothing/,
    ],
  ])('are refused when they refer to %s', (_case, texts, message) => {
    const api = { 'v1/api.yaml': ordering('{$ref: "order.yaml#/Order"}') };
    const base = split({ ...api, 'v1/order.yaml': order('string') });
    expect(diff(base, split({ ...api, ...texts }))).toMatchObject({
      outcome: 'failed',
      diagnostics: [{ message: expect.stringMatching(message) }],
    });
  });

  it('are refused when a file that they refer to is broken, on either side', () => {
    const api = { 'v1/api.yaml': ordering('{$ref: "order.yaml#/Order"}') };
    const whole = split({ ...api, 'v1/order.yaml': order('string') });
    const broken = split({ ...api, 'v1/order.yaml': 'a: [' });
    for (const [base, head] of [
      [whole, broken],
      [broken, whole],
      [broken, broken],
    ] as const) {
      const report = diff(base, head);
      expect(report).toMatchObject({ outcome: 'failed', changes: [] });
      const [{ message, related }] = report.diagnostics;
      expect(message).toMatch(/refers to `order.yaml`, which cannot be parsed: /);
      expect(related[0]!.file).toBe(`${API}/interfaces/v1/order.yaml`);
    }
  });

  it('name files as people do, and never by where they are joined', () => {
    const at = (ref: string, texts: Readonly<Record<string, string>>) =>
      split({ 'v1/api.yaml': ordering(`{$ref: "${ref}"}`), ...texts });
    const [one, other] = [{ 'v1/a b.yaml': order('string') }, { 'v1/c.yaml': 'D: {}\n' }];
    for (const [base, head] of [
      [at('a%20b.yaml#/Order', one), at('c.yaml#/D', other)],
      [at('a%20b.yaml#/Order', one), at('a%20b.yaml#/Order', {})],
      [at('c.yaml#/D', other), at('c.yaml#/E', other)],
      [at('https://r.io/a', {}), at('c.yaml#/D', other)],
      [at('c.yaml#/D', other), at('https://r.io/a', {})],
    ] as const) {
      expect(JSON.stringify(diff(base, head))).not.toContain('joined');
    }
  });

  it('follow events of AsyncAPI into their files', () => {
    const side = (type: string) =>
      split({
        'v1/api.yaml': `asyncapi: 3.0.0
info: {title: t, version: "1"}
channels:
  orders: {address: orders, messages: {placed: {$ref: "events.yaml#/placed"}}}
operations:
  place: {action: send, channel: {$ref: "#/channels/orders"}}
`,
        'v1/events.yaml': `placed:\n  payload: {$ref: "order.yaml#/Order"}\n`,
        'v1/order.yaml': order(type),
      });
    const report = diff(side('string'), side('integer'));
    expect(report).toMatchObject({ classification: 'BREAKING', outcome: 'findings' });
    expect(report.changes[0]!.head?.file).toBe(`${API}/interfaces/v1/order.yaml`);
  });

  it.each([
    ['no document', 'a.txt', '', 'to `a.txt`, which'],
    ['a file beside that folder', '../../docs/a.yaml', '', 'to `../../docs/a.yaml`, which'],
    ['a file out of the workspace', '../../../../../../a.yaml', '', 'a.yaml`, which'],
    ['no document, through another', 'a.yaml', 'b.txt', 'to `b.txt`, through `a.yaml`, which'],
  ])('are not skipped when they refer to %s', (_, ref, inner, expected) => {
    const same = common({ 'v1/a.yaml': `A: {$ref: "${inner}"}\n` }, ref);
    expect(diff(same, same)).toMatchObject({
      outcome: 'failed',
      diagnostics: [
        {
          code: 'INVALID_CONTRACT_FILE',
          message: expect.stringContaining(expected),
          hint: expect.stringContaining('Put the file there.'),
          range: { start: { line: 5 } },
        },
      ],
    });
  });

  it('are read by what they hold: events of AsyncAPI, with the places of what changed', () => {
    const events = (type: string) =>
      `asyncapi: 3.0.0
channels: {orders: {address: orders, messages: {A: {payload: {type: ${type}}}}}}
operations: {send: {action: send, channel: {$ref: "#/channels/orders"}}}
`;
    const { changes, diagnostics } = diff(
      described(events('integer')),
      described(events('number')),
    );
    expect(diagnostics).toEqual([]);
    const place = { file: `${API}/interfaces/openapi.yaml`, range: { start: { line: 2 } } };
    expect(changes).toMatchObject([
      { rule: 'asyncapi-sent-payload-schema-widened', base: place, head: place },
    ]);
  });

  it.each([
    ['a schema that is gone', configured('{}'), configured(undefined), 'FILE_NOT_FOUND', ''],
    [
      'a schema that was not there',
      configured(undefined),
      configured('{}'),
      'FILE_NOT_FOUND',
      'main',
    ],
    [
      'a schema that no validator takes',
      configured('{"type": "integer"}'),
      configured('{"type": "integr"}'),
      'INVALID_CONFIG_SCHEMA',
      '',
    ],
    ['a schema that is not JSON', configured('{}'), configured('{'), 'INVALID_CONFIG_JSON', ''],
    [
      'an interface file that was not YAML',
      described('a: [\n'),
      described(openapi('/a')),
      'INVALID_CONTRACT_FILE',
      'main',
    ],
    [
      'an interface file that is no longer OpenAPI',
      described(openapi('/a')),
      described('openapi: 1.0.0\n'),
      'INVALID_CONTRACT_FILE',
      '',
    ],
    ['a contract that does not fit', api('interfaces: 1\n'), api(), 'SCHEMA_VIOLATION', 'main'],
    ['a contract that is not YAML', api(), api('a: [\n'), 'YAML_PARSE_ERROR', ''],
    [
      'an override file that is not a mapping',
      api(),
      { ...api(), [`${API}/overrides/values.prod.yaml`]: '[1]' },
      'SCHEMA_VIOLATION',
      '',
    ],
    [
      'an invalid SBOM',
      { ...api(), [`${API}/sbom/a.spdx.json`]: '{"packages": []}' },
      { ...api(), [`${API}/sbom/a.spdx.json`]: '[' },
      'INVALID_SBOM',
      '',
    ],
  ])('fail the diff where they cannot be compared: %s', (_, base, head, code, side) => {
    const report = diff(base, head);
    expect(report.outcome).toBe('failed');
    expect(report.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    for (const { message, severity } of report.diagnostics) {
      expect(severity).toBe('error');
      expect(message.startsWith('At the base (main): ')).toBe(side === 'main');
    }
  });

  it('report changed packages, which do not affect the class', () => {
    const sbom = (version: string) => ({
      ...api(),
      [`${API}/sbom/a.spdx.json`]: JSON.stringify({
        spdxVersion: 'SPDX-2.3',
        packages: [{ name: 'left-pad', versionInfo: version }],
      }),
    });
    expect(diff(sbom('1.0.0'), sbom('2.0.0'))).toMatchObject({
      classification: 'NON_BREAKING',
      requiredBump: 'none',
      changes: [],
      sbom: { changes: [{ package: 'left-pad', oldValue: '1.0.0', newValue: '2.0.0' }] },
    });
  });
});

describe('a secret value', () => {
  const schema = { properties: { pin: { writeOnly: true }, n: {} } };
  const valued = (values: string): Workspace => ({
    ...platform('1.0.0', {}, schema),
    ...api(deployed('1.0.0', `    values: {${values}}\n`)),
  });

  it.each([
    ['that is changed', 'pin: s3cret-old', 'pin: s3cret-new', '(hidden)', '(hidden)'],
    ['that is added', 'n: {}', 'n: {}, pin: s3cret-new', undefined, '(hidden)'],
    ['that is removed', 'pin: s3cret-old, n: {}', 'n: {}', '(hidden)', undefined],
    ['inside another one', 'pin: {a: s3cret-old}', 'pin: {a: s3cret-new}', '(hidden)', '(hidden)'],
    ['that looks like one', 'password: s3cret-old', 'password: s3cret-new', '(hidden)', '(hidden)'],
    ['in what is added', 'x: 1', 'x: 1, n: {token: s3cret-new}', undefined, { token: '(hidden)' }],
  ])('%s is not shown', (_case, before, after, oldValue, newValue) => {
    const report = diff(valued(before), valued(after));
    expect(report.changes).toHaveLength(1);
    expect(report.changes[0]).toMatchObject({
      ...(oldValue !== undefined && { oldValue }),
      ...(newValue !== undefined && { newValue }),
    });
    expect(JSON.stringify(report)).not.toContain('s3cret');
  });

  it('leaves other values as they are', () => {
    const report = diff(valued('n: 1, pin: s3cret-x'), valued('n: 2, pin: s3cret-x'));
    expect(report.changes).toEqual([expect.objectContaining({ oldValue: 1, newValue: 2 })]);
  });
});
