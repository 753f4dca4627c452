import type {
  SchemaDifferenceKind,
  SchemaEffect,
} from '../../schema-compare/comparison/schema-difference';
import type { ChangeType } from '../change/change';
import { SCHEMA_PREFIXES, type SchemaRole } from '../rules/schema-rules';

/** Kinds that mean different things by their effect, with a name for each; others are named as they are. */
const NAMES: Readonly<Record<string, string>> = {
  'bound-raised narrows': 'lower-bound-raised',
  'bound-raised widens': 'upper-bound-raised',
  'bound-lowered narrows': 'upper-bound-lowered',
  'bound-lowered widens': 'lower-bound-lowered',
  'format-added undecided': 'unknown-format-added',
  'format-removed undecided': 'unknown-format-removed',
  'format-changed narrows': 'format-narrowed',
  'format-changed widens': 'format-widened',
  'property-added widens': 'closed-property-added',
  'property-removed narrows': 'closed-property-removed',
  'property-removed equal': 'property-undeclared',
  'pattern-property-added narrows': 'pattern-property-forbidden',
  'pattern-property-added widens': 'pattern-property-allowed',
  'pattern-property-removed narrows': 'pattern-property-closed',
  'pattern-property-removed widens': 'pattern-property-opened',
};

/** The row of `diff/rules/schema-rules.ts` for a difference in a schema of that role. */
export function ruleOf(role: SchemaRole, kind: SchemaDifferenceKind, effect: SchemaEffect): string {
  return `${SCHEMA_PREFIXES[role]}-${NAMES[`${kind} ${effect}`] ?? kind}`;
}

/** Whether a demand came, went or became another one. */
export function typeOf(kind: SchemaDifferenceKind): ChangeType {
  if (kind === 'property-required' || kind.endsWith('-added')) return 'added';
  if (kind === 'property-optional' || kind.endsWith('-removed')) return 'removed';
  return 'modified';
}
