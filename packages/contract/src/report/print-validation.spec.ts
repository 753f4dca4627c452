import type { ValidationReport } from '../validate/validation-report';
import {
  cleanSample,
  CONTRACT,
  diagnosticOf,
  excerptOf,
  rangeOf,
  STG,
  validationSample,
} from '../../testing/report-samples';
import { FORMATS } from './report-formats';
import { printReports } from './print-reports';
import { printValidation } from './print-validation';

function withDiagnostics(...named: [string | null, ReturnType<typeof diagnosticOf>[]][]) {
  return {
    ...validationSample(),
    environments: named.map(([name, diagnostics]) => ({
      name,
      files: [CONTRACT],
      outcome: 'findings' as const,
      diagnostics,
    })),
  };
}

describe('printValidation', () => {
  it.each(['pretty', 'github'] as const)('shortens the digest of an artifact in %s', (format) => {
    const file = `oci://x.example/p:1.0.0@sha256:${'0123456789abcdef'.repeat(4)}/policy/schema.json`;
    const place = { file, pointer: '', range: rangeOf(5, 1, 1), message: 'Here.' };
    const report = withDiagnostics([null, [diagnosticOf({ related: [place] })]]);
    expect(printValidation(report, format, { width: 120 })).toContain(
      'see: oci://x.example/p:1.0.0@sha256:0123456789ab…/policy/schema.json:5:1 Here.',
    );
    expect(printValidation(report, 'json')).toContain(file);
  });

  it.each(['reference-locked', 'artifact-available'])(
    'prints a reference once that breaks %s, with every place that has it',
    (rule) => {
      const message = 'The reference `oci://x/y:1.0.0` is not here.';
      const at = (file: string, line: number) =>
        diagnosticOf({ rule, message, file, range: rangeOf(line, 10, 5), pointer: `/${line}` });
      const base = [at(CONTRACT, 28), at(CONTRACT, 32), diagnosticOf({ rule, message: 'Other.' })];
      const report = withDiagnostics([null, base], ['stg', [at(CONTRACT, 28), at(STG, 5)]]);
      const text = printValidation(report, 'pretty', { width: 120 });
      expect(text).toContain(`${CONTRACT}:28:10  error  CONFIG_VALUES_VALIDATION_FAILED\n  The`);
      expect(text.match(/The reference .* is not here\.|see: .*|\d errors.*/g)).toEqual([
        message,
        `see: ${CONTRACT}:32:10 The same reference is here.`,
        `see: ${STG}:5:10 The same reference is here.`,
        '2 errors in 2 environments',
      ]);
    },
  );

  it('prints place, severity and code, message, source, hint, related places and a verdict', () => {
    expect(printValidation(validationSample(), 'pretty', { excerptOf, width: 120 })).toBe(
      `${STG}:5:18  error  CONFIG_VALUES_VALIDATION_FAILED  in stg
  \`instances\` is \`three\`; an integer is accepted.

    3 |   - name: postgres
    4 |     values:
  > 5 |       instances: three # 三
      |                  ^^^^^
    6 |       size: small

  hint: Write \`3\` without quotes.

${CONTRACT}:2:1  error  POLICY_VIOLATION
  \`service.owner\` is missing. The policy \`platform\` of \`platform-service\` 2.0.0 requires it (\`required\`).

    1 | pactoVersion: "1.0"
  > 2 | service:
      | ^^^^^^^
    3 |   name: my-service-api
    4 |   version: 1.2.0

  see: platform/policy/schema.json:12:3 The policy requires it here.

${CONTRACT}:7:10  warning  TAG_NOT_DIGEST
  The reference \`oci://ghcr.io/example/pactos/cache:1.0.0\` is a tag that nothing pins.

    5 | dependencies:
    6 |   - name: cache
  > 7 |     ref: oci://ghcr.io/example/pactos/cache:1.0.0
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    8 |     compatibility: ^1.0.0

  hint: Add the digest, or run \`pacto lock\`.

my-service-api 1.2.0: 2 errors, 1 warning in 3 environments
`,
    );
  });

  it('puts severity and code below a path that leaves them no room', () => {
    const [path, rest] = printValidation(validationSample(), 'pretty', { width: 80 }).split('\n');
    expect(path).toBe(`${STG}:5:18`);
    expect(rest).toBe('  error  CONFIG_VALUES_VALIDATION_FAILED  in stg');
  });

  it('colours only when it is asked to', () => {
    const report = validationSample();
    const escapes = /\u001b\[\d+m/g;
    const plain = printValidation(report, 'pretty', { excerptOf });
    const coloured = printValidation(report, 'pretty', { excerptOf, color: true });
    expect(plain).not.toMatch(escapes);
    expect(coloured).toMatch(escapes);
    expect(coloured.replace(escapes, '')).toBe(plain);
  });

  it.each<[string, Partial<ValidationReport>, string]>([
    ['clean', cleanSample(), 'worker 0.3.1: valid in 2 environments'],
    [
      'an error of one environment',
      withDiagnostics([null, []], ['dev', []], ['stg', [diagnosticOf()]]),
      'my-service-api 1.2.0: 1 error in 1 of 3 environments',
    ],
    [
      'clean in one environment',
      { ...cleanSample(), environments: [cleanSample().environments[1]] },
      'worker 0.3.1: valid in prod',
    ],
    [
      'the base alone',
      { ...cleanSample(), environments: [cleanSample().environments[0]] },
      'worker 0.3.1: valid',
    ],
    [
      'a warning that is let pass',
      { ...withDiagnostics([null, [diagnosticOf({ severity: 'warning' })]]), outcome: 'clean' },
      'my-service-api 1.2.0: valid, 1 warning',
    ],
    [
      'a warning that is not',
      withDiagnostics([null, [diagnosticOf({ severity: 'warning' })]]),
      'my-service-api 1.2.0: 1 warning; warnings fail here',
    ],
    [
      'not validated',
      { ...withDiagnostics([null, [diagnosticOf()]]), outcome: 'failed' },
      'my-service-api 1.2.0: could not be validated: 1 error',
    ],
    [
      'a bundle without name and version',
      { ...cleanSample(), bundle: { path: 'a/b' } },
      'a/b: valid in 2 environments',
    ],
  ])('has a verdict: %s', (_, fields, verdict) => {
    const text = printValidation({ ...validationSample(), ...fields }, 'pretty');
    expect(text.trimEnd().split('\n').at(-1)).toBe(verdict);
  });

  it.each([
    ['the base and all', [null, 'dev', 'stg'], ''],
    ['one', ['stg'], '  in stg'],
    ['two', ['stg', 'dev'], '  in dev, stg'],
    ['many', ['e', 'd', 'c', 'b', 'a'], '  in a, b, c and 2 more'],
  ])('prints once what is found in %s', (_, names, label) => {
    const report = withDiagnostics(
      ...names.map((name): [string | null, [ReturnType<typeof diagnosticOf>]] => [
        name,
        [diagnosticOf({ file: 'a.yaml' })],
      ]),
    );
    const heads = printValidation(report, 'pretty').match(/^a\.yaml.*$/gm);
    expect(heads).toEqual([`a.yaml:5:18  error  CONFIG_VALUES_VALIDATION_FAILED${label}`]);
  });

  it('writes JSON with the keys and the order of the docs, whatever built the report', () => {
    const report = validationSample();
    const shuffled = JSON.parse(JSON.stringify(report), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as ValidationReport;
    const text = printValidation(
      { ...shuffled, environments: [...shuffled.environments].reverse() },
      'json',
    );
    expect(text).toBe(printValidation(report, 'json'));
    const parsed: ValidationReport = JSON.parse(text);
    expect(Object.keys(parsed)).toEqual(['schemaVersion', 'bundle', 'outcome', 'environments']);
    expect(Object.keys(parsed.environments[2].diagnostics[0])).toEqual([
      'code',
      'rule',
      'severity',
      'message',
      'hint',
      'file',
      'pointer',
      'range',
      'related',
    ]);
    expect(parsed.environments.map(({ name, diagnostics }) => [name, diagnostics.length])).toEqual([
      [null, 2],
      ['dev', 2],
      ['stg', 3],
    ]);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('writes markdown with the verdict first and the errors before the warnings', () => {
    const lines = printValidation(validationSample(), 'markdown').split('\n');
    expect(lines[0]).toBe('### ❌ my-service-api 1.2.0: 2 errors, 1 warning in 3 environments');
    expect(lines.slice(4, 7).map((line) => line.split(' | ').slice(0, 2))).toEqual([
      ['| error', '`overrides/values.stg.yaml:5`<br>in stg'],
      ['| error', '`pacto.yaml:2`'],
      ['| warning', '`pacto.yaml:7`'],
    ]);
  });
});

describe('printReports', () => {
  it.each(FORMATS)('gives the same %s whatever the order of the reports', (format) => {
    const [a, b] = [validationSample(), cleanSample()];
    expect(printReports([a, b], format)).toBe(printReports([b, a], format));
  });

  it('wraps the reports of a run in one JSON object', () => {
    const parsed: { reports: ValidationReport[] } = JSON.parse(
      printReports([cleanSample(), validationSample()], 'json'),
    );
    expect(Object.keys(parsed)).toEqual(['schemaVersion', 'reports']);
    expect(parsed.reports.map((report) => report.bundle.name)).toEqual([
      'my-service-api',
      'worker',
    ]);
  });

  it('begins markdown with the table and goes on with those that have diagnostics', () => {
    const text = printReports([cleanSample(), validationSample()], 'markdown');
    expect(text.match(/^#+ .*$/gm)).toEqual([
      '## Validation',
      '## Details',
      '### ❌ my-service-api 1.2.0: 2 errors, 1 warning in 3 environments',
    ]);
    expect(text).toContain('| ✅ | worker | 0.3.1 |');
  });
});
