import {
  CONTRACT,
  diagnosticOf,
  diffSample,
  rangeOf,
  STG,
  validationSample,
} from '../../../testing/report-samples';
import { sarifProblems } from '../../../testing/sarif-schema';
import { printDiff } from '../print-diff';
import { printRender } from '../print-render';
import { printReports } from '../print-reports';
import { printValidation } from '../print-validation';
import type { RenderedEnvironment } from '../../render/render-report';
import type { SarifResult } from './sarif';
import type { Diagnostic } from '../../diagnostics/diagnostic';

function runOf(text: string) {
  return JSON.parse(text).runs[0];
}

function resultOf(fields: Partial<Diagnostic>) {
  const report = validationSample();
  const environments = [{ ...report.environments[0], diagnostics: [diagnosticOf(fields)] }];
  return runOf(printValidation({ ...report, environments }, 'sarif')).results[0];
}

const RENDERED: RenderedEnvironment = {
  name: 'stg',
  folder: 'stg',
  outcome: 'findings',
  diagnostics: [diagnosticOf()],
  files: [],
  secrets: [],
  changes: [{ path: 'stg/claims/a b.yaml', pointer: '', kind: 'destroys', resource: 'Claim a' }],
};

describe('sarif', () => {
  it.each([
    ['a validation', printValidation(validationSample(), 'sarif')],
    ['a run of validations', printReports([validationSample(), validationSample()], 'sarif')],
    ['no validations', printReports([], 'sarif')],
    ['a diff', printDiff(diffSample(), 'sarif')],
    ['a run of diffs', printReports([diffSample(), diffSample()], 'sarif')],
    ['a run of both', printReports([diffSample(), validationSample()], 'sarif')],
    [
      'a render',
      printRender(
        {
          ...validationSample(),
          task: 'render',
          base: { kind: 'git', ref: 'main' },
          environments: [RENDERED],
        },
        'sarif',
      ),
    ],
    [
      'a diff that failed',
      printDiff(diffSample({ outcome: 'failed', diagnostics: [diagnosticOf()] }), 'sarif'),
    ],
  ])('is valid by the published schema: %s', (_, text) => {
    expect(sarifProblems(JSON.parse(text))).toEqual([]);
  });

  it('is checked by a schema that does refuse', () => {
    const log = JSON.parse(printValidation(validationSample(), 'sarif'));
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
    expect(sarifProblems(log)).toContain(
      '/runs/0/results/0/locations/0/physicalLocation/region/startLine must be >= 1',
    );
  });

  it('names the place, the level and the environments of each diagnostic', () => {
    const run = runOf(printValidation(validationSample(), 'sarif'));
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      'CONFIG_VALUES_VALIDATION_FAILED',
      'POLICY_VIOLATION',
      'TAG_NOT_DIGEST',
    ]);
    expect(
      run.results.map((result: SarifResult) => [
        run.tool.driver.rules[result.ruleIndex].id === result.ruleId,
        result.level,
        result.locations[0].physicalLocation.artifactLocation.uri,
        result.locations[0].physicalLocation.region,
        result.properties.environments,
      ]),
    ).toEqual([
      [true, 'error', STG, { startLine: 5, startColumn: 18, endLine: 5, endColumn: 23 }, ['stg']],
      [
        true,
        'error',
        CONTRACT,
        { startLine: 2, startColumn: 1, endLine: 2, endColumn: 8 },
        [null, 'dev', 'stg'],
      ],
      [
        true,
        'warning',
        CONTRACT,
        { startLine: 7, startColumn: 10, endLine: 7, endColumn: 50 },
        [null, 'dev', 'stg'],
      ],
    ]);
    expect(run.results[1].relatedLocations[0].physicalLocation.region.startLine).toBe(12);
  });

  it.each([
    [[validationSample()], 'pacto-validate/'],
    [[diffSample()], 'pacto-diff/'],
    [[diffSample(), validationSample()], 'pacto/'],
  ])('is one run with an id that differs from those of other kinds', (reports, id) => {
    const { runs } = JSON.parse(printReports(reports, 'sarif'));
    expect(runs.map((run: { automationDetails: object }) => run.automationDetails)).toEqual([
      { id },
    ]);
  });

  it('links each rule to its explanation, and numbers it correctly', () => {
    const { tool, results } = runOf(printReports([diffSample(), validationSample()], 'sarif'));
    const { rules } = tool.driver;
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex].id).toBe(ruleId);
    expect(
      rules.map(({ id, help }: { id: string; help: { text: string } }) => [id, help.text]),
    ).toEqual(
      expect.arrayContaining([
        [
          'POLICY_VIOLATION',
          'Rule: policy. The meaning, an example and the fix are in docs/diagnostics.md#policy_violation.',
        ],
        ['CONFIG_VALUES_VALIDATION_FAILED', 'Rule: configuration values.'],
        [
          'interface-port-changed',
          'Rule: interface port changed. The class of the change, and its reason, are in docs/diff-rules.md.',
        ],
      ]),
    );
  });

  it.each([
    ['a b/ü.yaml', 'a%20b/%C3%BC.yaml'],
    ['a:b/c#d?e%.yaml', 'a%3Ab/c%23d%3Fe%25.yaml'],
    ['\ud800.yaml', '%EF%BF%BD.yaml'],
  ])('encodes the path %j', (file, uri) => {
    expect(resultOf({ file }).locations[0].physicalLocation.artifactLocation).toEqual({
      uri,
      uriBaseId: '%SRCROOT%',
    });
  });

  it('writes the first line as the region of a result without a range', () => {
    const { physicalLocation } = resultOf({ range: undefined }).locations[0];
    const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
    expect(physicalLocation.region).toEqual(region);
  });

  it('gives each rule the texts that GitHub requires', () => {
    const { tool } = runOf(printReports([diffSample(), validationSample()], 'sarif'));
    for (const rule of tool.driver.rules) {
      for (const key of ['shortDescription', 'fullDescription', 'help']) {
        expect(rule[key].text).toMatch(/^.{1,1024}$/);
      }
    }
  });

  it('leaves out less severe results where GitHub would refuse the log', () => {
    const [warning, error] = (['warning', 'error'] as const).map((severity) =>
      diagnosticOf({ severity }),
    );
    const many = Array.from({ length: 25_000 }, (_, index) => ({
      ...warning!,
      pointer: `/${index}`,
    }));
    const report = validationSample();
    const environments = [{ ...report.environments[0]!, diagnostics: [...many, error!] }];
    const run = runOf(printValidation({ ...report, environments }, 'sarif'));
    expect(run.results).toHaveLength(25_000);
    expect(run.results.filter(({ level }: SarifResult) => level === 'error')).toHaveLength(1);
    const [notification] = run.invocations[0].toolExecutionNotifications;
    expect(notification.message.text).toMatch(/^1 less severe result left out, /);
    expect(runOf(printReports([], 'sarif')).invocations).toEqual([{ executionSuccessful: true }]);
  });

  it('makes no link of contract text', () => {
    expect(resultOf({ message: 'a [b](http://c)', hint: undefined }).message.text).toBe(
      'a \\[b\\](http://c)',
    );
  });

  it('keeps a fingerprint when lines move, and distinguishes equal results', () => {
    const print = (fields: Partial<Diagnostic>) => resultOf(fields).partialFingerprints['pacto/v1'];
    expect(print({ range: rangeOf(9, 9, 1) })).toBe(print({}));
    expect(print({ pointer: '/other' })).not.toBe(print({}));
    const report = validationSample();
    const diagnostics = [diagnosticOf(), diagnosticOf({ range: rangeOf(6, 1, 1) })];
    const environments = [{ ...report.environments[0], diagnostics }];
    const { results } = runOf(printValidation({ ...report, environments }, 'sarif'));
    expect(
      new Set(results.map((result: SarifResult) => result.partialFingerprints['pacto/v1'])).size,
    ).toBe(2);
  });

  it('says that a run failed', () => {
    const report = { ...validationSample(), outcome: 'failed' as const };
    const successful = (text: string) => runOf(text).invocations[0].executionSuccessful;
    expect(successful(printValidation(report, 'sarif'))).toBe(false);
    expect(successful(printValidation(validationSample(), 'sarif'))).toBe(true);
  });

  it('gives what is gone the contract of the head side', () => {
    const run = runOf(printDiff(diffSample(), 'sarif'));
    expect(run.results[0]).toMatchObject({
      ruleId: 'openapi-path-removed',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: CONTRACT } } }],
    });
  });
});
