import { row, schemaRows, type RuleRow } from './rule-row';

/** Schemas of values that a service or an application sends: a wider schema breaks readers. */
export function readSchema(id: string, path: string, what: string): RuleRow[] {
  return schemaRows(id, path, {
    'schema-narrowed': [
      'NON_BREAKING',
      `Some values of the ${what} no longer come. Readers do not have to change for that.`,
    ],
    'schema-widened': [
      'BREAKING',
      `Readers of the ${what} may get values that they do not expect, or miss values that they need.`,
    ],
    'schema-undecided': [
      'POTENTIAL_BREAKING',
      `We cannot determine whether readers of the ${what} may get values that they do not expect.`,
    ],
    'schema-equal': [
      'NON_BREAKING',
      `This alone does not change which values the ${what} can have.`,
    ],
  });
}

/** A new key in a closed schema of values that readers get. */
export function addedProperty(id: string, path: string, what: string): RuleRow {
  return row(
    `${id}-property-added`,
    path,
    'modified',
    'POTENTIAL_BREAKING',
    `The schema of the ${what} allowed no other keys. Most readers ignore a new key; strict readers refuse it.`,
  );
}
