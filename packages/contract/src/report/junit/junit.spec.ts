import {
  cleanSample,
  diagnosticOf,
  diffSample,
  excerptOf,
  validationSample,
} from '../../../testing/report-samples';
import { elementsNamed, readXml, type XmlElement } from '../../../testing/read-xml';
import { printDiff } from '../print-diff';
import { printReports } from '../print-reports';
import { printValidation } from '../print-validation';

function casesOf(text: string): [string, string | undefined][] {
  return elementsNamed(readXml(text), 'testcase').map((testCase: XmlElement) => [
    testCase.attributes.name,
    testCase.children[0]?.name,
  ]);
}

describe('junit', () => {
  it('has a suite a bundle and a case an environment', () => {
    const root = readXml(printReports([validationSample(), cleanSample()], 'junit'));
    expect(root.attributes).toEqual({
      name: 'pacto-validate',
      tests: '5',
      failures: '3',
      errors: '0',
      skipped: '0',
    });
    expect(root.children.map(({ attributes }) => [attributes.name, attributes.failures])).toEqual([
      ['my-service-api 1.2.0', '3'],
      ['worker 0.3.1', '0'],
    ]);
    expect(elementsNamed(root, 'testcase').map(({ attributes }) => attributes.name)).toEqual([
      'base',
      'dev',
      'stg',
      'base',
      'prod',
    ]);
  });

  it.each([
    [[], 'pacto-validate', []],
    [[diffSample()], 'pacto-diff', ['my-service-api 1.2.0 -> 1.3.0']],
    [
      [diffSample(), validationSample()],
      'pacto',
      ['my-service-api 1.2.0', 'my-service-api 1.2.0 -> 1.3.0'],
    ],
  ])('has one document for whatever a run had', (reports, name, suites) => {
    const root = readXml(printReports(reports, 'junit'));
    expect(root.attributes.name).toBe(name);
    expect(root.children.map(({ attributes }) => attributes.name)).toEqual(suites);
  });

  it('reports a diagnostic of the base only in the case of the base', () => {
    const root = readXml(printValidation(validationSample(), 'junit', { excerptOf, color: true }));
    const [base, dev, stg] = elementsNamed(root, 'failure').map(({ text }) => text);
    expect(base).toContain('POLICY_VIOLATION');
    expect(base).toContain('> 2 | service:\n      | ^^^^^^^');
    expect(dev.trim()).toBe('2 are in the base.');
    expect(stg).toContain('CONFIG_VALUES_VALIDATION_FAILED');
    expect(stg).not.toContain('POLICY_VIOLATION');
    expect(stg).toContain('2 more are in the base.');
  });

  it.each([
    [diffSample(), 'failure', undefined],
    [diffSample({ outcome: 'clean' }), 'system-out', undefined],
  ])('has a case a rule of a diff', (report, breaking) => {
    expect(casesOf(printDiff(report, 'junit'))).toEqual([
      ['comparison', 'system-out'],
      ['dependency-compatibility-changed', 'system-out'],
      ['interface-port-changed', breaking],
      ['openapi-path-removed', breaking],
      ['owner-changed', 'system-out'],
    ]);
  });

  it.each([
    ['failed', [diagnosticOf()], 'error'],
    ['findings', [], 'failure'],
    ['clean', [], 'system-out'],
  ] as const)(
    'has the outcome %s in the comparison when no rule reports it',
    (outcome, diagnostics, result) => {
      const report = diffSample({ outcome, diagnostics, changes: [] });
      expect(casesOf(printDiff(report, 'junit'))).toEqual([['comparison', result]]);
    },
  );
});
