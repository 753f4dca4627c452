import { detectSchema } from '../../src/diff/schemas/detect-schema';
import { SCHEMA_PREFIXES, schemaRulesOf, type SchemaRole } from '../../src/diff/rules/schema-rules';
import { number, object, text } from '../schema-pair-cases';
import type { DiffCase, DiffFamily } from './diff-case';

const closed = { additionalProperties: false };
const known = { a: text, b: text };

const EITHER = { anyOf: [{ required: ['a'] }, { required: ['b'] }] };
const int = (format: string) => ({ type: 'integer', format });
const matching = (patternProperties: object) => ({ type: 'object', patternProperties });
const kinds = (...names: string[]) => ({
  oneOf: names.map((name) => object({ kind: { const: name } }, { required: ['kind'] })),
});

/**
 * What a rule is called in the tables of all roles, the path of the one change that it finds, and the
 * schemas.
 */
export const SCHEMA_CHANGES: readonly (readonly [
  name: string,
  path: string,
  base: unknown,
  head: unknown,
])[] = [
  ['type-narrowed', 'schema.type', { type: ['string', 'null'] }, text],
  ['type-widened', 'schema.type', text, { type: ['string', 'null'] }],
  ['type-widened', 'schema.properties.a.type', object({ a: text }), object({ a: {} })],
  ['enum-added', 'schema.enum', text, { enum: ['a', 'b'] }],
  ['enum-removed', 'schema.enum', { enum: ['a', 'b'] }, text],
  ['enum-narrowed', 'schema.enum', { enum: ['a', 'b'] }, { enum: ['a'] }],
  ['enum-widened', 'schema.enum', { enum: ['a'] }, { enum: ['a', 'b'] }],
  ['enum-widened', 'schema.enum', { const: 'a' }, { enum: ['a', 'b'] }],
  ['bound-added', 'schema.maximum', number, { type: 'number', maximum: 3 }],
  ['bound-removed', 'schema.maximum', { type: 'number', maximum: 3 }, number],
  ['lower-bound-raised', 'schema.minimum', { minimum: 1 }, { minimum: 2 }],
  ['lower-bound-lowered', 'schema.minLength', { minLength: 2 }, { minLength: 1 }],
  ['upper-bound-lowered', 'schema.maxItems', { maxItems: 2 }, { maxItems: 1 }],
  ['upper-bound-raised', 'schema.maxProperties', { maxProperties: 1 }, { maxProperties: 2 }],
  ['multiple-narrowed', 'schema.multipleOf', { multipleOf: 2 }, { multipleOf: 4 }],
  ['multiple-widened', 'schema.multipleOf', { multipleOf: 4 }, { multipleOf: 2 }],
  ['pattern-added', 'schema.pattern', {}, { pattern: '^a' }],
  ['pattern-removed', 'schema.pattern', { pattern: '^a' }, {}],
  ['pattern-changed', 'schema.pattern', { pattern: '^a' }, { pattern: '^b' }],
  ['format-added', 'schema.format', {}, { format: 'email' }],
  ['format-removed', 'schema.format', { format: 'email' }, {}],
  ['format-changed', 'schema.format', { format: 'uri-template' }, { format: 'regex' }],
  ['unknown-format-added', 'schema.format', {}, { format: 'colour' }],
  ['unknown-format-removed', 'schema.format', { format: 'colour' }, {}],
  ['format-narrowed', 'schema.format', int('int64'), int('int32')],
  ['format-widened', 'schema.format', int('int32'), int('int64')],
  ['content-changed', 'schema.contentEncoding', text, { ...text, contentEncoding: 'base64' }],
  ['property-required', 'schema.required[a]', object(known), object(known, { required: ['a'] })],
  ['property-optional', 'schema.required[b]', { required: ['a', 'b'] }, { required: ['a'] }],
  ['property-added', 'schema.properties.b', object({ a: text }), object({ a: text, b: {} })],
  ['property-removed', 'schema.properties.b', object(known), object({ a: text })],
  ['property-undeclared', 'schema.properties.b', object({ b: {} }), object({})],
  ['closed-property-added', 'schema.properties.b', object({}, closed), object({ b: {} }, closed)],
  ['closed-property-removed', 'schema.properties.b', object({ b: {} }, closed), object({}, closed)],
  ['property-forbidden', 'schema.properties.b', object(known), object({ ...known, b: false })],
  ['property-allowed', 'schema.properties.b', object({ ...known, b: false }), object(known)],
  [
    'pattern-property-added',
    'schema.patternProperties.b',
    matching({ a: text }),
    matching({ a: text, b: text }),
  ],
  [
    'pattern-property-removed',
    'schema.patternProperties.b',
    matching({ a: text, b: text }),
    matching({ a: text }),
  ],
  [
    'pattern-property-forbidden',
    'schema.patternProperties.^x-',
    { patternProperties: {} },
    { patternProperties: { '^x-': false } },
  ],
  [
    'pattern-property-allowed',
    'schema.patternProperties.^x-',
    closed,
    { ...closed, patternProperties: { '^x-': {} } },
  ],
  [
    'pattern-property-closed',
    'schema.patternProperties.^x-',
    { ...closed, patternProperties: { '^x-': {} } },
    closed,
  ],
  [
    'pattern-property-opened',
    'schema.patternProperties.^x-',
    { patternProperties: { '^x-': false } },
    { patternProperties: {} },
  ],
  ['additional-closed', 'schema.additionalProperties', object(known), object(known, closed)],
  ['additional-opened', 'schema.additionalProperties', object(known, closed), object(known)],
  [
    'dependency-added',
    'schema.dependentRequired.a[b]',
    object(known),
    object(known, { dependentRequired: { a: ['b'] } }),
  ],
  [
    'dependency-removed',
    'schema.dependentRequired.a[b]',
    object(known, { dependentRequired: { a: ['b'] } }),
    object(known),
  ],
  ['unique-added', 'schema.uniqueItems', {}, { uniqueItems: true }],
  ['unique-removed', 'schema.uniqueItems', { uniqueItems: true }, {}],
  ['contains-added', 'schema.contains', {}, { contains: text }],
  ['contains-removed', 'schema.contains', { contains: text }, {}],
  ['not-added', 'schema.not', text, { type: 'string', not: { pattern: 'a' } }],
  ['not-removed', 'schema.not', { type: 'string', not: { pattern: 'a' } }, text],
  ['not-narrowed', 'schema.not.multipleOf', { not: { multipleOf: 4 } }, { not: { multipleOf: 2 } }],
  ['not-widened', 'schema.not.multipleOf', { not: { multipleOf: 2 } }, { not: { multipleOf: 4 } }],
  ['condition-added', 'schema.if', {}, { if: text, then: { minLength: 1 } }],
  ['condition-removed', 'schema.if', { if: text, then: { minLength: 1 } }, {}],
  ['branch-added', 'schema.oneOf[1]', kinds('x', 'z'), kinds('x', 'y', 'z')],
  ['branch-removed', 'schema.oneOf[1]', kinds('x', 'y', 'z'), kinds('x', 'z')],
  ['alternatives-added', 'schema.anyOf', object(known), object(known, EITHER)],
  ['alternatives-removed', 'schema.anyOf', object(known, EITHER), object(known)],
  ['access-changed', 'schema.readOnly', {}, { readOnly: true }],
  ['access-changed', 'schema.x-pacto-set-by', {}, { 'x-pacto-set-by': 'platform' }],
  ['text-changed', 'schema.x-pacto-set-by', {}, { 'x-pacto-set-by': 'team' }],
  [
    'dialect-changed',
    'schema.$schema',
    { $schema: 'http://json-schema.org/draft-07/schema#' },
    { $schema: 'https://json-schema.org/draft/2020-12/schema' },
  ],
  ['default-changed', 'schema.default', { default: 1 }, { default: 2 }],
  ['text-changed', 'schema.title', {}, { title: 'T' }],
  ['undecided', 'schema.unknown', {}, { unknown: 1 }],
];

export const CONFIGURATION_FAMILY = family('configuration');
export const PUBLISHED_POLICY_FAMILY = policyFamily('policy-published');
export const OWN_POLICY_FAMILY = policyFamily('policy-own');

function policyFamily(role: SchemaRole): DiffFamily {
  return {
    ...family(role),
    oneWay: {
      [`${SCHEMA_PREFIXES[role]}-property-removed`]:
        'A contract may hold a key that the policy does not mention, so a new schema for it is also stricter.',
    },
  };
}

function family(role: SchemaRole): DiffFamily {
  return {
    rows: schemaRulesOf(role),
    cases: SCHEMA_CHANGES.map(([name, , base, head]): DiffCase => [
      [`${SCHEMA_PREFIXES[role]}-${name}`],
      base,
      head,
    ]),
    detect(base, head) {
      const files = { basePath: 'base/schema.json', headPath: 'head/schema.json' };
      const { changes, defects } = detectSchema(base, head, files, role);
      expect(defects).toEqual([]);
      return changes;
    },
  };
}
