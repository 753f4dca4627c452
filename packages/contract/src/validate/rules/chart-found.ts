import { detectMissingScheme, parseReference } from '../../reference/reference';
import { isDefect } from '../../reference/defect';
import { localReferenceInWords } from '../../reference/local-reference';
import { childPath, pathToFolder } from '../../model/bundle-path';
import { CHART_FILES, chartFolder, likelyChartFolders } from '../../model/chart-path';
import { didYouMean, longCode } from '../../diagnostics/words';
import type { Finding } from '../finding';
import type { RuleContext, ValidationRule } from '../rule';

const [CHART_FILE] = CHART_FILES;

/** Helm installs a packed chart, too. It is not unpacked here. */
const PACKED = /\.(?:tgz|tar\.gz)$/i;

export const chartFound: ValidationRule = {
  id: 'chart-found',
  code: 'CHART_NOT_FOUND',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that a local `service.chart.ref` of a root points to a chart, because a root is compared with its chart.',
  fix: 'Correct the path. It is relative to the folder of `pacto.yaml`. For a registry write `oci://`.',
  *check(context) {
    const ref = context.contract.service.chart?.ref;
    if (ref === undefined || context.bundle.kind !== 'root') return;
    const reference = parseReference(ref);
    if (isDefect(reference) || reference.scheme !== 'file' || PACKED.test(reference.path)) return;
    const pointer = '/service/chart/ref';
    const subject = `The chart of this root is not found. ${localReferenceInWords(ref)}`;
    const folder = chartFolder(context.bundle.root, ref);
    if (folder === undefined) {
      const hint = 'Use a folder of this workspace, or a reference to a registry with `oci://`.';
      yield { pointer, message: `${subject} leaves the workspace.`, hint };
      return;
    }
    const path = childPath(folder, CHART_FILE);
    const problem = context.whyNoWorkspaceFile(path);
    if (problem === undefined) return;
    const meant = detectMissingScheme(reference);
    yield {
      pointer,
      message: `${subject} means the file ${longCode(path)}, which cannot be read: ${problem.reason}.`,
      hint:
        meant === undefined
          ? (askForChart(context, folder) ?? hintAt(problem))
          : `Write ${longCode(meant)}. Without \`oci://\` it is a path.`,
    };
  },
};

/** A question that names the chart that has the name of the root. */
function askForChart(context: RuleContext, folder: string): Finding['hint'] {
  const { root, name } = context.bundle;
  const meant = likelyChartFolders(root, folder, name).find((likely) =>
    context.hasWorkspaceFile(childPath(likely, CHART_FILE)),
  );
  return meant === undefined ? undefined : didYouMean(pathToFolder(root, meant));
}

function hintAt({ reason, hint }: { readonly reason: string; readonly hint: string }): string {
  return reason === 'it does not exist'
    ? 'Correct the path. It is relative to the folder of this `pacto.yaml`.'
    : hint;
}
