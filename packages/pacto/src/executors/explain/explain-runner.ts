import type { ExecutorContext } from '@nx/devkit';
import { createSession, explainContract } from 'pacto-contract/explainer';
import { createDiskFiles } from 'pacto-contract/graph';
import { printExplain } from 'pacto-contract/reports';
import { readNote } from '../../run/run-notes';
import { runOnBundles } from '../../tasks/bundle-task';
import { environmentsOfTarget } from '../../tasks/environments-of-target';
import { checkOptions } from '../../tasks/check-options';
import type { OpenWorkspace } from '../../tasks/open-workspace';
import { describeDefect, failure, TEXT_WIDTH, type TaskRunner } from '../../tasks/task-runner';
import { readExplainOptions } from './read-explain-options';
import type { ExplainOptions } from './schema';

/** The target is never cached, so it may read any file of the workspace and the latest graph. */
export function createExplainRunner(
  context: ExecutorContext,
  workspace: OpenWorkspace,
): TaskRunner<ExplainOptions> {
  const session = createSession({ positions: 'kept' });
  const { nodes } = context.projectGraph;
  const files = workspace.withArtifacts(createDiskFiles(context.root));
  return {
    notices: [],
    run: runOnBundles(workspace, (bundleTask) => {
      const { bundle, task } = bundleTask;
      const target = nodes[task.project]?.data.targets?.[task.target];
      const options = checkOptions(workspace, bundleTask, readExplainOptions);
      if ('problem' in options) return failure(options.problem);
      const { format, outputFile, environment } = options;
      try {
        const report = explainContract(
          session,
          { files, index: workspace.index },
          {
            root: bundle.root,
            environments: [...workspace.options.environments, ...environmentsOfTarget(target)],
            environment,
            behind: (readNote(context.root, 'behind') ?? []).filter(
              ({ path }) => path === bundle.root,
            ),
          },
        );
        if (outputFile !== undefined) {
          workspace.write(outputFile, printExplain(report, format, { file: outputFile }));
        }
        const shown = outputFile === undefined ? format : 'pretty';
        return {
          success: report.outcome === 'clean',
          text: printExplain(report, shown, { width: TEXT_WIDTH }),
        };
      } catch (error) {
        return failure(describeDefect(bundle.root, error));
      }
    }),
  };
}
