import { isDestroyed, type RenderReport } from '../../render/render-report';
import { diagnosticAnnotation, githubCommand } from './github';
import { environmentLabel, mergeEnvironments } from '../words/merge-environments';
import {
  environmentName,
  renderChangeInWords,
  renderChangeSeverity,
  sideInWords,
} from '../words/render-changes';
import { placeText } from '../text/place';
import { renderChangePlace } from '../words/render-change-place';

/**
 * Why an environment cannot be rendered, and what is destroyed. The runner shows few annotations.
 */
export function githubRender(report: RenderReport): string {
  const problems = mergeEnvironments(report.environments).map(({ diagnostic, environments }) =>
    diagnosticAnnotation(diagnostic, environmentLabel(environments)),
  );
  const destroyed = report.environments.flatMap((environment) =>
    (environment.changes ?? []).filter(isDestroyed).map((change) => ({
      ...renderChangePlace(change, report),
      severity: renderChangeSeverity(change, report),
      title: `destroys in ${environmentName(environment)}`,
      message: [
        renderChangeInWords(change),
        ...(change.source?.side === 'base'
          ? [`see: ${placeText(change.source)}${sideInWords(change)}`]
          : []),
      ],
    })),
  );
  return [...problems, ...destroyed].map(githubCommand).join('');
}
