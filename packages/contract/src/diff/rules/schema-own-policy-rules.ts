import type { ChangeType, Impact } from '../change/change';
import type { RuleRow } from './rule-row';

/**
 * What changes of a policy that a contract sets itself mean to those who rely on it: there it is a
 * promise, and asking for less breaks it, whatever the new version is called.
 */
export const OWN_POLICY_RULES: readonly RuleRow[] = [
  row(
    'own-policy-type-narrowed',
    'modified',
    'NON_BREAKING',
    'The contract promises fewer types. Consumers do not get a new type.',
  ),
  weakened(
    'own-policy-type-widened',
    'modified',
    'The contract may hold values of a type that it promised never to hold.',
  ),
  row(
    'own-policy-enum-added',
    'added',
    'NON_BREAKING',
    'The contract promises a list of values. Consumers do not get a new value.',
  ),
  weakened(
    'own-policy-enum-removed',
    'removed',
    'The contract may hold values that it promised never to hold.',
  ),
  row(
    'own-policy-enum-narrowed',
    'modified',
    'NON_BREAKING',
    'The contract promises fewer values. Consumers do not get a new value.',
  ),
  weakened(
    'own-policy-enum-widened',
    'modified',
    'The contract may hold a value that it promised never to hold.',
  ),
  row('own-policy-bound-added', 'added', 'NON_BREAKING', 'The contract promises a new limit.'),
  weakened(
    'own-policy-bound-removed',
    'removed',
    'The contract may go beyond a limit that consumers rely on.',
  ),
  row(
    'own-policy-lower-bound-raised',
    'modified',
    'NON_BREAKING',
    'The contract promises a higher minimum than before.',
  ),
  weakened(
    'own-policy-lower-bound-lowered',
    'modified',
    'The contract may go below the minimum that consumers rely on.',
  ),
  row(
    'own-policy-upper-bound-lowered',
    'modified',
    'NON_BREAKING',
    'The contract promises a lower maximum than before.',
  ),
  weakened(
    'own-policy-upper-bound-raised',
    'modified',
    'The contract may go above the maximum that consumers rely on.',
  ),
  row(
    'own-policy-multiple-narrowed',
    'modified',
    'NON_BREAKING',
    'The contract promises a coarser step. Consumers do not get a new number.',
  ),
  weakened(
    'own-policy-multiple-widened',
    'modified',
    'The contract may hold numbers that are not a multiple of the step that consumers rely on.',
  ),
  row('own-policy-pattern-added', 'added', 'NON_BREAKING', 'The contract promises a new pattern.'),
  weakened(
    'own-policy-pattern-removed',
    'removed',
    'The contract may hold texts in a form that consumers do not expect.',
  ),
  row(
    'own-policy-pattern-changed',
    'modified',
    'POTENTIAL_BREAKING',
    'The contract may hold texts that it promised never to hold.',
  ),
  row('own-policy-format-added', 'added', 'NON_BREAKING', 'The contract promises a new format.'),
  row(
    'own-policy-unknown-format-added',
    'added',
    'POTENTIAL_BREAKING',
    'Only some tools check this format. The promise depends on the tool.',
  ),
  weakened(
    'own-policy-format-removed',
    'removed',
    'The contract may hold texts in a form that consumers cannot read.',
  ),
  row(
    'own-policy-unknown-format-removed',
    'removed',
    'POTENTIAL_BREAKING',
    'The contract may hold texts in a form that consumers cannot read.',
  ),
  row(
    'own-policy-format-narrowed',
    'modified',
    'NON_BREAKING',
    'The contract promises a narrower format than before.',
  ),
  weakened(
    'own-policy-format-widened',
    'modified',
    'The contract may hold numbers that do not fit the format that consumers rely on.',
  ),
  row(
    'own-policy-format-changed',
    'modified',
    'POTENTIAL_BREAKING',
    'The contract may hold texts in a form that consumers cannot read.',
  ),
  row(
    'own-policy-content-changed',
    'modified',
    'POTENTIAL_BREAKING',
    'The contract may hold another kind of content than consumers expect.',
  ),
  row(
    'own-policy-property-required',
    'added',
    'NON_BREAKING',
    'The contract promises a key that was optional.',
  ),
  weakened(
    'own-policy-property-optional',
    'removed',
    'The contract may leave out a key that consumers rely on.',
  ),
  row(
    'own-policy-property-added',
    'added',
    'NON_BREAKING',
    'The key stays optional. Its schema is compared separately.',
  ),
  weakened(
    'own-policy-closed-property-added',
    'added',
    'The contract may hold a key that it promised never to hold.',
  ),
  weakened(
    'own-policy-property-removed',
    'removed',
    'The contract may hold any value under a key that consumers rely on.',
  ),
  row(
    'own-policy-closed-property-removed',
    'removed',
    'NON_BREAKING',
    'The contract promises to leave the key out.',
  ),
  row(
    'own-policy-property-undeclared',
    'removed',
    'NON_BREAKING',
    'The contract may hold the key as before. The schema for other keys now applies to it and is compared separately.',
  ),
  row(
    'own-policy-property-forbidden',
    'modified',
    'NON_BREAKING',
    'The contract promises to leave the key out.',
  ),
  weakened(
    'own-policy-property-allowed',
    'modified',
    'The contract may hold a key that it promised never to hold.',
  ),
  row(
    'own-policy-pattern-property-added',
    'added',
    'POTENTIAL_BREAKING',
    'Matching keys may hold values that another schema excluded.',
  ),
  row(
    'own-policy-pattern-property-forbidden',
    'added',
    'NON_BREAKING',
    'The contract promises to leave out matching keys.',
  ),
  weakened(
    'own-policy-pattern-property-allowed',
    'added',
    'The contract may hold keys that it promised never to hold.',
  ),
  row(
    'own-policy-pattern-property-removed',
    'removed',
    'POTENTIAL_BREAKING',
    'Matching keys may hold values that the old schema excluded.',
  ),
  row(
    'own-policy-pattern-property-closed',
    'removed',
    'NON_BREAKING',
    'The contract promises to leave out matching keys.',
  ),
  weakened(
    'own-policy-pattern-property-opened',
    'removed',
    'The contract may hold keys that it promised never to hold.',
  ),
  row(
    'own-policy-additional-closed',
    'modified',
    'NON_BREAKING',
    'The contract promises to hold no other key.',
  ),
  weakened(
    'own-policy-additional-opened',
    'modified',
    'The contract may hold keys that it promised never to hold.',
  ),
  row(
    'own-policy-dependency-added',
    'added',
    'NON_BREAKING',
    'The contract promises a key that was optional.',
  ),
  weakened(
    'own-policy-dependency-removed',
    'removed',
    'The contract may leave out a key that consumers rely on.',
  ),
  row(
    'own-policy-unique-added',
    'added',
    'NON_BREAKING',
    'The contract promises that no two entries are equal.',
  ),
  weakened(
    'own-policy-unique-removed',
    'removed',
    'The contract may hold equal entries, but consumers rely on unique entries.',
  ),
  row(
    'own-policy-contains-added',
    'added',
    'NON_BREAKING',
    'The contract promises entries that were optional.',
  ),
  weakened(
    'own-policy-contains-removed',
    'removed',
    'The contract may lack entries that consumers rely on.',
  ),
  row(
    'own-policy-not-added',
    'added',
    'NON_BREAKING',
    'The contract promises not to match the excluded schema.',
  ),
  weakened(
    'own-policy-not-removed',
    'removed',
    'The contract may match a schema that it promised never to match.',
  ),
  row(
    'own-policy-not-narrowed',
    'modified',
    'NON_BREAKING',
    'The contract promises to exclude more than before.',
  ),
  weakened(
    'own-policy-not-widened',
    'modified',
    'The contract may match a schema that it promised never to match.',
  ),
  row(
    'own-policy-condition-added',
    'added',
    'NON_BREAKING',
    'The contract promises more under the condition than before.',
  ),
  weakened(
    'own-policy-condition-removed',
    'removed',
    'The contract no longer promises the requirement of the condition.',
  ),
  weakened(
    'own-policy-branch-added',
    'added',
    'The contract may match an alternative that it promised never to match.',
  ),
  row(
    'own-policy-branch-removed',
    'removed',
    'NON_BREAKING',
    'The contract promises fewer alternatives. Consumers do not get a new one.',
  ),
  row(
    'own-policy-alternatives-added',
    'added',
    'NON_BREAKING',
    'The contract promises one of several alternatives.',
  ),
  weakened(
    'own-policy-alternatives-removed',
    'removed',
    'The contract may match an alternative that it promised never to match.',
  ),
  row(
    'own-policy-access-changed',
    'modified',
    'POTENTIAL_BREAKING',
    'Some tools accept such a value in a contract, others do not.',
  ),
  row(
    'own-policy-dialect-changed',
    'modified',
    'POTENTIAL_BREAKING',
    'Keywords may require less in the new JSON Schema version.',
  ),
  row(
    'own-policy-default-changed',
    'modified',
    'NON_BREAKING',
    'A policy checks the values in a contract. A default does not change them.',
  ),
  row(
    'own-policy-text-changed',
    'modified',
    'NON_BREAKING',
    'Only the description changed. The policy requires the same.',
  ),
  row(
    'own-policy-undecided',
    'modified',
    'POTENTIAL_BREAKING',
    'We cannot determine whether the contract still keeps its promises.',
  ),
];

function row(id: string, type: ChangeType, impact: Impact, reason: string): RuleRow {
  return { id, path: 'schema', type, impact, reason };
}

function weakened(id: string, type: ChangeType, reason: string): RuleRow {
  return { ...row(id, type, 'BREAKING', reason), excusable: false };
}
