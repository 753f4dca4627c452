import { compareDiagnostics } from '../../diagnostics/order';
import type { DiffReport } from '../../diff/change/diff-report';
import { changeInWords } from '../words/change-in-words';
import { changePlaceText, headPlace } from '../words/change-place';
import { changeSeverity, IMPACT_WORDS } from '../words/change-severity';
import { diagnosticAnnotation, githubCommand } from './github';
import { compareChanges } from '../words/order-changes';

/**
 * Why the comparison failed, and every change that breaks or may break consumers. Compatible
 * changes are left out, since the runner shows a few annotations only; so are diagnostics of
 * policies, which validation annotates.
 */
export function githubDiff(report: DiffReport): string {
  const failures = [...report.diagnostics]
    .sort(compareDiagnostics)
    .map((diagnostic) => diagnosticAnnotation(diagnostic, ''));
  const changes = report.changes
    .filter((change) => changeSeverity(change) !== 'info')
    .sort(compareChanges)
    .map((change) => ({
      ...headPlace(change, report),
      severity: changeSeverity(change),
      title: `${IMPACT_WORDS[change.classification]}: ${change.rule}`,
      message: [
        changeInWords(change),
        change.reason,
        ...(change.head || !change.base ? [] : [`see: ${changePlaceText(change, report)}`]),
      ],
    }));
  return [...failures, ...changes].map(githubCommand).join('');
}
