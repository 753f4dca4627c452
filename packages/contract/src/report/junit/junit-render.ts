import type { RenderedEnvironment, RenderReport } from '../../render/render-report';
import { bundleTitle } from '../words/bundle-title';
import { countsInWords, countSeverities } from '../text/count';
import { RESULT_OF, type TestCase, type TestSuite } from './junit';
import { prettyDiagnostic } from '../pretty/pretty-diagnostic';
import {
  changesInWords,
  environmentName,
  renderChangeInWords,
  renderChangeSeverity,
} from '../words/render-changes';
import type { Style } from '../text/report-options';

/** A suite a unit, a case an environment. */
export function junitRender(report: RenderReport, style: Style): TestSuite {
  return {
    name: bundleTitle(report.bundle),
    cases: report.environments.map((environment) => testCase(environment, report, style)),
  };
}

function testCase(environment: RenderedEnvironment, report: RenderReport, style: Style): TestCase {
  const { outcome, diagnostics, changes = [] } = environment;
  const fails = changes.some((change) => renderChangeSeverity(change, report) === 'error');
  const result = outcome === 'clean' && fails ? 'failure' : RESULT_OF[outcome];
  const lines = [
    ...diagnostics.map((diagnostic) => prettyDiagnostic(diagnostic, '', style).join('\n')),
    ...changes.map((change) => renderChangeInWords(change)),
  ];
  const found = countsInWords(countSeverities(diagnostics)) || changesInWords(changes);
  return {
    name: environmentName(environment),
    classname: report.bundle.path,
    result,
    message: result === 'passed' ? undefined : found || 'It could not be rendered.',
    text: lines.length > 0 ? `\n${lines.join('\n')}\n` : undefined,
  };
}
