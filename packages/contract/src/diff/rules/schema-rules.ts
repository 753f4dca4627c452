import type { ChangeType, Impact } from '../change/change';
import { row, weakening, type RuleRow } from './rule-row';

/**
 * What a schema is for: it describes the values of a `configuration`, it is a policy that is published
 * for other contracts (`policy-published`), or a policy that a contract sets itself (`policy-own`).
 */
export type SchemaRole = 'configuration' | 'policy-published' | 'policy-own';

/** How the ids of the rules of a role begin. */
export const SCHEMA_PREFIXES: Readonly<Record<SchemaRole, string>> = {
  configuration: 'configuration',
  'policy-published': 'policy',
  'policy-own': 'own-policy',
};

/** The class of a change and its reason. `WEAKENING` is breaking: no new version excuses it. */
type Verdict = readonly [impact: Impact | 'WEAKENING', reason: string];

interface SchemaRow {
  readonly effect: string;
  readonly type: ChangeType;
  readonly verdicts: Readonly<Record<SchemaRole, Verdict>>;
}

/**
 * What changes of a JSON Schema mean, by its role. For authors of the values of a configuration, and for
 * contracts that a published policy binds, a stricter schema is worse. A policy that a contract sets
 * itself is a promise to its consumers, so a weaker one is worse.
 */
const SCHEMA_TABLE: readonly SchemaRow[] = [
  effect('type-narrowed', 'modified', {
    configuration: ['BREAKING', 'Values of a removed type are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts with a value of a removed type violate the policy.',
    ],
    'policy-own': [
      'NON_BREAKING',
      'The contract promises never to hold values of the removed types.',
    ],
  }),
  effect('type-widened', 'modified', {
    configuration: ['NON_BREAKING', 'Values may now have further types.'],
    'policy-published': ['NON_BREAKING', 'Contracts may now hold values of further types.'],
    'policy-own': [
      'WEAKENING',
      'The contract may hold values of a type that it promised never to hold.',
    ],
  }),
  effect('enum-added', 'added', {
    configuration: ['BREAKING', 'Values that are not in the list are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts with a value that is not in the list violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises to hold only values in the list.'],
  }),
  effect('enum-removed', 'removed', {
    configuration: ['NON_BREAKING', 'Values no longer have to be in the list.'],
    'policy-published': ['NON_BREAKING', 'Contracts no longer need a value in the list.'],
    'policy-own': ['WEAKENING', 'The contract may hold values that it promised never to hold.'],
  }),
  effect('enum-narrowed', 'modified', {
    configuration: ['BREAKING', 'The removed values are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts with one of the removed values violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises never to hold the removed values.'],
  }),
  effect('enum-widened', 'modified', {
    configuration: ['NON_BREAKING', 'The new values may now be used.'],
    'policy-published': ['NON_BREAKING', 'Contracts may now hold the new values.'],
    'policy-own': ['WEAKENING', 'The contract may hold a value that it promised never to hold.'],
  }),
  effect('bound-added', 'added', {
    configuration: ['BREAKING', 'Values beyond the limit are rejected.'],
    'policy-published': ['BREAKING', 'Contracts with a value beyond the limit violate the policy.'],
    'policy-own': ['NON_BREAKING', 'The contract promises a new limit.'],
  }),
  effect('bound-removed', 'removed', {
    configuration: ['NON_BREAKING', 'Values no longer have to be within the limit.'],
    'policy-published': ['NON_BREAKING', 'Contracts no longer have to be within the limit.'],
    'policy-own': ['WEAKENING', 'The contract may go beyond a limit that consumers rely on.'],
  }),
  effect('lower-bound-raised', 'modified', {
    configuration: ['BREAKING', 'Values below the new limit are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts with a value below the new limit violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises a higher minimum than before.'],
  }),
  effect('lower-bound-lowered', 'modified', {
    configuration: ['NON_BREAKING', 'Values may now be below the old limit.'],
    'policy-published': ['NON_BREAKING', 'Contracts may now be below the old limit.'],
    'policy-own': ['WEAKENING', 'The contract may go below the minimum that consumers rely on.'],
  }),
  effect('upper-bound-lowered', 'modified', {
    configuration: ['BREAKING', 'Values above the new limit are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts with a value above the new limit violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises a lower maximum than before.'],
  }),
  effect('upper-bound-raised', 'modified', {
    configuration: ['NON_BREAKING', 'Values may now be above the old limit.'],
    'policy-published': ['NON_BREAKING', 'Contracts may now be above the old limit.'],
    'policy-own': ['WEAKENING', 'The contract may go above the maximum that consumers rely on.'],
  }),
  effect('multiple-narrowed', 'modified', {
    configuration: ['BREAKING', 'Numbers that are not a multiple of the new step are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts with a number that is not a multiple of the new step violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises only multiples of the new step.'],
  }),
  effect('multiple-widened', 'modified', {
    configuration: ['NON_BREAKING', 'Numbers no longer have to be multiples of the old step.'],
    'policy-published': ['NON_BREAKING', 'Contracts no longer need a multiple of the old step.'],
    'policy-own': [
      'WEAKENING',
      'The contract may hold numbers that are not a multiple of the step that consumers rely on.',
    ],
  }),
  effect('pattern-added', 'added', {
    configuration: ['BREAKING', 'Texts that do not match the pattern are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts with a text that does not match the pattern violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises a new pattern.'],
  }),
  effect('pattern-removed', 'removed', {
    configuration: ['NON_BREAKING', 'Texts no longer have to match the old pattern.'],
    'policy-published': [
      'NON_BREAKING',
      'Contracts no longer need a text that matches the old pattern.',
    ],
    'policy-own': [
      'WEAKENING',
      'The contract may hold texts in a form that consumers do not expect.',
    ],
  }),
  effect('pattern-changed', 'modified', {
    configuration: [
      'POTENTIAL_BREAKING',
      'Texts that are used today may not match the new pattern.',
    ],
    'policy-published': [
      'POTENTIAL_BREAKING',
      'Contracts that satisfied the policy may not match the new pattern.',
    ],
    'policy-own': [
      'POTENTIAL_BREAKING',
      'The contract may hold texts that it promised never to hold.',
    ],
  }),
  effect('format-added', 'added', {
    configuration: ['BREAKING', 'Values that do not have the format are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts with a value that does not have the format violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises a new format.'],
  }),
  effect('unknown-format-added', 'added', {
    configuration: [
      'POTENTIAL_BREAKING',
      'Some tools reject values that do not have the format. Others accept them.',
    ],
    'policy-published': [
      'POTENTIAL_BREAKING',
      'Some tools reject contracts with a value that does not have the format. Others accept them.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises a format, as far as tools check it.'],
  }),
  effect('format-removed', 'removed', {
    configuration: ['NON_BREAKING', 'Values no longer have to have the old format.'],
    'policy-published': ['NON_BREAKING', 'Contracts no longer need a value of the old format.'],
    'policy-own': [
      'WEAKENING',
      'The contract may hold values in a form that consumers cannot read.',
    ],
  }),
  effect('unknown-format-removed', 'removed', {
    configuration: ['NON_BREAKING', 'Values no longer have to have the old format.'],
    'policy-published': ['NON_BREAKING', 'Contracts no longer need a value of the old format.'],
    'policy-own': [
      'POTENTIAL_BREAKING',
      'The contract may hold values in a form that consumers cannot read.',
    ],
  }),
  effect('format-narrowed', 'modified', {
    configuration: ['BREAKING', 'Values that only fit the old format are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts with a value that only fits the old format violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises a narrower format than before.'],
  }),
  effect('format-widened', 'modified', {
    configuration: ['NON_BREAKING', 'Every value of the old format has the new one.'],
    'policy-published': ['NON_BREAKING', 'Every value of the old format has the new one.'],
    'policy-own': [
      'WEAKENING',
      'The contract may hold values that do not fit the format that consumers rely on.',
    ],
  }),
  effect('format-changed', 'modified', {
    configuration: [
      'POTENTIAL_BREAKING',
      'Values that are used today may not have the new format.',
    ],
    'policy-published': [
      'POTENTIAL_BREAKING',
      'Contracts that satisfied the policy may hold a value without the new format.',
    ],
    'policy-own': [
      'POTENTIAL_BREAKING',
      'The contract may hold values in a form that consumers cannot read.',
    ],
  }),
  effect('content-changed', 'modified', {
    configuration: [
      'POTENTIAL_BREAKING',
      'Tools may read the text as another type of content than its author intended.',
    ],
    'policy-published': [
      'POTENTIAL_BREAKING',
      'Contracts that satisfied the policy may have another type of content than it now requires.',
    ],
    'policy-own': [
      'POTENTIAL_BREAKING',
      'The contract may have another type of content than consumers expect.',
    ],
  }),
  effect('property-required', 'added', {
    configuration: ['BREAKING', 'Values without the key are rejected.'],
    'policy-published': ['BREAKING', 'Contracts without the key violate the policy.'],
    'policy-own': ['NON_BREAKING', 'The contract promises a key that was optional.'],
  }),
  effect('property-optional', 'removed', {
    configuration: ['NON_BREAKING', 'Values may now leave the key out.'],
    'policy-published': ['NON_BREAKING', 'Contracts may now leave the key out.'],
    'policy-own': ['WEAKENING', 'The contract may leave out a key that consumers rely on.'],
  }),
  effect('property-added', 'added', {
    configuration: ['NON_BREAKING', 'The key is optional.'],
    'policy-published': [
      'NON_BREAKING',
      'The policy now describes the key. What it requires of the key is compared separately.',
    ],
    'policy-own': [
      'NON_BREAKING',
      'The policy now describes the key. What it requires of the key is compared separately.',
    ],
  }),
  effect('closed-property-added', 'added', {
    configuration: [
      'NON_BREAKING',
      'The key is optional. Values with the key are no longer rejected.',
    ],
    'policy-published': ['NON_BREAKING', 'Contracts may now have the key.'],
    'policy-own': ['WEAKENING', 'The contract may hold a key that it promised never to hold.'],
  }),
  effect('property-removed', 'removed', {
    configuration: [
      'POTENTIAL_BREAKING',
      'Values with the key are still accepted, but the schema no longer describes it. It may have no effect.',
    ],
    'policy-published': ['NON_BREAKING', 'The policy no longer restricts the key.'],
    'policy-own': [
      'WEAKENING',
      'The contract may hold any value under a key that consumers rely on.',
    ],
  }),
  effect('closed-property-removed', 'removed', {
    configuration: ['BREAKING', 'Values with the key are rejected.'],
    'policy-published': ['BREAKING', 'Contracts with the key violate the policy.'],
    'policy-own': ['NON_BREAKING', 'The contract now promises that the key is absent.'],
  }),
  effect('property-undeclared', 'removed', {
    configuration: [
      'NON_BREAKING',
      'Values with the key are accepted. The schema for other keys now applies to it and is compared separately.',
    ],
    'policy-published': [
      'NON_BREAKING',
      'Contracts with the key are accepted. The schema for other keys now applies to it and is compared separately.',
    ],
    'policy-own': [
      'NON_BREAKING',
      'The contract may hold the key as before. The schema for other keys now applies to it and is compared separately.',
    ],
  }),
  effect('property-forbidden', 'modified', {
    configuration: ['BREAKING', 'Values with the key are rejected.'],
    'policy-published': ['BREAKING', 'Contracts with the key violate the policy.'],
    'policy-own': ['NON_BREAKING', 'The contract now promises that the key is absent.'],
  }),
  effect('property-allowed', 'modified', {
    configuration: ['NON_BREAKING', 'Values may now have the key.'],
    'policy-published': ['NON_BREAKING', 'Contracts may now have the key.'],
    'policy-own': ['WEAKENING', 'The contract may hold a key that it promised never to hold.'],
  }),
  effect('pattern-property-added', 'added', {
    configuration: [
      'POTENTIAL_BREAKING',
      'Matching keys may hold values that the new schema rejects.',
    ],
    'policy-published': [
      'POTENTIAL_BREAKING',
      'Matching keys of contracts may hold values that the new schema rejects.',
    ],
    'policy-own': [
      'POTENTIAL_BREAKING',
      'Matching keys may hold values that another schema excluded.',
    ],
  }),
  effect('pattern-property-forbidden', 'added', {
    configuration: ['BREAKING', 'Values with a matching key are rejected.'],
    'policy-published': ['BREAKING', 'Contracts with a key that matches violate the policy.'],
    'policy-own': ['NON_BREAKING', 'The contract now promises that matching keys are absent.'],
  }),
  effect('pattern-property-allowed', 'added', {
    configuration: ['NON_BREAKING', 'Values may now have such keys.'],
    'policy-published': ['NON_BREAKING', 'Contracts may now have such keys.'],
    'policy-own': ['WEAKENING', 'The contract may hold keys that it promised never to hold.'],
  }),
  effect('pattern-property-removed', 'removed', {
    configuration: [
      'POTENTIAL_BREAKING',
      'Another schema now applies to matching keys. It may reject their values.',
    ],
    'policy-published': [
      'POTENTIAL_BREAKING',
      'Another schema now applies to matching keys of contracts. It may reject their values.',
    ],
    'policy-own': [
      'POTENTIAL_BREAKING',
      'Matching keys may hold values that the old schema excluded.',
    ],
  }),
  effect('pattern-property-closed', 'removed', {
    configuration: ['BREAKING', 'Values with a matching key are rejected.'],
    'policy-published': ['BREAKING', 'Contracts with a key that matches violate the policy.'],
    'policy-own': ['NON_BREAKING', 'The contract now promises that matching keys are absent.'],
  }),
  effect('pattern-property-opened', 'removed', {
    configuration: ['NON_BREAKING', 'Values may now have such keys.'],
    'policy-published': ['NON_BREAKING', 'Contracts may now have such keys.'],
    'policy-own': ['WEAKENING', 'The contract may hold keys that it promised never to hold.'],
  }),
  effect('additional-closed', 'modified', {
    configuration: ['BREAKING', 'Values with other keys are rejected.'],
    'policy-published': ['BREAKING', 'Contracts with any other key violate the policy.'],
    'policy-own': ['NON_BREAKING', 'The contract promises to have no other key.'],
  }),
  effect('additional-opened', 'modified', {
    configuration: ['NON_BREAKING', 'Values may now have other keys.'],
    'policy-published': ['NON_BREAKING', 'Contracts may now have other keys.'],
    'policy-own': ['WEAKENING', 'The contract may hold keys that it promised never to hold.'],
  }),
  effect('dependency-added', 'added', {
    configuration: ['BREAKING', 'Values with the first key and without the second are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts with the first key and without the second violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises a key that was optional.'],
  }),
  effect('dependency-removed', 'removed', {
    configuration: ['NON_BREAKING', 'Values with the first key no longer need the second.'],
    'policy-published': ['NON_BREAKING', 'Contracts with the first key no longer need the second.'],
    'policy-own': ['WEAKENING', 'The contract may leave out a key that consumers rely on.'],
  }),
  effect('unique-added', 'added', {
    configuration: ['BREAKING', 'Lists with equal entries are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts with equal entries in the list violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises that no two entries are equal.'],
  }),
  effect('unique-removed', 'removed', {
    configuration: ['NON_BREAKING', 'Lists may now have equal entries.'],
    'policy-published': ['NON_BREAKING', 'Contracts may now have equal entries in the list.'],
    'policy-own': [
      'WEAKENING',
      'The contract may hold equal entries, but consumers rely on unique entries.',
    ],
  }),
  effect('contains-added', 'added', {
    configuration: ['BREAKING', 'Lists that lack such entries are rejected.'],
    'policy-published': ['BREAKING', 'Contracts whose list lacks such entries violate the policy.'],
    'policy-own': ['NON_BREAKING', 'The contract promises entries that were optional.'],
  }),
  effect('contains-removed', 'removed', {
    configuration: ['NON_BREAKING', 'Lists no longer need such entries.'],
    'policy-published': ['NON_BREAKING', 'Contracts no longer need such entries in the list.'],
    'policy-own': ['WEAKENING', 'The contract may lack entries that consumers rely on.'],
  }),
  effect('not-added', 'added', {
    configuration: ['BREAKING', 'Values that match the excluded schema are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts that match the excluded schema violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises not to match the excluded schema.'],
  }),
  effect('not-removed', 'removed', {
    configuration: ['NON_BREAKING', 'Values may now match the schema that was excluded.'],
    'policy-published': ['NON_BREAKING', 'Contracts may now match the schema that was excluded.'],
    'policy-own': ['WEAKENING', 'The contract may match a schema that it promised never to match.'],
  }),
  effect('not-narrowed', 'modified', {
    configuration: [
      'BREAKING',
      'The excluded schema matches further values. These values are rejected.',
    ],
    'policy-published': [
      'BREAKING',
      'The excluded schema matches further contracts. These contracts violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises to exclude further values.'],
  }),
  effect('not-widened', 'modified', {
    configuration: [
      'NON_BREAKING',
      'The excluded schema no longer matches some values. These values may now be used.',
    ],
    'policy-published': [
      'NON_BREAKING',
      'The excluded schema no longer matches some contracts. It allows these contracts now.',
    ],
    'policy-own': ['WEAKENING', 'The contract may match a schema that it promised never to match.'],
  }),
  effect('condition-added', 'added', {
    configuration: [
      'BREAKING',
      'Values that meet the condition but not its requirement are rejected.',
    ],
    'policy-published': [
      'BREAKING',
      'Contracts that meet the condition but not its requirement violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises more than before under this condition.'],
  }),
  effect('condition-removed', 'removed', {
    configuration: [
      'NON_BREAKING',
      'Values that meet the condition no longer have to meet its requirement.',
    ],
    'policy-published': [
      'NON_BREAKING',
      'Contracts that meet the condition no longer have to meet its requirement.',
    ],
    'policy-own': [
      'WEAKENING',
      'The contract no longer promises to meet the requirement under this condition.',
    ],
  }),
  effect('branch-added', 'added', {
    configuration: [
      'NON_BREAKING',
      'Values may now fit the new alternative instead of a known one.',
    ],
    'policy-published': [
      'NON_BREAKING',
      'Contracts may now fit the new alternative instead of a known one.',
    ],
    'policy-own': [
      'WEAKENING',
      'The contract may match an alternative that it promised never to match.',
    ],
  }),
  effect('branch-removed', 'removed', {
    configuration: ['BREAKING', 'Values that only fit the removed alternative are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts that only fit the removed alternative violate the policy.',
    ],
    'policy-own': [
      'NON_BREAKING',
      'The contract promises never to fit only the removed alternative.',
    ],
  }),
  effect('alternatives-added', 'added', {
    configuration: ['BREAKING', 'Values that do not fit any alternative are rejected.'],
    'policy-published': [
      'BREAKING',
      'Contracts that do not fit any alternative violate the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The contract promises one of several alternatives.'],
  }),
  effect('alternatives-removed', 'removed', {
    configuration: ['NON_BREAKING', 'Values no longer have to fit one of the alternatives.'],
    'policy-published': [
      'NON_BREAKING',
      'Contracts no longer have to fit one of the alternatives.',
    ],
    'policy-own': [
      'WEAKENING',
      'The contract may match an alternative that it promised never to match.',
    ],
  }),
  effect('access-changed', 'modified', {
    configuration: [
      'POTENTIAL_BREAKING',
      'Another party may set the value now. Tools may refuse or replace a value that is set today.',
    ],
    'policy-published': [
      'POTENTIAL_BREAKING',
      'Some tools accept this value in a contract, and others reject it.',
    ],
    'policy-own': [
      'POTENTIAL_BREAKING',
      'Some tools accept this value in a contract, and others reject it.',
    ],
  }),
  effect('dialect-changed', 'modified', {
    configuration: [
      'POTENTIAL_BREAKING',
      'Keywords may have another meaning in the new JSON Schema version. Values may be rejected.',
    ],
    'policy-published': [
      'POTENTIAL_BREAKING',
      'Keywords may have another meaning in the new JSON Schema version. Contracts may violate the policy.',
    ],
    'policy-own': [
      'POTENTIAL_BREAKING',
      'Keywords may require less in the new JSON Schema version.',
    ],
  }),
  effect('default-changed', 'modified', {
    configuration: [
      'POTENTIAL_BREAKING',
      'Values that are left out get another default than before.',
    ],
    'policy-published': [
      'NON_BREAKING',
      'A policy checks the values in a contract. A default does not change them.',
    ],
    'policy-own': [
      'NON_BREAKING',
      'A policy checks the values in a contract. A default does not change them.',
    ],
  }),
  effect('text-changed', 'modified', {
    configuration: ['NON_BREAKING', 'The keyword does not decide which values are accepted.'],
    'policy-published': [
      'NON_BREAKING',
      'The keyword does not decide which contracts satisfy the policy.',
    ],
    'policy-own': ['NON_BREAKING', 'The keyword does not decide what the policy requires.'],
  }),
  effect('undecided', 'modified', {
    configuration: [
      'POTENTIAL_BREAKING',
      'We cannot determine whether the values that are used today are still accepted.',
    ],
    'policy-published': [
      'POTENTIAL_BREAKING',
      'We cannot determine whether contracts that satisfied the policy still satisfy it.',
    ],
    'policy-own': [
      'POTENTIAL_BREAKING',
      'We cannot determine whether the contract still keeps its promises.',
    ],
  }),
];

function effect(
  effect: string,
  type: ChangeType,
  verdicts: Readonly<Record<SchemaRole, Verdict>>,
): SchemaRow {
  return { effect, type, verdicts };
}

/** The rows of one role. */
export function schemaRulesOf(role: SchemaRole): RuleRow[] {
  return SCHEMA_TABLE.map(({ effect, type, verdicts }) => {
    const [impact, reason] = verdicts[role];
    const id = `${SCHEMA_PREFIXES[role]}-${effect}`;
    return impact === 'WEAKENING'
      ? weakening(id, 'schema', type, reason)
      : row(id, 'schema', type, impact, reason);
  });
}

/** What changes of a JSON Schema of a configuration or a policy mean, role by role. */
export const SCHEMA_RULES: readonly RuleRow[] = [
  ...schemaRulesOf('configuration'),
  ...schemaRulesOf('policy-published'),
  ...schemaRulesOf('policy-own'),
];
