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
    'The contract is bound to fewer types; those who rely on it meet none that is new.',
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
    'The contract is bound to a list of values; those who rely on it meet none that is new.',
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
    'The contract is bound to fewer values; those who rely on it meet none that is new.',
  ),
  weakened(
    'own-policy-enum-widened',
    'modified',
    'The contract may hold a value that it promised never to hold.',
  ),
  row(
    'own-policy-bound-added',
    'added',
    'NON_BREAKING',
    'The contract is bound to a limit that it did not promise before.',
  ),
  weakened(
    'own-policy-bound-removed',
    'removed',
    'The contract may go beyond a limit that others count on.',
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
    'The contract may go below the minimum that others count on.',
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
    'The contract may go above the maximum that others count on.',
  ),
  row(
    'own-policy-multiple-narrowed',
    'modified',
    'NON_BREAKING',
    'The contract is bound to a coarser step; those who rely on it meet no number that is new.',
  ),
  weakened(
    'own-policy-multiple-widened',
    'modified',
    'The contract may hold numbers that are no multiple of the step that others count on.',
  ),
  row(
    'own-policy-pattern-added',
    'added',
    'NON_BREAKING',
    'The contract is bound to a pattern that it did not promise before.',
  ),
  weakened(
    'own-policy-pattern-removed',
    'removed',
    'The contract may hold texts of a form that others do not expect.',
  ),
  row(
    'own-policy-pattern-changed',
    'modified',
    'POTENTIAL_BREAKING',
    'The contract may hold texts that it promised never to hold.',
  ),
  row(
    'own-policy-format-added',
    'added',
    'NON_BREAKING',
    'The contract is bound to a format that it did not promise before.',
  ),
  row(
    'own-policy-unknown-format-added',
    'added',
    'POTENTIAL_BREAKING',
    'Whether the contract is bound by the format depends on the tool that judges it.',
  ),
  weakened(
    'own-policy-format-removed',
    'removed',
    'The contract may hold texts of a form that others cannot read.',
  ),
  row(
    'own-policy-unknown-format-removed',
    'removed',
    'POTENTIAL_BREAKING',
    'The contract may hold texts of a form that others cannot read.',
  ),
  row(
    'own-policy-format-narrowed',
    'modified',
    'NON_BREAKING',
    'The contract is bound to a narrower format than before.',
  ),
  weakened(
    'own-policy-format-widened',
    'modified',
    'The contract may hold numbers that do not fit the format that others count on.',
  ),
  row(
    'own-policy-format-changed',
    'modified',
    'POTENTIAL_BREAKING',
    'The contract may hold texts of a form that others cannot read.',
  ),
  row(
    'own-policy-content-changed',
    'modified',
    'POTENTIAL_BREAKING',
    'The contract may hold another kind of content than others expect.',
  ),
  row(
    'own-policy-property-required',
    'added',
    'NON_BREAKING',
    'The contract promises a key that it was free to leave out.',
  ),
  weakened(
    'own-policy-property-optional',
    'removed',
    'The contract may leave out a key that others count on.',
  ),
  row(
    'own-policy-property-added',
    'added',
    'NON_BREAKING',
    'The key alone is not demanded; what its schema asks for is judged by itself.',
  ),
  weakened(
    'own-policy-closed-property-added',
    'added',
    'The contract may hold a key that it promised never to hold.',
  ),
  weakened(
    'own-policy-property-removed',
    'removed',
    'The contract may hold anything under a key that others rely on.',
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
    'The contract may hold the key as before; what other keys must fit is judged by itself.',
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
    'Keys that match may hold what another schema ruled out.',
  ),
  row(
    'own-policy-pattern-property-forbidden',
    'added',
    'NON_BREAKING',
    'The contract promises to leave out keys that match.',
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
    'Keys that match may hold what the old schema ruled out.',
  ),
  row(
    'own-policy-pattern-property-closed',
    'removed',
    'NON_BREAKING',
    'The contract promises to leave out keys that match.',
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
    'The contract promises a key that it was free to leave out.',
  ),
  weakened(
    'own-policy-dependency-removed',
    'removed',
    'The contract may leave out a key that others count on.',
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
    'The contract may hold equal entries where others count on each being the only one.',
  ),
  row(
    'own-policy-contains-added',
    'added',
    'NON_BREAKING',
    'The contract promises entries that it was free to leave out.',
  ),
  weakened(
    'own-policy-contains-removed',
    'removed',
    'The contract may lack entries that others count on.',
  ),
  row(
    'own-policy-not-added',
    'added',
    'NON_BREAKING',
    'The contract promises to stay clear of what is ruled out.',
  ),
  weakened(
    'own-policy-not-removed',
    'removed',
    'The contract may be what it promised never to be.',
  ),
  row(
    'own-policy-not-narrowed',
    'modified',
    'NON_BREAKING',
    'The contract promises to stay clear of more than before.',
  ),
  weakened(
    'own-policy-not-widened',
    'modified',
    'The contract may be what it promised never to be.',
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
    'The contract may do without what it promised under the condition.',
  ),
  weakened(
    'own-policy-branch-added',
    'added',
    'The contract may take a form that it promised never to take.',
  ),
  row(
    'own-policy-branch-removed',
    'removed',
    'NON_BREAKING',
    'The contract is bound to fewer forms; those who rely on it meet none that is new.',
  ),
  row(
    'own-policy-alternatives-added',
    'added',
    'NON_BREAKING',
    'The contract is bound to one of a few forms that it did not promise before.',
  ),
  weakened(
    'own-policy-alternatives-removed',
    'removed',
    'The contract may take a form that it promised never to take.',
  ),
  row(
    'own-policy-access-changed',
    'modified',
    'POTENTIAL_BREAKING',
    'Tools differ in whether they let a contract hold such a value.',
  ),
  row(
    'own-policy-dialect-changed',
    'modified',
    'POTENTIAL_BREAKING',
    'The same keywords may ask for less in the other version.',
  ),
  row(
    'own-policy-default-changed',
    'modified',
    'NON_BREAKING',
    'A policy judges what a contract holds; a default adds nothing to it.',
  ),
  row(
    'own-policy-text-changed',
    'modified',
    'NON_BREAKING',
    'The policy is said in other words; it asks for the same.',
  ),
  row(
    'own-policy-undecided',
    'modified',
    'POTENTIAL_BREAKING',
    'Whether the contract still promises what it promised cannot be told.',
  ),
];

function row(id: string, type: ChangeType, impact: Impact, reason: string): RuleRow {
  return { id, path: 'schema', type, impact, reason };
}

function weakened(id: string, type: ChangeType, reason: string): RuleRow {
  return { ...row(id, type, 'BREAKING', reason), excusable: false };
}
