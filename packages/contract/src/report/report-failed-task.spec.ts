import { printReports, type Report } from './print-reports';
import { failedDiff, failedRender, failedValidation } from './report-failed-task';

const BUNDLE = { name: 'api', version: '1.0.0', path: 'services/api' };
const BASE = { kind: 'git', ref: 'main' } as const;
const PROBLEM = { code: 'OPTION_INVALID', message: 'Wrong.', hint: 'Do it right.' };

test.each<[string, Report]>([
  ['validate-task', failedValidation(BUNDLE, PROBLEM)],
  ['diff-task', failedDiff({ bundle: BUNDLE, base: BASE, head: {} }, PROBLEM)],
  ['render-task', failedRender(BUNDLE, PROBLEM)],
])('the report of a failed %s gives the reason at the contract of the bundle', (rule, report) => {
  const diagnostics =
    'environments' in report
      ? report.environments.flatMap((environment) => environment.diagnostics)
      : report.diagnostics;
  const file = 'services/api/pacto.yaml';
  expect(report).toMatchObject({ outcome: 'failed', bundle: BUNDLE });
  expect(diagnostics).toMatchObject([{ ...PROBLEM, rule, severity: 'error', file }]);
  expect(printReports([report], 'junit')).toContain('errors="1"');
});
