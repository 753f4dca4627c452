// Schemas and policies are other people's programs. Each must end and must not make another task
// fail.
import { contract, RUNTIME } from './harness/contracts';
import { Workspace } from './harness/workspace';

interface Report {
  readonly environments: readonly {
    readonly diagnostics: readonly {
      readonly code: string;
      readonly file: string;
      readonly range?: { readonly start: { readonly line: number } };
    }[];
  }[];
}

const BACKTRACKING = { properties: { note: { pattern: '^(a+)+$' } } };
const OVERRUN = 'SCHEMA_TIME_LIMIT';

const hostile: Record<string, { readonly schema: unknown; readonly found: readonly string[] }> = {
  'ends-in-time': { schema: { type: 'object' }, found: [] },
  pattern: { schema: BACKTRACKING, found: [OVERRUN] },
  references: { schema: doubled(), found: [OVERRUN] },
  conditions: { schema: manyConditions(), found: [] },
  recursion: { schema: { $ref: '#' }, found: ['INVALID_CONFIG_SCHEMA'] },
  file: { schema: { $ref: 'file:///etc/passwd' }, found: ['INVALID_CONFIG_SCHEMA'] },
  network: { schema: { $ref: 'https://127.0.0.1:9/s' }, found: ['INVALID_CONFIG_SCHEMA'] },
  prototype: {
    schema: { required: ['__proto__'] },
    found: ['CONFIG_VALUES_VALIDATION_FAILED'],
  },
};

test('a hostile schema fails only its own task, with a place, and other bundles are validated', async () => {
  const files: Record<string, string> = {
    'platform/pacto.yaml': contract({
      name: 'platform',
      more: 'policies:\n  - name: standard\n    schema: policy.json',
    }),
    'platform/policy.json': JSON.stringify({ properties: { metadata: BACKTRACKING } }),
    'bound/pacto.yaml': contract({
      name: 'bound',
      policyOf: 'platform:1.0.0',
      more: `${RUNTIME}\nmetadata:\n  note: ${'a'.repeat(60)}!`,
    }),
    'healthy/pacto.yaml': contract({ name: 'healthy', policyOf: 'platform:1.0.0', more: RUNTIME }),
  };
  for (const [name, { schema }] of Object.entries(hostile)) {
    const values = `configurations:\n  - name: own\n    schema: schema.json\n    values:\n      note: ${'a'.repeat(60)}!`;
    files[`${name}/pacto.yaml`] = contract({ name, more: `${RUNTIME}\n${values}` });
    files[`${name}/schema.json`] = JSON.stringify(schema);
  }
  const workspace = await Workspace.create(files);

  const { status, output } = await workspace.run(['run-many', '-t', 'pacto-validate']);
  expect(status).not.toBe(0);
  expect(output).not.toMatch(/node:internal|heap out of memory/);

  const expected = Object.fromEntries(
    Object.entries(hostile).map(([name, { found }]) => [name, found]),
  );
  for (const [name, found] of Object.entries({
    ...expected,
    bound: [OVERRUN],
    healthy: [],
    platform: [],
  })) {
    const { environments } = workspace.json<Report>(`dist/pacto/${name}/validate.json`);
    const diagnostics = environments.flatMap((environment) => environment.diagnostics);
    expect([name, diagnostics.map(({ code }) => code)]).toEqual([name, found]);
    for (const { file, range } of diagnostics) {
      expect(file).toMatch(/pacto\.yaml$/);
      expect(range?.start.line).toBeGreaterThan(1);
    }
  }
});

function doubled(): object {
  const $defs: Record<string, unknown> = { d0: { type: 'string', minLength: 99 } };
  for (let i = 1; i <= 28; i++) {
    $defs[`d${i}`] = { anyOf: [{ $ref: `#/$defs/d${i - 1}` }, { $ref: `#/$defs/d${i - 1}` }] };
  }
  return { properties: { note: { $ref: '#/$defs/d28' } }, $defs };
}

/** 60,000 conditions, which a slow compiler would not end. */
function manyConditions(): object {
  const condition = (i: number) => ({
    if: { properties: { note: { const: `x${i}` } } },
    then: { required: [`y${i}`] },
  });
  return { allOf: Array.from({ length: 60_000 }, (_, i) => condition(i)) };
}
