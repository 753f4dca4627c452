import { row, type RuleRow } from './rule-row';

/** What a change of whole files, lost bundles and published policies does to others. */
export const FILE_RULES: readonly RuleRow[] = [
  row(
    'interface-file-changed',
    'interfaces.contract',
    'modified',
    'POTENTIAL_BREAKING',
    'We cannot determine from the file what the change does to callers of the interface.',
  ),
  row(
    'interface-file-format-changed',
    'interfaces.contract',
    'modified',
    'POTENTIAL_BREAKING',
    'Two formats cannot be compared, so we cannot determine what the change does to callers of the interface.',
  ),
  row(
    'published-policy-added',
    'policies',
    'added',
    'BREAKING',
    'Contracts that reference this one must satisfy all its policies. They may violate the new one.',
  ),
  row(
    'published-policy-removed',
    'policies',
    'removed',
    'BREAKING',
    'Contracts that reference this one are no longer bound by the policy. Without any policy, their reference fails.',
  ),
  row(
    'policy-file-added',
    'policy/schema.json',
    'added',
    'POTENTIAL_BREAKING',
    'Contracts that reference this one as a policy must satisfy it from this version on.',
  ),
  row(
    'policy-file-removed',
    'policy/schema.json',
    'removed',
    'BREAKING',
    'Contracts that reference this one as a policy find no policy in this version, which is an error.',
  ),
  row(
    'configuration-file-added',
    'configuration/schema.json',
    'added',
    'POTENTIAL_BREAKING',
    'From this version on, values of contracts that reference this one as a configuration are validated.',
  ),
  row(
    'configuration-file-removed',
    'configuration/schema.json',
    'removed',
    'BREAKING',
    'Contracts that reference this one as a configuration find no schema in this version, which is an error.',
  ),
  row(
    'dependency-bundle-removed',
    'dependencies',
    'removed',
    'BREAKING',
    'The dependency is still listed, but it can no longer be resolved or deployed.',
  ),
];
