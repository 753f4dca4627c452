import type { ValidateFunction } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildMetaInstance, buildValidators, type GeneratedDraft } from './build-validators';
import { fixtureTexts } from '../testing/fixture-texts';
import { mutatedValue, SCRAPS } from '../testing/mutate-value';
import { anySchema } from '../testing/schema-arbitraries';
import { dialectOf, supportedVersions } from '../src/dialect/dialects';
import { loadMetaValidator } from '../src/schema-check/generated-validator';
import { fc, rounds } from '../testing/random-tests';

const WORKSPACE = join(__dirname, '../../..');

describe('generated code', () => {
  const generated = Object.entries(buildValidators());

  test.each(generated)('%s is that of its schema; `npm run docs` writes it', (path, text) => {
    const file = join(WORKSPACE, path);
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(text);
  });

  test.each(generated)('%s loads no compiler', (_path, text) => {
    const loaded = [...text.matchAll(/\b(?:require|import)\b.*/g)].map(([line]) => line);
    expect(loaded).toHaveLength(1);
    expect(loaded[0]).toMatch(/^require\("ajv\/dist\/runtime\/(equal|ucs2length)"\)\.default;$/);
  });
});

// Words that mean something to one of the drafts at least, and names that every object has.
const KEYWORDS = [
  ...['$id', '$schema', '$ref', '$anchor', '$dynamicRef', '$dynamicAnchor', '$vocabulary'],
  ...['$recursiveRef', '$recursiveAnchor', '$comment', '$defs', 'definitions', 'dependencies'],
  ...['type', 'enum', 'const', 'required', 'items', 'prefixItems', 'additionalItems', 'contains'],
  ...['properties', 'patternProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas'],
  ...['unevaluatedItems', 'unevaluatedProperties', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then'],
  ...['minimum', 'multipleOf', 'minLength', 'maxItems', 'uniqueItems', 'pattern', 'format'],
  ...['maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'maxLength', 'minItems', 'minProperties'],
  ...['maxProperties', 'minContains', 'maxContains', 'additionalProperties', 'else'],
  ...['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly'],
  ...['contentMediaType', 'contentEncoding', 'contentSchema', 'x-other'],
  ...['__proto__', 'constructor', 'toString'],
];

describe.each<GeneratedDraft>(['2020-12', '2019-09', 'draft-07'])(
  'the validator of %s',
  (draft) => {
    const meta = buildMetaInstance(draft);
    const dynamic = meta.getSchema(meta.defaultMeta() as string) as ValidateFunction;
    const validate = loadMetaValidator(draft)!;
    const accepts = (document: unknown): boolean => {
      const verdict = validate(document);
      if (verdict !== dynamic(document)) {
        throw new Error(`The generated code says ${verdict} to ${JSON.stringify(document)}.`);
      }
      return verdict;
    };
    const documents = [
      ...supportedVersions.map((version) => dialectOf(version)!.contractSchema),
      ...['2020-12/schema', '2019-09/schema'].map(
        (id) => meta.getSchema(`https://json-schema.org/draft/${id}`)?.schema,
      ),
      meta.getSchema('http://json-schema.org/draft-07/schema')?.schema,
      ...fixtureTexts('schema.json').flatMap(([, text]) => parseJson(text)),
    ].filter((document) => document !== undefined);

    it.each<[unknown, boolean]>([
      [{}, true],
      [true, true],
      [null, false],
      ['object', false],
      [[], false],
      [{ type: 'strin' }, false],
      [{ type: [] }, false],
      [{ type: ['string', 'string'] }, false],
      [{ required: 'name' }, false],
      [{ required: ['a', 'a'] }, false],
      [{ minLength: -1 }, false],
      [{ minLength: 1.5 }, false],
      [{ pattern: '(' }, true],
      [{ $id: 'no uri ^' }, true],
      [{ format: 'unknown' }, true],
      [{ 'x-anything': { type: 'strin' } }, true],
      [{ properties: { type: { type: 'strin' } } }, false],
      [{ $defs: { a: { anyOf: [{ not: { if: { items: 1 } } }] } } }, draft === 'draft-07'],
      [{ definitions: { a: { anyOf: [{ not: { if: { items: 1 } } }] } } }, false],
      [{ items: [{}] }, draft !== '2020-12'],
      [JSON.parse('{"properties":{"__proto__":{"type":"strin"}}}'), false],
      [JSON.parse('{"__proto__":{"type":"strin"}}'), true],
      [{ properties: { constructor: { type: 'strin' } } }, false],
    ])('%j: %s', (document, expected) => {
      expect(accepts(document)).toBe(expected);
    });

    it('agrees with the meta-schema on each keyword, with right and wrong values', () => {
      const inners = [...SCRAPS, [{}], [true, 1], { a: {} }, { a: true }, { a: [] }, { a: [1] }];
      const documents = KEYWORDS.flatMap((keyword) =>
        inners.map((inner) => ({ [keyword]: inner, not: { [keyword]: inner } })),
      );
      expect(new Set(documents.map(accepts))).toEqual(new Set([true, false]));
    });

    it('agrees with the meta-schema on fixtures, also when they are damaged', () => {
      const verdicts = documents.map(accepts);
      expect(verdicts).toContain(true);
      const seen = { true: 0, false: 0 };
      const any = fc
        .constantFrom(...documents)
        .chain((document) => mutatedValue(document, KEYWORDS));
      fc.assert(
        fc.property(any, (document) => {
          seen[`${accepts(document)}`] += 1;
        }),
        { numRuns: rounds(300) },
      );
      expect(Math.min(seen.true, seen.false)).toBeGreaterThan(20);
    });

    it('agrees with the meta-schema on random schemas', () => {
      const any = anySchema.chain((schema) => mutatedValue(schema, KEYWORDS));
      fc.assert(
        fc.property(any, (document) => void accepts(document)),
        { numRuns: rounds(1000) },
      );
    });
  },
);

function parseJson(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
