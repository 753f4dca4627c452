import { compareDiagnostics } from '../../diagnostics/order';
import type { DiffReport } from '../../diff/change/diff-report';
import { changeInWords } from '../words/change-in-words';
import { headPlace } from '../words/change-place';
import { changeSeverity } from '../words/change-severity';
import { oneLine } from '../text/escape-text';
import { compareChanges } from '../words/order-changes';
import {
  describeRule,
  diagnosticEntry,
  SARIF_LEVEL,
  resultLocation,
  type SarifEntry,
} from './sarif';

const WHERE = 'The class of the change, and its reason, are in docs/diff-rules.md.';

/** Every change, and what kept us from comparing; diagnostics of policies are for the log of validation. */
export function sarifDiff(report: DiffReport): SarifEntry[] {
  const { bundle, base } = report;
  const failures = [...report.diagnostics]
    .sort(compareDiagnostics)
    .map((diagnostic) => diagnosticEntry(diagnostic, bundle, {}));
  const changes = [...report.changes].sort(compareChanges).map((change): SarifEntry => {
    const { rule, classification, path, pointer, type } = change;
    return {
      rule: { id: rule, ...describeRule(rule, WHERE) },
      level: SARIF_LEVEL[changeSeverity(change)],
      text: [changeInWords(change), change.reason].map(oneLine).join('\n'),
      location: resultLocation(headPlace(change, report)),
      related: [],
      identity: [bundle.path, rule, path, type, pointer],
      properties: {
        bundle: bundle.name ?? bundle.path,
        version: bundle.version,
        classification,
        path,
        pointer,
        base: { kind: base.kind, ref: base.ref, version: base.version, place: change.base },
      },
    };
  });
  return [...failures, ...changes];
}
