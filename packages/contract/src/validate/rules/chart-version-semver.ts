import { longCode } from '../../diagnostics/words';
import { parseVersion } from '../../reference/version';
import type { ValidationRule } from '../rule';

export const chartVersionSemver: ValidationRule = {
  id: 'chart-version-semver',
  code: 'INVALID_CHART_VERSION',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `service.chart.version` is a semantic version.',
  fix: 'Use the version of the chart, such as `1.2.0`. A range is not accepted.',
  *check({ contract }) {
    const version = contract.service.chart?.version;
    if (version === undefined || parseVersion(version)) return;
    yield {
      pointer: '/service/chart/version',
      message: `The chart version ${longCode(version)} is not a semantic version. Use a form like \`1.2.3\`.`,
      hint: 'Write the version of the chart, such as `1.2.0`.',
    };
  },
};
