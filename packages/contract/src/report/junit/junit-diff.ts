import { compareDiagnostics } from '../../diagnostics/order';
import { compareText } from '../../source/text-order';
import type { Change } from '../../diff/change/change';
import type { DiffReport } from '../../diff/change/diff-report';
import { changeInWords } from '../words/change-in-words';
import { changeSeverity } from '../words/change-severity';
import { diffTitle, diffVerdict } from '../words/diff-verdict';
import type { TestCase, TestSuite } from './junit';
import { oneLine } from '../text/escape-text';
import { compareChanges } from '../words/order-changes';
import { changePlaceText, headPlace } from '../words/change-place';
import { prettyDiagnostic } from '../pretty/pretty-diagnostic';
import type { Style } from '../text/report-options';
import { groupBy } from '../../source/group-by';

/** A suite a bundle, a case a rule that has changes; one more case for the comparison as such. */
export function junitDiff(report: DiffReport, style: Style): TestSuite {
  const byRule = groupBy([...report.changes].sort(compareChanges), ({ rule }) => rule);
  const rules = [...byRule]
    .sort(([a], [b]) => compareText(a, b))
    .map(([rule, changes]) => ruleCase(rule, changes, report));
  const failing = rules.some(({ result }) => result === 'failure');
  return {
    name: diffTitle(report),
    cases: [comparisonCase(report, failing, style), ...rules],
  };
}

/**
 * Fails if the report has findings that no case of a rule explains. Otherwise readers would count the diff as passed.
 */
function comparisonCase(report: DiffReport, isExplained: boolean, style: Style): TestCase {
  const common = { name: 'comparison', classname: report.bundle.path };
  const blocks = [...report.diagnostics]
    .sort(compareDiagnostics)
    .map((diagnostic) => prettyDiagnostic(diagnostic, '', style).join('\n'));
  const text = blocks.length > 0 ? `\n${blocks.join('\n\n')}\n` : diffVerdict(report);
  if (report.outcome === 'failed') {
    return { ...common, result: 'error', message: diffVerdict(report), text };
  }
  if (report.outcome === 'findings' && !isExplained) {
    return { ...common, result: 'failure', message: diffVerdict(report), text };
  }
  return { ...common, result: 'passed', text };
}

function ruleCase(rule: string, changes: readonly Change[], report: DiffReport): TestCase {
  const failed = changes.some((change) => changeSeverity(change) === 'error');
  const text = changes
    .map((change) =>
      [
        `${changePlaceText(change, report)}  ${change.classification}`,
        `  ${oneLine(changeInWords(change))}`,
        `  ${oneLine(change.reason)}`,
      ].join('\n'),
    )
    .join('\n\n');
  return {
    name: rule,
    classname: report.bundle.path,
    file: headPlace(changes[0], report).file,
    result: failed ? 'failure' : 'passed',
    message: failed ? oneLine(changeInWords(changes[0])) : undefined,
    text: `\n${text}\n`,
  };
}
