import { row, type RuleRow } from './rule-row';

/** What a changed template does to the resources of those who make claims. */
export const TEMPLATE_RULES: readonly RuleRow[] = [
  row(
    'template-added',
    'template',
    'added',
    'POTENTIAL_BREAKING',
    'An unchanged claim, which rendered nothing before, gets resources.',
  ),
  row(
    'template-removed',
    'template',
    'removed',
    'BREAKING',
    'A claim that was rendered before renders nothing or is refused. Its resources are destroyed.',
  ),
  row(
    'template-output-added',
    'template.outputs',
    'added',
    'POTENTIAL_BREAKING',
    'An unchanged claim gets another resource.',
  ),
  row(
    'template-output-removed',
    'template.outputs',
    'removed',
    'BREAKING',
    'A resource of an unchanged claim is destroyed.',
  ),
  row(
    'template-resource-replaced',
    'template.outputs',
    'modified',
    'BREAKING',
    'A resource with another kind, API version, name or namespace is a new resource. The existing resource is destroyed.',
  ),
  row(
    'template-output-changed',
    'template.outputs',
    'modified',
    'POTENTIAL_BREAKING',
    'The resource of an unchanged claim gets another configuration.',
  ),
  row(
    'template-output-moved',
    'template.outputs',
    'modified',
    'POTENTIAL_BREAKING',
    'The resource stays the same. Tools that deploy or read the file by its name no longer find it.',
  ),
  row(
    'template-fails',
    'template',
    'modified',
    'BREAKING',
    'A claim that was rendered before is now refused.',
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
