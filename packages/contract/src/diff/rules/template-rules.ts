import { row, type RuleRow } from './rule-row';

/** What a changed template does to the resources of those who make claims. */
export const TEMPLATE_RULES: readonly RuleRow[] = [
  row(
    'template-output-added',
    'template.outputs',
    'added',
    'POTENTIAL_BREAKING',
    'A claim that does not change gets another resource.',
  ),
  row(
    'template-output-removed',
    'template.outputs',
    'removed',
    'BREAKING',
    'A resource of a claim that does not change is destroyed.',
  ),
  row(
    'template-resource-replaced',
    'template.outputs',
    'modified',
    'BREAKING',
    'Another kind, API version or name is another resource: the one that exists is destroyed.',
  ),
  row(
    'template-output-changed',
    'template.outputs',
    'modified',
    'POTENTIAL_BREAKING',
    'The resource of a claim that does not change is configured in another way.',
  ),
  row(
    'template-fails',
    'template',
    'modified',
    'BREAKING',
    'A claim that could be rendered before is now refused.',
  ),
  row(
    'template-unexampled',
    'template',
    'modified',
    'POTENTIAL_BREAKING',
    'Without an example we cannot determine what the change does to resources.',
  ),
  row(
    'template-text-changed',
    'template',
    'modified',
    'NON_BREAKING',
    'Every example gives the same resources as before.',
  ),
];
