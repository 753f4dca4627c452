import { isDefect } from '../../reference/defect';
import { parseReference } from '../../reference/reference';
import type { ValidationRule } from '../rule';

export const chartRefGrammar: ValidationRule = {
  id: 'chart-ref-grammar',
  code: 'INVALID_CHART_REF',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `service.chart.ref` follows the grammar of references.',
  fix: 'Write `oci://registry/repository`, or the path of the chart.',
  *check({ contract }) {
    const ref = contract.service.chart?.ref;
    // The Go tool takes the address of a chart repository, which nothing reads.
    if (ref === undefined || /^https?:\/\//.test(ref)) return;
    const chart = parseReference(ref);
    if (!isDefect(chart)) return;
    yield { pointer: '/service/chart/ref', message: chart.problem, hint: chart.hint };
  },
};
