// The facts that the Go tool shows: `explain` on the terminal, and `doc` as a Markdown page. Each must be in
// what we show, so that a team that moves here loses none.
import { createSession } from '../../bundle/session';
import { createMemoryFiles } from '../../files/memory-files';
import { valueAt } from '../../source/pointer';
import { openUnit, type Texts } from '../../../testing/memory-unit';
import { printExplain } from '../../report';
import { explainContract } from './explain-contract';

const TEXTS: Texts = {
  'shop/pacto.yaml': `pactoVersion: "1.0"
service:
  name: shop
  version: 2.3.4
  owner: team/shop
  image: { ref: ghcr.io/example/shop:2.3.4 }
interfaces:
  - { name: web, type: http, port: 8080, visibility: public, contract: interfaces/web.yaml }
  - { name: orders, type: event, visibility: internal, contract: interfaces/orders.yaml }
configurations:
  - { name: settings, schema: configuration/schema.json }
dependencies:
  - { name: users, ref: "oci://ghcr.io/example/pactos/users:1.5.0", required: true, compatibility: ^1.0.0 }
  - { name: mail, ref: "oci://elsewhere.example/mail:3.0.0", required: false, compatibility: ">=3.0.0 <4.0.0" }
runtime:
  workload: service
  state:
    type: hybrid
    persistence: { scope: shared, durability: persistent }
    dataCriticality: high
  lifecycle: { upgradeStrategy: ordered, gracefulShutdownSeconds: 45 }
  health: { interface: web, path: /healthz, initialDelaySeconds: 7 }
scaling: { min: 2, max: 9 }
metadata: { tier: gold }
`,
  'shop/interfaces/web.yaml': `openapi: 3.1.0
info: { title: Shop, version: "2" }
paths:
  /carts:
    get: { summary: List the carts, responses: {} }
    post: { responses: {} }
  /carts/{id}:
    $ref: "#/components/pathItems/one%20cart"
components:
  pathItems:
    one cart: { delete: { summary: Drop a cart, responses: {} } }
`,
  'shop/interfaces/orders.yaml': 'asyncapi: 3.0.0\ninfo: { title: Orders, version: "1" }\n',
  'shop/configuration/schema.json': JSON.stringify({
    $ref: '#/$defs/settings',
    $defs: {
      settings: {
        type: 'object',
        required: ['region'],
        properties: {
          region: { type: 'string', description: 'Where the carts are kept.' },
          limits: {
            type: 'object',
            properties: { items: { type: ['integer', 'null'], default: 50 } },
          },
          adminPassword: { type: 'string', default: 's3cret-value' },
          databases: { type: 'array', items: { properties: { name: { type: 'string' } } } },
        },
      },
    },
  }),
  'users/pacto.yaml': `pactoVersion: "1.0"
service: { name: users, version: 1.5.0 }
interfaces: [{ name: api, type: grpc, port: 9090, contract: users.proto }]
dependencies:
  - { name: store, ref: "oci://ghcr.io/example/pactos/store:8.0.0", required: true, compatibility: ^8.0.0 }
`,
  'store/pacto.yaml': 'pactoVersion: "1.0"\nservice: { name: store, version: 8.0.0 }\n',
};

const { workspace } = openUnit(TEXTS, 'shop');
const report = explainContract(
  createSession(),
  { files: createMemoryFiles(TEXTS), index: workspace.index },
  { root: 'shop', environments: [], behind: [] },
);
const pretty = printExplain(report, 'pretty');
const markdown = printExplain(report, 'markdown');
const json: unknown = JSON.parse(printExplain(report, 'json'));
const CONTRACT = '/environments/0/contract';

describe('a fact that `explain` of the Go tool shows is in every format', () => {
  test.each<[string, string, string, string, unknown]>([
    ['name', 'name: shop', '# shop', '/bundle/name', 'shop'],
    ['version', 'version: "2.3.4"', '| Version | 2.3.4 |', '/bundle/version', '2.3.4'],
    ['owner', 'owner: team/shop', '| Owner | team/shop |', '/service/owner', 'team/shop'],
    [
      'version of the language',
      'pactoVersion: "1.0"',
      '| Contract language | 1.0 |',
      '/pactoVersion',
      '1.0',
    ],
    ['workload', 'workload: service', '| workload | service |', '/runtime/workload', 'service'],
    ['state', 'type: hybrid', '| state.type | hybrid |', '/runtime/state/type', 'hybrid'],
    [
      'scope',
      'scope: shared',
      '| state.persistence.scope | shared |',
      '/runtime/state/persistence/scope',
      'shared',
    ],
    [
      'durability',
      'durability: persistent',
      '| state.persistence.durability | persistent |',
      '/runtime/state/persistence/durability',
      'persistent',
    ],
    [
      'data criticality',
      'dataCriticality: high',
      '| state.dataCriticality | high |',
      '/runtime/state/dataCriticality',
      'high',
    ],
    ['name of an interface', 'name: web', '| web | http |', '/interfaces/0/name', 'web'],
    ['type of an interface', 'type: http', '| web | http |', '/interfaces/0/type', 'http'],
    ['port', 'port: 8080', '| web | http | 8080 |', '/interfaces/0/port', 8080],
    [
      'visibility',
      'visibility: public',
      '| web | http | 8080 | public |',
      '/interfaces/0/visibility',
      'public',
    ],
    ['name of a dependency', 'name: users', '| users |', '/dependencies/0/name', 'users'],
    [
      'reference of a dependency',
      'ref: oci://ghcr.io/example/pactos/users:1.5.0',
      'users 1.5.0',
      '/dependencies/0/ref',
      'oci://ghcr.io/example/pactos/users:1.5.0',
    ],
    [
      'reference of a dependency that is not here',
      'ref: oci://elsewhere.example/mail:3.0.0',
      '`oci://elsewhere.example/mail:3.0.0`',
      '/dependencies/1/ref',
      'oci://elsewhere.example/mail:3.0.0',
    ],
    [
      'whether a dependency is required',
      'required: true',
      ' | yes | `^1.0.0` |',
      '/dependencies/0/required',
      true,
    ],
    [
      'compatibility of a dependency',
      'compatibility: ^1.0.0',
      '`^1.0.0`',
      '/dependencies/0/compatibility',
      '^1.0.0',
    ],
    ['least scaling', 'min: 2', '| scaling.min | 2 |', '/scaling/min', 2],
    ['most scaling', 'max: 9', '| scaling.max | 9 |', '/scaling/max', 9],
    ['metadata', 'tier: gold', '| `tier` | gold |', '/metadata/tier', 'gold'],
  ])('%s', (_fact, line, words, pointer, value) => {
    expect(unquoted(pretty)).toContain(unquoted(line));
    expect(markdown).toContain(words);
    const place = pointer.startsWith('/bundle') ? pointer : CONTRACT + pointer;
    expect(valueAt(json, place)).toEqual(value);
  });
});

describe('a fact that `doc` of the Go tool shows is on the page and in the data', () => {
  test.each<[string, string, string, unknown]>([
    [
      'the image',
      '| Image | ghcr.io/example/shop:2.3.4 |',
      `${CONTRACT}/service/image/ref`,
      'ghcr.io/example/shop:2.3.4',
    ],
    ['what a value means', 'hybrid does both', `${CONTRACT}/runtime/state/type`, 'hybrid'],
    [
      'the upgrade strategy, and what it means',
      '| lifecycle.upgradeStrategy | ordered | rolling replaces instances one by one',
      `${CONTRACT}/runtime/lifecycle/upgradeStrategy`,
      'ordered',
    ],
    [
      'the time to shut down',
      '| lifecycle.gracefulShutdownSeconds | 45 | Seconds',
      `${CONTRACT}/runtime/lifecycle/gracefulShutdownSeconds`,
      45,
    ],
    [
      'the interface that is asked for health',
      '| health.interface | web |',
      `${CONTRACT}/runtime/health/interface`,
      'web',
    ],
    [
      'the path of health',
      '| health.path | /healthz |',
      `${CONTRACT}/runtime/health/path`,
      '/healthz',
    ],
    [
      'the delay of health',
      '| health.initialDelaySeconds | 7 |',
      `${CONTRACT}/runtime/health/initialDelaySeconds`,
      7,
    ],
    [
      'the file of an interface that is not HTTP',
      '(<shop/interfaces/orders.yaml>)',
      `${CONTRACT}/interfaces/1/contract`,
      'interfaces/orders.yaml',
    ],
    ['the method of an operation', '| `GET` | `/carts` |', '/operations/web/0/method', 'GET'],
    ['the path of an operation', '| `POST` | `/carts` |', '/operations/web/1/path', '/carts'],
    [
      'the summary of an operation',
      '| `GET` | `/carts` | List the carts |',
      '/operations/web/0/summary',
      'List the carts',
    ],
    [
      'an operation behind a reference',
      '| `DELETE` | `/carts/{id}` | Drop a cart |',
      '/operations/web/2/path',
      '/carts/{id}',
    ],
    [
      'a key of a configuration, its type, that it is required, and what it means',
      '| `region` | string | yes |  | Where the carts are kept. |',
      '/settings/settings/0',
      { key: 'region', type: 'string', description: 'Where the carts are kept.', required: true },
    ],
    [
      'the default of a key, also inside another',
      '| `limits.items` | integer, null | no | 50 |  |',
      '/settings/settings/2/default',
      50,
    ],
    [
      'a key of the items of a list',
      '| `databases[].name` | string | no |  |  |',
      '/settings/settings/5/key',
      'databases[].name',
    ],
    [
      'the contract in the picture',
      'n0["shop 2.3.4<br/>service, hybrid, high criticality, 2 to 9 replicas',
      '/graph/nodes/0/name',
      'shop',
    ],
    [
      'an interface in the picture',
      '<br/>web http 8080 public',
      '/graph/nodes/0/interfaces/0/port',
      8080,
    ],
    ['that users call it', 'users --> n0', '/graph/nodes/0/interfaces/0/visibility', 'public'],
    [
      'a required dependency in the picture',
      'n0 -->|"required ^1.0.0"| n1',
      '/graph/edges/0',
      { from: 0, to: 1, required: true, compatibility: '^1.0.0' },
    ],
    ['an optional one', 'n0 -.->|"optional', '/graph/edges/1/required', false],
    ['what a dependency depends on', 'n3["store 8.0.0"]', '/graph/nodes/3/name', 'store'],
    ['an edge between dependencies', 'n1 -->|"required ^8.0.0"| n3', '/graph/edges/2/from', 1],
  ])('%s', (_fact, words, pointer, value) => {
    expect(markdown).toContain(words);
    expect(valueAt(json, pointer)).toEqual(value);
  });
});

test('a default that looks like a secret is hidden', () => {
  expect(valueAt(json, '/settings/settings/3')).toMatchObject({ default: '(hidden)' });
  expect(pretty + markdown + JSON.stringify(json)).not.toContain('s3cret-value');
});

test.each<[string, object, [key: string, type?: string, given?: unknown, required?: boolean][]]>([
  [
    'that two parts describe',
    {
      properties: { limits: { type: 'object' } },
      allOf: [
        {
          required: ['limits'],
          properties: { limits: { default: {}, properties: { cpu: { type: 'string' } } } },
        },
      ],
    },
    [
      ['limits', 'object', {}, true],
      ['limits.cpu', 'string', undefined, false],
    ],
  ],
  [
    'behind an anchor and an address',
    {
      $id: 'https://example.com/root.json',
      properties: { a: { $ref: '#here' }, b: { $ref: 'other.json' } },
      $defs: {
        here: { $anchor: 'here', type: 'integer' },
        other: {
          $id: 'other.json',
          properties: { c: { $ref: '#/$defs/text' } },
          $defs: { text: { type: 'string' } },
        },
      },
    },
    [
      ['a', 'integer', undefined, false],
      ['b', undefined, undefined, false],
      ['b.c', 'string', undefined, false],
    ],
  ],
  [
    'with a dot, which are not those of a key inside',
    {
      properties: {
        'a.b': { type: 'string' },
        'c[]': { type: 'string' },
        a: { properties: { b: { type: 'integer' } } },
        c: { items: { properties: { d: {} } } },
      },
    },
    [
      ['a\\.b', 'string', undefined, false],
      ['c\\[\\]', 'string', undefined, false],
      ['a', undefined, undefined, false],
      ['a.b', 'integer', undefined, false],
      ['c', undefined, undefined, false],
      ['c[].d', undefined, undefined, false],
    ],
  ],
])('the page has the keys %s', (_case, schema, expected) => {
  const texts = { ...TEXTS, 'shop/configuration/schema.json': JSON.stringify(schema) };
  const { settings } = explainContract(
    createSession(),
    { files: createMemoryFiles(texts), index: openUnit(texts, 'shop').workspace.index },
    { root: 'shop', environments: [], behind: [] },
  );
  const found = settings.settings!.map((one) => [one.key, one.type, one.default, one.required]);
  expect(found).toEqual(expected);
});

test('values of a key with a dot are not in the row of a key inside of another', () => {
  const values = 'values: { a.b: 1, a: { b: 2 }, "c[0]": 3, c: [4], "": 5 }';
  const texts: Texts = {
    'shop/pacto.yaml': `pactoVersion: "1.0"
service: { name: shop, version: 1.0.0 }
metadata: { labels: { app.io/tier: web }, more: { app.io/tier: db } }
configurations: [{ name: settings, schema: s.json, ${values} }]
`,
    'shop/s.json': '{}',
  };
  const page = printExplain(
    explainContract(
      createSession(),
      { files: createMemoryFiles(texts), index: openUnit(texts, 'shop').workspace.index },
      { root: 'shop', environments: [], behind: [] },
    ),
    'markdown',
  );
  const rows = page.split('\n').flatMap((line) => {
    const [, key = '', value] = line.split('|').map((cell) => cell.trim());
    return /^(`|<code>)/.test(key) ? [[readable(key), value]] : [];
  });
  expect(rows).toEqual([
    ['a\\.b', '1'],
    ['a.b', '2'],
    ['c\\[0\\]', '3'],
    ['c[0]', '4'],
    ['""', '5'],
    ['app.io/tier', 'web'],
    ['more.app\\.io/tier', 'db'],
  ]);
});

/** The text of a code span. */
function readable(cell: string): string {
  const text = cell.replace(/^`|`$|<\/?code>/g, '');
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

test.each([
  ['an OpenAPI file that cannot be read', { 'shop/interfaces/web.yaml': 'a: [' }],
  ['paths that are a list', { 'shop/interfaces/web.yaml': 'openapi: 3.1.0\npaths: [1]\n' }],
  ['a schema that refers to itself', { 'shop/configuration/schema.json': '{"$ref":"#"}' }],
  [
    'a dependency on itself',
    {
      'store/pacto.yaml': TEXTS['users/pacto.yaml']!.replace(
        'users, version: 1.5.0',
        'store, version: 8.0.0',
      ),
    },
  ],
  [
    'a name that would end a label of the picture',
    {
      'store/pacto.yaml': TEXTS['store/pacto.yaml']!.replace('name: store', 'name: "x\\"] --> n0"'),
    },
  ],
])('the page of a contract with %s is still written', (_case, changed: Texts) => {
  const texts = { ...TEXTS, ...changed };
  const page = printExplain(
    explainContract(
      createSession(),
      { files: createMemoryFiles(texts), index: openUnit(texts, 'shop').workspace.index },
      { root: 'shop', environments: [], behind: [] },
    ),
    'markdown',
  );
  expect(page).toContain('# shop');
  expect(page).not.toContain('"] --> n0');
});

/** The writer quotes some texts, and the style of quotes is not the fact. */
function unquoted(text: string): string {
  return text.replace(/"/g, '');
}
