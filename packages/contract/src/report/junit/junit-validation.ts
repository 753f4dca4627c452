import type { EnvironmentReport, ValidationReport } from '../../validate/validation-report';
import { bundleTitle } from '../words/bundle-title';
import { countsInWords, countSeverities } from '../text/count';
import { RESULT_OF, type TestCase, type TestSuite } from './junit';
import { identityOf, sortEnvironments } from '../words/merge-environments';
import { compareDiagnostics } from '../../diagnostics/order';
import { prettyDiagnostic } from '../pretty/pretty-diagnostic';
import type { Style } from '../text/report-options';

/**
 * A suite is a bundle, a case is an environment. A diagnostic of the base is reported once, in the
 * case of the base.
 */
export function junitValidation(report: ValidationReport, style: Style): TestSuite {
  const environments = sortEnvironments(report.environments);
  const base = environments.find(({ name }) => name === null);
  const known = new Set(base?.diagnostics.map(identityOf));
  return {
    name: bundleTitle(report.bundle),
    cases: environments.map((environment) => testCase(report, environment, known, style)),
  };
}

function testCase(
  { bundle }: ValidationReport,
  environment: EnvironmentReport,
  known: ReadonlySet<string>,
  style: Style,
): TestCase {
  const { name, files, outcome, diagnostics } = environment;
  const own =
    name === null ? diagnostics : diagnostics.filter((item) => !known.has(identityOf(item)));
  const blocks = [...own]
    .sort(compareDiagnostics)
    .map((diagnostic) => prettyDiagnostic(diagnostic, '', style).join('\n'));
  const shared = diagnostics.length - own.length;
  if (shared > 0) {
    const more = own.length > 0 ? ' more' : '';
    blocks.push(`${shared}${more} ${shared === 1 ? 'is' : 'are'} in the base.`);
  }
  return {
    name: name ?? 'base',
    classname: bundle.path,
    file: files[files.length - 1],
    result: RESULT_OF[outcome],
    message:
      outcome === 'clean'
        ? undefined
        : countsInWords(countSeverities(diagnostics)) || 'It could not be validated.',
    text: blocks.length > 0 ? `\n${blocks.join('\n\n')}\n` : undefined,
  };
}
