import { longCode } from '../../diagnostics/words';
import { valueAt } from '../../source/pointer';
import type { Finding } from '../finding';
import type { RuleContext, ValidationRule } from '../rule';
import { componentsOf } from './components';

export const componentSetsNoChart: ValidationRule = {
  id: 'component-sets-no-chart',
  code: 'COMPONENT_SETS_CHART',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that no component of a root sets `service.chart`, in `pacto.yaml` or in an override file, because the chart of the root deploys it.',
  fix: 'Remove `service.chart` from the component.',
  *check(context) {
    yield* checkOverrides(context);
    for (const { index, dependency, bundles } of componentsOf(context)) {
      for (const bundle of bundles) {
        const component = context.contractOf(bundle);
        if (!component || valueAt(component.value, '/service/chart') === undefined) continue;
        yield {
          document: component.path,
          pointer: '/service/chart',
          on: 'key',
          message: `${longCode(bundle.name ?? bundle.root)} sets \`service.chart\`, but it is a component of ${longCode(context.contract.service.name)}. Only a root sets a chart.`,
          hint: 'Remove `chart` here.',
          related: [
            {
              pointer: `/dependencies/${index}/name`,
              message: `The root lists it as ${longCode(dependency.name)}.`,
            },
          ],
        };
      }
    }
  },
};

/** The validation of the root reports what is in `pacto.yaml`. It does not read these files. */
function* checkOverrides({ bundle, contract, contractOf }: RuleContext): Iterable<Finding> {
  if (bundle.kind !== 'component' || contract.service.chart === undefined) return;
  if (valueAt(contractOf(bundle)?.value, '/service/chart') !== undefined) return;
  yield {
    pointer: '/service/chart',
    on: 'key',
    message: `${longCode(contract.service.name)} sets \`service.chart\` in this environment, but it is a component of a root. Only a root sets a chart.`,
    hint: 'Remove `chart` here.',
  };
}
