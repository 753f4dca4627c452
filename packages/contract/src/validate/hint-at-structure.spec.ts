import { createMemoryFiles } from '../files/memory-files';
import { createSession } from '../bundle/session';
import { createWorkspaceIndex } from '../workspace/workspace-index';
import { validateBundle } from './validate-bundle';

const SERVICE = 'service: {name: svc, version: 1.0.0}\n';

function hintsOf(contract: string, override?: string): (string | undefined)[] {
  const files = createMemoryFiles({
    'svc/pacto.yaml': contract,
    'svc/schema.json': '{}',
    ...(override !== undefined && { 'svc/overrides/values.prod.yaml': override }),
  });
  const index = createWorkspaceIndex(
    [{ root: 'svc', name: 'svc', version: '1.0.0', kind: 'service' }],
    {
      registries: [],
    },
  );
  const { report } = validateBundle(createSession(), { files, index }, { root: 'svc' });
  return report.environments.flatMap(({ diagnostics }) =>
    diagnostics.map(({ code, hint }) => `${code}: ${hint}`),
  );
}

const V1 = `pactoVersion: "1.0"\n${SERVICE}`;

describe('an older form of the language', () => {
  it.each([
    [
      'a single configuration',
      'configuration: {schema: schema.json, values: {a: 1}}\n',
      'SCHEMA_VIOLATION: This is an older form of the language. Write `configurations: [{name: default, schema: schema.json}]`, with the values of each entry.',
    ],
    [
      'configurations under `configs`',
      'configuration:\n  configs: [{name: app, schema: schema.json}, {name: db, ref: ../db}]\n',
      'SCHEMA_VIOLATION: This is an older form of the language. Write `configurations: [{name: app, schema: schema.json}, {name: db, ref: ../db}]`, with the values of each entry.',
    ],
    [
      'a single policy',
      'policy: {ref: oci://ghcr.io/example/platform:1.0.0}\n',
      'SCHEMA_VIOLATION: This is an older form of the language. Write `policies: [{name: default, ref: oci://ghcr.io/example/platform:1.0.0}]`, with the values of each entry.',
    ],
    [
      'a policy without a name',
      'policies: [{schema: schema.json}]\n',
      'SCHEMA_VIOLATION: Entries had no name in an older form of the language. Add `name: default`.',
    ],
    [
      'a dependency without a name',
      'dependencies: [{ref: "oci://ghcr.io/example/mailer:1.0.0@sha256:00", compatibility: ^1.0.0}]\n',
      'SCHEMA_VIOLATION: Entries had no name in an older form of the language. Add `name: mailer`.',
    ],
  ])('is recognised in %s', (_, text, expected) => {
    expect(hintsOf(V1 + text)).toEqual([expected]);
  });
});

it('an entry that lacks what the base has gets another hint than a merge', () => {
  const base = `${V1}configurations: [{name: app, schema: schema.json, values: {a: 1}}]\n`;
  const override = 'configurations:\n  - name: app\n    values: {a: 2}\n';
  expect(hintsOf(base, override)).toEqual([
    'SCHEMA_VIOLATION: A list in an override file replaces the list of the base. Write the whole entry, also `schema: schema.json`.',
  ]);
});

it('a version that is not supported is never relabeled', () => {
  const [hint] = hintsOf(`pactoVersion: "2.0"\n${SERVICE}`);
  expect(hint).toBe(
    'UNSUPPORTED_PACTO_VERSION: Look for a version of this plugin that supports it, or migrate the whole contract. Another number alone does not change its form.',
  );
});
