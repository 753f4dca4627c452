import { isDestroyed, type RenderChange, type RenderReport } from '../../render/render-report';
import { environmentLabel, mergeEnvironments } from '../words/merge-environments';
import { oneLine } from '../text/escape-text';
import {
  environmentName,
  renderChangeInWords,
  renderChangeSeverity,
} from '../words/render-changes';
import { renderChangePlace } from '../words/render-change-place';
import {
  describeRule,
  diagnosticEntry,
  SARIF_LEVEL,
  resultLocation,
  type SarifEntry,
} from './sarif';

const WHERE = 'How files are compared is in docs/review.md.';

/** What is wrong in each environment, and every change since the base. */
export function sarifRender(report: RenderReport): SarifEntry[] {
  const problems = mergeEnvironments(report.environments).map(({ diagnostic, environments }) =>
    diagnosticEntry(diagnostic, report.bundle, {
      environments,
      in: environmentLabel(environments),
    }),
  );
  const changes = report.environments.flatMap((environment) =>
    (environment.changes ?? []).map((change) =>
      changeEntry(change, environmentName(environment), report),
    ),
  );
  return [...problems, ...changes];
}

function changeEntry(change: RenderChange, environment: string, report: RenderReport): SarifEntry {
  const { bundle } = report;
  const rule = isDestroyed(change) ? 'render-destroys' : 'render-changes';
  return {
    rule: { id: rule, ...describeRule(rule, WHERE) },
    level: SARIF_LEVEL[renderChangeSeverity(change, report)],
    text: oneLine(`${environment}: ${renderChangeInWords(change)}`),
    location: resultLocation(renderChangePlace(change, report)),
    related: [],
    identity: [bundle.path, rule, change.path, change.pointer, change.kind],
    properties: {
      bundle: bundle.name ?? bundle.path,
      version: bundle.version,
      environment,
      kind: change.kind,
      path: change.path,
      pointer: change.pointer,
    },
  };
}
