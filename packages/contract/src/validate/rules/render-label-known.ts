import { didYouMean } from '../../diagnostics/words';
import { PROVISIONER_LABEL } from '../../model/infrastructure-labels';
import { mappingOf } from '../../source/mapping';
import { formatPointer } from '../../source/pointer';
import { suggest } from '../../schema-check/suggest';
import { LABELS } from '../../template/expand/label-vocabulary';
import { hasKey } from '../../template/cel/value';
import type { Finding } from '../finding';
import type { RuleContext, ValidationRule } from '../rule';
import { renderingProblems } from './rendering-problems';

export const renderLabelKnown: ValidationRule = {
  id: 'render-label-known',
  code: 'RENDER_LABEL_UNKNOWN',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that the template of the contract reads every label that begins with `platform/`. Without the label `platform/provisioner` a contract has no template, and its claims are not rendered.',
  fix: 'Correct the name of the label, add `platform/provisioner`, or give the label another prefix.',
  check: (context) =>
    context.bundle.kind === 'infrastructure'
      ? renderingProblems(context, 'RENDER_LABEL_UNKNOWN')
      : unreadLabels(context),
};

/**
 * Labels of a contract that has lost its provisioner. The claims of its consumers would disappear without a
 * word. A component may have any labels: the templates of its claims read them.
 */
function* unreadLabels({ bundle, contract }: RuleContext): Iterable<Finding> {
  const labels = Object.keys(mappingOf(contract.metadata?.labels));
  const misspelt = labels.filter((label) => suggest(label, [PROVISIONER_LABEL]) !== undefined);
  const unread = bundle.kind === 'platform' ? labels.filter((label) => hasKey(LABELS, label)) : [];
  // The other labels are read once the name is right.
  for (const label of misspelt.length > 0 ? misspelt : unread) {
    yield {
      pointer: formatPointer(['metadata', 'labels', label]),
      on: 'key',
      message: `No template reads the label \`${label}\`. The contract has no label \`${PROVISIONER_LABEL}\`, so its claims are not rendered.`,
      hint:
        misspelt.length > 0
          ? didYouMean(PROVISIONER_LABEL)
          : `Add \`${PROVISIONER_LABEL}\`, or remove the label.`,
    };
  }
}
