// Compares the example workspace with the documentation: every printed example occurs in it, and the
// engine reports only the diagnostics that are listed here.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldersIn } from '../../testing/validate-fixture';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { createDiskFiles } from '../files/disk-files';
import { guardFiles } from '../files/files';
import {
  CONTRACT_FILE,
  baseName,
  contractPath,
  isInside,
  childPath,
  parentFolder,
} from '../model/bundle-path';
import type { BundleKind, BundleSummary } from '../model/summary';
import { readFacts } from '../model/read-facts';
import { closureOf } from '../resolve/closure';
import { parseSource } from '../source/yaml/parse-source';
import { buildWorkspaceIndex } from '../workspace/classify-bundles';
import { listEnvironments } from '../bundle/list-environments';
import { createSession } from '../bundle/session';
import { validateBundle } from './validate-bundle';

const EXAMPLE = join(__dirname, '../../../../e2e/example');
const API = 'my-service/pactos/my-service-api';

const KINDS: Readonly<Record<string, BundleKind>> = {
  'identity/pactos/keycloak-root': 'root',
  'identity/pactos/keycloak-server': 'component',
  'infrastructure/object-storage': 'infrastructure',
  'infrastructure/postgres': 'infrastructure',
  'infrastructure/redis': 'infrastructure',
  'infrastructure/secrets': 'infrastructure',
  'my-service/pactos/my-service-api': 'component',
  'my-service/pactos/my-service-root': 'root',
  'my-service/pactos/my-service-worker': 'component',
  'platform/pactos/platform-service': 'platform',
  'platform/policies/platform-policy-v1': 'platform',
  'platform/policies/platform-policy-v2': 'platform',
  'platform/policies/platform-policy-v3': 'platform',
  'platform/policies/platform-policy-v4': 'platform',
  'services/catalog': 'service',
  'services/checkout': 'service',
  'services/ledger': 'service',
  'services/notifications': 'service',
};

const ENVIRONMENTS: Readonly<Record<string, readonly string[]>> = {
  'identity/pactos/keycloak-server': ['prod'],
  'my-service/pactos/my-service-api': ['prod', 'stg'],
  'my-service/pactos/my-service-worker': ['prod'],
};

/** The auth service is another repository's, and the example pins no digest of it. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'my-service/pactos/my-service-root': [
    'base: warning DEPENDENCY_UNRESOLVED my-service/pactos/my-service-root/pacto.yaml:21:10',
  ],
};

/** Shared: what it keeps is keyed by content, so one copy of the example cannot speak for another. */
const session = createSession();

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function copyExample(): string {
  const copy = mkdtempSync(join(tmpdir(), 'pacto-example-'));
  made.push(copy);
  cpSync(EXAMPLE, copy, { recursive: true });
  return copy;
}

/** Registries as the workspace's own `nx.json` names them. */
function readRegistries(folder: string): string[] {
  const { plugins } = JSON.parse(readFileSync(join(folder, 'nx.json'), 'utf8')) as {
    plugins: { plugin: string; options: { registry: string } }[];
  };
  return plugins.filter(({ plugin }) => plugin === 'pacto').map(({ options }) => options.registry);
}

function openWorkspace(folder: string) {
  const files = createDiskFiles(folder);
  const factsOf = (root: string, path: string) => {
    const read = files.read(path, { within: root, limit: 1_000_000 });
    return readFacts(read.status === 'file' ? read.bytes : '').facts;
  };
  const summaries = files
    .list('.')
    .filter((path) => baseName(path) === CONTRACT_FILE)
    .map((path): BundleSummary => {
      const root = parentFolder(path);
      return {
        root,
        base: factsOf(root, path),
        overrides: listEnvironments(files, root).map(({ name, path: values }) => ({
          path: values,
          environment: name,
          facts: factsOf(root, childPath(root, values)),
        })),
      };
    });
  const index = buildWorkspaceIndex(summaries, { registries: readRegistries(folder) });
  return { files, index, summaries };
}

function check(folder: string, root: string, environment?: string) {
  return validateBundle(session, openWorkspace(folder), { root, environment }).report;
}

function asLine(environment: string | null, { severity, code, file, range }: Diagnostic): string {
  const { line, column } = range!.start;
  return `${environment ?? 'base'}: ${severity} ${code} ${file}:${line}:${column}`;
}

function linesOf(folder: string, root: string, environment?: string): string[] {
  return check(folder, root, environment).environments.flatMap(({ name, diagnostics }) =>
    diagnostics.map((diagnostic) => asLine(name, diagnostic)),
  );
}

function edit(folder: string, path: string, from: string, to: string): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  expect(text.split(from)).toHaveLength(2);
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
}

describe('the example workspace', () => {
  const { index } = openWorkspace(EXAMPLE);

  it('holds a bundle of every kind, each known as what it is', () => {
    expect(Object.fromEntries(index.bundles.map(({ root, kind }) => [root, kind]))).toEqual(KINDS);
  });

  it.each(Object.keys(KINDS))('%s validates in every environment', (root) => {
    const report = check(EXAMPLE, root);
    expect(report.environments.map(({ name }) => name)).toEqual([
      null,
      ...(ENVIRONMENTS[root] ?? []),
    ]);
    expect(linesOf(EXAMPLE, root)).toEqual(EXPECTED[root] ?? []);
    expect(report.outcome).toBe('clean');
  });

  it.each(Object.keys(KINDS))(
    '%s validates in an environment that has no override file',
    (root) => {
      expect(linesOf(EXAMPLE, root, 'dev')).toEqual(
        (EXPECTED[root] ?? []).map((line) => line.replace('base:', 'dev:')),
      );
    },
  );

  it.each(Object.keys(KINDS))('%s is checked from the files of its closure alone', (root) => {
    const { files, index, summaries } = openWorkspace(EXAMPLE);
    const closure = closureOf(
      summaries.find((summary) => summary.root === root)!,
      {
        index,
        summaryOf: (other) => summaries.find((summary) => summary.root === other),
        checksFiles: (path) =>
          readFileSync(join(EXAMPLE, path), 'utf8').includes('"x-pacto-facts"'),
        foldersIn: (path) => foldersIn(join(EXAMPLE, path)),
      },
    );
    const { folders } = closure;
    const inputs = new Set(closure.files);
    const guarded = guardFiles(files, {
      file: (path) => inputs.has(path) || folders.some((folder) => isInside(path, folder)),
      folder: (path) => folders.includes(path),
    });
    const { report } = validateBundle(session, { files: guarded, index }, { root });
    expect(report).toEqual(check(EXAMPLE, root));
  });

  it('holds the vendored schema of the chart as the chart has it', () => {
    const read = (path: string) => readFileSync(join(EXAMPLE, 'identity', path), 'utf8');
    expect(read('pactos/keycloak-server/configuration/values.schema.json')).toBe(
      read('charts/keycloak/charts/keycloakx/values.schema.json'),
    );
  });

  it.each([
    ['ledger', '1.0.0'],
    ['catalog', '2.0.0'],
    ['checkout', '3.0.0'],
    ['notifications', '4.0.0'],
  ])('%s is bound by platform-policy %s', (service, version) => {
    const { value } = parseFile(`services/${service}/pacto.yaml`) as {
      value: { policies: { ref: string }[] };
    };
    const from = `services/${service}`;
    expect(value.policies.map(({ ref }) => index.resolve({ ref, from }))).toEqual([
      {
        status: 'found',
        bundle: {
          root: `platform/policies/platform-policy-v${version[0]}`,
          name: 'platform-policy',
          version,
          kind: 'platform',
        },
      },
    ]);
  });
});

function parseFile(path: string): { readonly value: unknown } {
  const parsed = parseSource(path, readFileSync(join(EXAMPLE, path), 'utf8'));
  return { value: parsed.document!.value };
}

interface Printed {
  readonly what: string;
  readonly path: string;
  /** False where the document elides, or prints one contract in parts. */
  readonly whole: boolean;
  readonly text: string;
}

const PRINTED: readonly Printed[] = [
  {
    what: 'pattern 1, the root contract',
    path: 'my-service/pactos/my-service-root/pacto.yaml',
    whole: true,
    text: `
pactoVersion: "1.0"
service:
  name: my-service-root
  version: 1.2.0
  owner: team/example
  chart:
    ref: oci://ghcr.io/example/charts/my-service
    version: 1.2.0
dependencies:
  # Components — built from this repo, not deployed independently
  - name: api
    ref: oci://ghcr.io/example/pactos/my-service-api:1.2.0
    required: true
    compatibility: "^1.0.0"
  - name: worker
    ref: oci://ghcr.io/example/pactos/my-service-worker:1.2.0
    required: true
    compatibility: "^1.0.0"
  # External services this app talks to at runtime
  - name: auth
    ref: oci://ghcr.io/example/pactos/auth-root:4.0.0
    required: true
    compatibility: "^4.0.0"
`,
  },
  {
    what: 'pattern 1, the component contract',
    path: `${API}/pacto.yaml`,
    whole: false,
    text: `
pactoVersion: "1.0"
service:
  name: my-service-api
  version: 1.2.0
  owner: team/example
runtime:
  workload: service
  state:
    type: stateless
    persistence:
      scope: local
      durability: ephemeral
    dataCriticality: low
  health:
    interface: api
    path: /health
interfaces:
  - name: api
    type: http
    port: 8080
    visibility: internal
configurations:
  - name: deployment
    ref: oci://ghcr.io/example/pactos/platform-service:2.0.0
`,
  },
  {
    what: 'pattern 2, the contract of postgres',
    path: 'infrastructure/postgres/pacto.yaml',
    whole: true,
    text: `
pactoVersion: "1.0"
service:
  name: postgres
  version: 17.0.0
  owner: team/platform
metadata:
  labels:
    platform/provisioner: crossplane
    platform/claim-kind: PostgreSQLClaim
    platform/claim-api-version: database.platform.example.com/v1alpha1
policies:
  - name: postgres-policy
    schema: policy/schema.json # enforces version >= 17, backups enabled, HA in prod
configurations:
  - name: provisioning
    schema: configuration/schema.json # derived from the provisioner XRD / module spec
`,
  },
  {
    what: 'pattern 2, the provisioning schema',
    path: 'infrastructure/postgres/configuration/schema.json',
    whole: true,
    text: `
{
  "type": "object",
  "properties": {
    "instances": { "type": "integer", "minimum": 1, "maximum": 5 },
    "size": { "type": "string", "enum": ["small", "medium", "large"] },
    "backups": {
      "type": "object",
      "properties": {
        "enabled": { "type": "boolean" },
        "schedule": { "type": "string" }
      }
    }
  }
}
`,
  },
  {
    what: 'pattern 3, one file with several outputs',
    path: `${API}/overrides/values.stg.yaml`,
    whole: true,
    text: `
# pactos/my-service-api/overrides/values.stg.yaml
configurations:
  - name: deployment
    ref: oci://ghcr.io/example/pactos/platform-service:2.0.0
    values:
      replicas: 3
      resources:
        requests:
          cpu: 1000m
          memory: 1Gi
  - name: postgres
    ref: oci://ghcr.io/example/pactos/postgres:17.0.0
    values:
      instances: 2
      size: medium
      backups:
        enabled: true
        schedule: "0 */6 * * *"
  - name: secrets
    ref: oci://ghcr.io/example/pactos/secrets:1.0.0
    values:
      secrets:
        - key: api-key
        - key: openai-token
`,
  },
  {
    what: 'pattern 4, the platform contract',
    path: 'platform/pactos/platform-service/pacto.yaml',
    whole: true,
    text: `
# pactos/platform-service/pacto.yaml
pactoVersion: "1.0"
service:
  name: platform-service
  version: 2.0.0
  owner: team/platform
policies:
  - name: platform-policy
    schema: policy/schema.json # requires owner, runtime.health, runtime.workload
configurations:
  - name: deployment
    schema: configuration/schema.json # the standard chart's values.schema.json
`,
  },
  {
    what: 'pattern 4, a service that references both',
    path: `${API}/pacto.yaml`,
    whole: false,
    text: `
# pactos/my-service-api/pacto.yaml
policies:
  - name: platform-policy
    ref: oci://ghcr.io/example/pactos/platform-service:2.0.0
configurations:
  - name: deployment
    ref: oci://ghcr.io/example/pactos/platform-service:2.0.0
`,
  },
  {
    what: 'pattern 4, a team with a chart of its own',
    path: 'identity/pactos/keycloak-server/pacto.yaml',
    whole: false,
    text: `
policies:
  - name: platform-policy
    ref: oci://ghcr.io/example/pactos/platform-service:2.0.0
configurations:
  - name: deployment
    schema: configuration/values.schema.json # vendored from their chart
`,
  },
  {
    what: 'pattern 6, an environment file',
    path: `${API}/overrides/values.prod.yaml`,
    whole: true,
    text: `
# overrides/values.prod.yaml
configurations:
  - name: deployment
    ref: oci://ghcr.io/example/pactos/platform-service:2.0.0
    values:
      replicas: 5
      resources:
        requests: { cpu: 2000m, memory: 2Gi }
  - name: postgres
    ref: oci://ghcr.io/example/pactos/postgres:17.0.0
    values:
      instances: 3
      size: large
      backups:
        enabled: true
        schedule: "0 */4 * * *"
`,
  },
];

describe('what the document prints', () => {
  it.each(PRINTED)('$what is in $path', ({ path, whole, text }) => {
    const printed = parseSource('printed', text).document!.value as object;
    const { value } = parseFile(path);
    if (whole) {
      expect(value).toEqual(printed);
      expect(readFileSync(join(EXAMPLE, path), 'utf8')).toBe(text.trimStart());
    } else expect(value).toMatchObject(printed);
  });
});

interface Mutation {
  readonly what: string;
  readonly root: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly expected: readonly string[];
}

const STG = `${API}/overrides/values.stg.yaml`;
const PROD = `${API}/overrides/values.prod.yaml`;

const MUTATIONS: readonly Mutation[] = [
  {
    what: 'a database in prod without backups',
    root: API,
    path: PROD,
    from: 'enabled: true',
    to: 'enabled: false',
    expected: [`prod: error POLICY_VIOLATION ${PROD}:15:18`],
  },
  {
    what: 'a database in prod with one instance',
    root: API,
    path: PROD,
    from: 'instances: 3',
    to: 'instances: 1',
    expected: [`prod: error POLICY_VIOLATION ${PROD}:12:18`],
  },
  {
    what: 'a database in stg with one instance',
    root: API,
    path: STG,
    from: 'instances: 2',
    to: 'instances: 1',
    expected: [],
  },
  {
    what: 'more instances than there may be',
    root: API,
    path: STG,
    from: 'instances: 2',
    to: 'instances: 9',
    expected: [`stg: error CONFIG_VALUES_VALIDATION_FAILED ${STG}:14:18`],
  },
  {
    what: 'a forgotten entry in an environment',
    root: 'my-service/pactos/my-service-worker',
    path: 'my-service/pactos/my-service-worker/overrides/values.prod.yaml',
    from: `  - name: redis
    ref: oci://ghcr.io/example/pactos/redis:7.0.0
    values:
      replicas: 2
      memory: 1Gi
`,
    to: '',
    expected: [
      'prod: warning CONFIGURATION_MISSING_IN_ENVIRONMENT my-service/pactos/my-service-worker/overrides/values.prod.yaml:2:1',
    ],
  },
  {
    what: 'a service without an owner, under the platform policy',
    root: 'identity/pactos/keycloak-server',
    path: 'identity/pactos/keycloak-server/pacto.yaml',
    from: '  owner: team/identity\n',
    to: '',
    expected: [
      'base: error POLICY_VIOLATION identity/pactos/keycloak-server/pacto.yaml:2:1',
      'prod: error POLICY_VIOLATION identity/pactos/keycloak-server/pacto.yaml:2:1',
    ],
  },
  {
    what: 'a chart whose schema is not the vendored one',
    root: 'identity/pactos/keycloak-root',
    path: 'identity/charts/keycloak/charts/keycloakx/values.schema.json',
    from: '"maximum": 9',
    to: '"maximum": 8',
    expected: ['base: error CHART_MISMATCH identity/pactos/keycloak-root/pacto.yaml:10:11'],
  },
  {
    what: 'an alias that the chart lacks',
    root: 'my-service/pactos/my-service-root',
    path: 'my-service/charts/my-service/Chart.yaml',
    from: 'alias: worker',
    to: 'alias: jobs',
    expected: [
      'base: error CHART_MISMATCH my-service/pactos/my-service-root/pacto.yaml:7:10',
      'base: error CHART_MISMATCH my-service/pactos/my-service-root/pacto.yaml:15:11',
      'base: warning DEPENDENCY_UNRESOLVED my-service/pactos/my-service-root/pacto.yaml:21:10',
    ],
  },
];

describe('a change that the example must report', () => {
  it.each(MUTATIONS)('$what', ({ root, path, from, to, expected }) => {
    const folder = copyExample();
    edit(folder, path, from, to);
    expect(linesOf(folder, root)).toEqual(expected);
  });

  it.each(['checkout', 'notifications'])('is an SBOM that %s lacks', (service) => {
    const folder = copyExample();
    rmSync(join(folder, `services/${service}/sbom`), { recursive: true });
    const path = contractPath(`services/${service}`);
    const lines = readFileSync(join(folder, path), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('/platform-policy:')) + 1;
    expect(linesOf(folder, `services/${service}`)).toEqual([
      `base: error POLICY_VIOLATION ${path}:${line}:10`,
    ]);
  });
});

describe('postgres-policy', () => {
  const NAMED = 'oci://ghcr.io/example/pactos/platform-service:2.0.0\nconfigurations:';

  it.each([
    ['17.0.0', []],
    ['18.0.0', []],
    ['16.4.0', [`stg: error POLICY_VIOLATION ${STG}:12:10`]],
  ])('on a contract that claims postgres %s', (version, expected) => {
    const folder = copyExample();
    if (version !== '17.0.0') {
      const other = `infrastructure/postgres-${version}`;
      cpSync(join(folder, 'infrastructure/postgres'), join(folder, other), { recursive: true });
      edit(folder, contractPath(other), 'version: 17.0.0', `version: ${version}`);
    }
    const policy =
      '  - name: postgres-policy\n    ref: oci://ghcr.io/example/pactos/postgres:17.0.0\n';
    edit(
      folder,
      contractPath(API),
      NAMED,
      NAMED.replace('configurations:', `${policy}configurations:`),
    );
    edit(folder, STG, 'postgres:17.0.0', `postgres:${version}`);
    expect(linesOf(folder, API)).toEqual(expected);
  });
});

/** What each version asks for beyond the one before, as an edit that takes it away from a service that meets all of them. */
const BARS: readonly {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly since: number;
}[] = [
  { what: 'no owner', from: '  owner: team/notifications\n', to: '', since: 1 },
  {
    what: 'no health',
    from: `  health:
    interface: api
    path: /health
    liveness:
      path: /livez
    readiness:
      path: /readyz
`,
    to: '',
    since: 1,
  },
  {
    what: 'an interface that does not say who may call it',
    from: '    visibility: internal\n',
    to: '',
    since: 2,
  },
  {
    what: 'no configuration',
    from: `configurations:
  - name: settings
    schema: configuration/schema.json
    values:
      logLevel: info
`,
    to: '',
    since: 3,
  },
  { what: 'no liveness', from: '    liveness:\n      path: /livez\n', to: '', since: 4 },
  { what: 'no readiness', from: '    readiness:\n      path: /readyz\n', to: '', since: 4 },
  { what: 'a minimum scale of one', from: '  min: 2\n', to: '  min: 1\n', since: 4 },
  { what: 'no scaling', from: 'scaling:\n  min: 2\n  max: 6\n', to: '', since: 4 },
];

describe('platform-policy', () => {
  const root = 'services/notifications';
  const cases = BARS.flatMap((bar) => [1, 2, 3, 4].map((version) => ({ ...bar, version })));

  it.each(cases)('version $version on a service with $what', ({ from, to, since, version }) => {
    const folder = copyExample();
    edit(folder, contractPath(root), 'platform-policy:4.0.0', `platform-policy:${version}.0.0`);
    edit(folder, contractPath(root), from, to);
    const codes = check(folder, root).environments[0]!.diagnostics.map(({ code }) => code);
    expect(codes).toEqual(version >= since ? ['POLICY_VIOLATION'] : []);
  });

  it.each([1, 2, 3, 4])('version %i has its verdict on a service without an SBOM', (version) => {
    const folder = copyExample();
    edit(folder, contractPath(root), 'platform-policy:4.0.0', `platform-policy:${version}.0.0`);
    rmSync(join(folder, root, 'sbom'), { recursive: true });
    const codes = check(folder, root).environments[0]!.diagnostics.map(({ code }) => code);
    expect(codes).toEqual(version >= 3 ? ['POLICY_VIOLATION'] : []);
  });
});
