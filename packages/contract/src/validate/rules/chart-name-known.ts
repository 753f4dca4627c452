import { parseOci } from '../../reference/reference';
import { shortNameOf } from '../../reference/oci-name';
import { childPath, joinPath, parentFolder } from '../../model/bundle-path';
import { CHART_FILES, chartFolder } from '../../model/chart-path';
import { serviceNameOf } from '../../model/service-name';
import { didYouMean, joinHints, longCode } from '../../diagnostics/words';
import { suggest } from '../../schema-check/suggest';
import type { ValidationRule } from '../rule';

const [CHART_FILE] = CHART_FILES;

export const chartNameKnown: ValidationRule = {
  id: 'chart-name-known',
  code: 'CHART_NAME_UNKNOWN',
  severity: 'warning',
  layer: 'references',
  purpose:
    'Checks that a root does not misspell the name of its chart in this workspace, because a root is only compared with the chart that it names.',
  fix: 'Correct the name of the chart in `service.chart.ref`. If the chart is another one, which is not in this workspace, remove the chart that has the name of the root.',
  *check(context) {
    const ref = context.contract.service.chart?.ref;
    const reference = ref === undefined ? undefined : parseOci(ref);
    if (reference === undefined || context.bundle.kind !== 'root') return;
    const named = chartFolder(context.bundle.root, reference.text);
    const own = serviceNameOf(context.contract.service.name);
    if (named === undefined || context.hasWorkspaceFile(childPath(named, CHART_FILE))) return;
    const chart = joinPath(joinPath(parentFolder(named), own)!, CHART_FILE)!;
    const name = shortNameOf(reference);
    if (suggest(name, [own]) === undefined || !context.hasWorkspaceFile(chart)) return;
    yield {
      pointer: '/service/chart/ref',
      message: `The root names the chart ${longCode(name)}, which this workspace does not have. So the root is not compared with its chart.`,
      hint: joinHints(didYouMean(own), `This workspace has ${longCode(chart)}.`),
    };
  },
};
