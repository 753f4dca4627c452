import type { RuleRow } from './rule-row';

/** What changes mean that the contract's text alone does not tell: of whole files, bundles that are gone, policies for others. */
export const FILE_RULES: readonly RuleRow[] = [
  {
    id: 'interface-file-changed',
    path: 'interfaces.contract',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason: 'What the change does to those who use the interface cannot be told from the file.',
  },
  {
    id: 'interface-file-format-changed',
    path: 'interfaces.contract',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason:
      'Descriptions in two formats cannot be compared, so nobody knows what those who use it will meet.',
  },
  {
    id: 'published-policy-added',
    path: 'policies',
    type: 'added',
    impact: 'BREAKING',
    reason:
      'All policies of this contract bind those who reference it, and theirs may not meet this one.',
  },
  {
    id: 'published-policy-removed',
    path: 'policies',
    type: 'removed',
    impact: 'BREAKING',
    reason:
      'Those who reference this contract are not held to the policy any more, and where it was the only one they find none.',
  },
  {
    id: 'policy-file-added',
    path: 'policy/schema.json',
    type: 'added',
    impact: 'POTENTIAL_BREAKING',
    reason: 'Those who reference this contract as a policy must meet it from this version on.',
  },
  {
    id: 'policy-file-removed',
    path: 'policy/schema.json',
    type: 'removed',
    impact: 'BREAKING',
    reason:
      'Those who reference this contract as a policy find none in this version, which is an error for them.',
  },
  {
    id: 'configuration-file-added',
    path: 'configuration/schema.json',
    type: 'added',
    impact: 'POTENTIAL_BREAKING',
    reason:
      'Those who reference this contract as a configuration have their values judged from this version on.',
  },
  {
    id: 'configuration-file-removed',
    path: 'configuration/schema.json',
    type: 'removed',
    impact: 'BREAKING',
    reason:
      'Those who reference this contract as a configuration find no schema in this version, which is an error for them.',
  },
  {
    id: 'dependency-bundle-removed',
    path: 'dependencies',
    type: 'removed',
    impact: 'BREAKING',
    reason:
      'The dependency is still listed, and nothing can be deployed or resolved for it any more.',
  },
];
