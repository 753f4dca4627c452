// The hint of a diagnostic depends on the origin of the value: the base, a values file or `--set`.
import { createMemoryFiles } from '../files/memory-files';
import { readFacts } from '../model/read-facts';
import { buildWorkspaceIndex } from '../workspace/classify-bundles';
import { createSession } from '../bundle/session';
import { validateBundle } from './validate-bundle';

const BASE = `pactoVersion: "1.0"
service: {name: svc, version: 1.0.0}
configurations:
  - name: app
    schema: app.json
    values: {size: 1.5}
`;
const SCHEMA = '{"properties": {"size": {"type": "number"}, "tag": {"type": "string"}}}';

interface Given {
  readonly base?: string;
  readonly override?: string;
  readonly sets?: readonly string[];
  readonly schema?: string;
}

function linesOf({ base = BASE, override, sets, schema = SCHEMA }: Given): string[] {
  const files = createMemoryFiles({
    'svc/pacto.yaml': base,
    'svc/app.json': schema,
    ...(override !== undefined && { 'svc/overrides/values.prod.yaml': override }),
  });
  const index = buildWorkspaceIndex([{ root: 'svc', base: readFacts(base).facts, overrides: [] }], {
    registries: [],
  });
  const request = { root: 'svc', sets, ...(override !== undefined && { environment: 'prod' }) };
  const { report } = validateBundle(createSession(), { files, index }, request);
  return report.environments.flatMap(({ diagnostics }) =>
    diagnostics.map(
      ({ code, file, message, hint }) =>
        `${code} ${file}: ${message}${hint === undefined ? '' : ` -> ${hint}`}`,
    ),
  );
}

describe('an unknown key of an override file', () => {
  it.each<[string, Given, string]>([
    [
      'may mean a key that the base has',
      { override: 'configuration: []\n' },
      'SCHEMA_VIOLATION svc/overrides/values.prod.yaml: Unknown key `configuration`. -> Did you mean `configurations`?',
    ],
    [
      'inside of a mapping too',
      { override: 'service:\n  versions: 1.0.1\n' },
      'SCHEMA_VIOLATION svc/overrides/values.prod.yaml: Unknown key `versions` in `service`. -> Did you mean `version`?',
    ],
    [
      'does not mean one beside it',
      { override: 'policie: []\npolicies: []\nscalin: {}\nconfigurations: []\n' },
      'SCHEMA_VIOLATION svc/overrides/values.prod.yaml: Unknown key `scalin`. -> Did you mean `scaling`?',
    ],
  ])('%s', (_, given, expected) => {
    expect(linesOf(given)).toContain(expected);
  });

  it('is offered no key of its own file', () => {
    const given = { override: 'configuration: []\nconfigurations: []\n' };
    expect(linesOf(given).join('\n')).not.toContain('Did you mean');
  });
});

describe('a scalar that some readers read differently', () => {
  const valuesOf = (values: string) => BASE.replace('{size: 1.5}', values);

  it('is reported once where a schema requires text', () => {
    expect(linesOf({ base: valuesOf('{tag: 1.20}') })).toEqual([
      'CONFIG_VALUES_VALIDATION_FAILED svc/pacto.yaml: `tag` must be text; it is the number `1.20`, which is read as 1.2. -> Write `"1.20"`. Without quotes it is not text.',
    ]);
  });

  it.each([
    ['1.20', '`1.20` is read as the number `1.2`.'],
    [
      '12e300',
      '`12e300` is read as the number `1.2e+301`. -> Write `"12e300"` if you mean text, or `1.2e+301` if you mean the number.',
    ],
    [
      '9007199254740993',
      'Tools that round long numbers, such as Helm, read `9007199254740993` as `9007199254740992`. -> Write `"9007199254740993"` to keep every digit.',
    ],
  ])('is reported where no schema refuses it: %s', (size, expected) => {
    expect(linesOf({ base: valuesOf(`{size: ${size}, tag: a}`) })).toEqual([
      expect.stringContaining(`AMBIGUOUS_SCALAR svc/pacto.yaml: ${expected}`),
    ]);
  });
});

describe('a number that --set made', () => {
  it.each([
    [
      'service.image.ref=1.20',
      'SCHEMA_VIOLATION svc/pacto.yaml: `ref` must be text; it is the number `1.20`, which is read as 1.2. The value comes from `--set service.image.ref=…`. -> Write `"1.20"` into a values file and use it with `-f`. `--set` reads it as a number, and quotes become part of the text.',
    ],
    [
      'configurations[0].values.tag=007',
      'CONFIG_VALUES_VALIDATION_FAILED svc/pacto.yaml: `tag` must be text; it is the number `007`, which is read as 7. The value comes from `--set configurations[0].values.tag=…`. -> Write `"007"` into a values file and use it with `-f`. `--set` reads it as a number, and quotes become part of the text.',
    ],
  ])('%s', (set, expected) => {
    expect(linesOf({ sets: [set] })).toEqual([expected]);
  });
});

describe('a mapping that --set made', () => {
  it.each([
    ['foo=1', 'Unknown key `foo`. The value comes from `--set foo=…`.'],
    ['foo.bar=1', 'Unknown key `foo`. The value comes from `--set foo.bar=…`.'],
    [
      'service.foo.bar=1',
      'Unknown key `foo` in `service`. The value comes from `--set service.foo.bar=…`.',
    ],
    [
      'scaling.min.x=1',
      '`min` must be a whole number; it is a mapping. The value comes from `--set scaling.min.x=…`.',
    ],
  ])('%s', (set, expected) => {
    expect(linesOf({ sets: [set] }).join('\n')).toContain(expected);
  });

  it('is not named for what a file has beside it', () => {
    const base = BASE.replace('service: {', 'service: {foo: {a: 1}, ');
    expect(linesOf({ base, sets: ['service.foo.bar=1'] }).join('\n')).not.toContain('--set');
  });
});
