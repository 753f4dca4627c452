// Pairs of small documents with the class that callers would give the change.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { get, ok, openapi } from '../../../../testing/openapi-documents';
import { object } from '../../../../testing/schema-pair-cases';
import { worstImpact, type Found } from '../../../../testing/worst-impact';
import { detectOpenapi } from './detect-openapi';

const FOLDER = join(__dirname, '../../../../fixtures/diff/openapi');

const RIGHT: Readonly<Record<string, readonly [Found, string]>> = {
  'enum-became-nullable': ['POTENTIAL_BREAKING', 'authors mean that null may come'],
  'key-added-request': ['NON_BREAKING', 'a further value for a known schema'],
  'key-renamed-request': ['BREAKING', 'callers send the old value'],
  'ref-with-nullable-sibling': ['POTENTIAL_BREAKING', 'authors mean that null may come'],
  'ref-wrapped-for-nullable': ['POTENTIAL_BREAKING', 'authors mean that null may come'],
  'request-becomes-writeonly': ['NON_BREAKING', 'callers still send it'],
  'response-becomes-readonly': ['NON_BREAKING', 'readers still read it'],
  'response-loses-writeonly': ['NON_BREAKING', 'a key comes that readers ignore'],
  'response-required-becomes-writeonly': ['BREAKING', 'a required key no longer comes'],
  'charset-changed': ['BREAKING', 'callers decode UTF-8'],
  'deep-object-exploded': ['NON_BREAKING', 'deepObject has one form'],
  'error-range-narrowed': ['POTENTIAL_BREAKING', 'other errors are no longer described'],
  'error-removed': ['POTENTIAL_BREAKING', 'the error is no longer described'],
  'media-type-any-to-json': ['POTENTIAL_BREAKING', 'callers may ask for another media type'],
  'oauth-flow-added': ['NON_BREAKING', 'the known flow still works'],
  'oauth-scope-listed': ['NON_BREAKING', 'no operation asks for the scope'],
  'oauth-scope-reworded': ['NON_BREAKING', 'the description is for people'],
  'parameter-array-ref-exploded-really-changes': [
    'BREAKING',
    'a list behind a $ref is written again',
  ],
  'parameter-became-nullable-3.1': ['NON_BREAKING', 'a string is written as before'],
  'parameter-enum-without-type': ['NONE', 'the listed values are scalars'],
  'parameter-explode-written-on-scalar-ref': ['NONE', 'a scalar does not explode'],
  'parameter-inline-enum-to-ref': ['NONE', 'the schema only got a name'],
  'parameter-one-type-as-list': ['NONE', 'a list of one type is that type'],
  'path-written-twice': ['NON_BREAKING', 'both templates are one path'],
  'query-object-for-parameters': ['NON_BREAKING', 'an exploded mapping is its keys'],
  'server-variable-value-removed': ['POTENTIAL_BREAKING', 'an address is no longer named'],
  'status-404-out-of-4XX': ['BREAKING', 'a 404 has another shape'],
  'status-404-out-of-default': ['BREAKING', 'a 404 has another shape'],
  'status-404-out-of-default-same-shape': ['NON_BREAKING', 'a 404 keeps its shape'],
  'text-parameter-integer-to-nonempty-string': ['NON_BREAKING', 'digits are a text'],
  'text-parameter-nullable-integer-to-string': ['NON_BREAKING', 'digits are a text'],
  'text-parameter-scalar-to-exploded-list': ['NON_BREAKING', 'one value is a list of one'],
  'text-response-header-string-to-integer': ['NON_BREAKING', 'digits are a text'],
  'discriminated-request-gains-alternative': ['NON_BREAKING', 'known kinds are read as before'],
  'discriminated-response-two-to-one': ['NON_BREAKING', 'one kind no longer comes'],
  'format-parameter-uuid-to-uri': ['BREAKING', 'no id is an address'],
  'format-request-date-to-date-time': ['BREAKING', 'no date is a date with a time'],
  'format-response-ipv4-to-ipv6': ['BREAKING', 'readers get other addresses'],
  'key-limit-in-closed-mapping': ['NONE', 'the mapping has one key anyway'],
  'number-of-one-value': ['NONE', 'both accept 4 alone'],
  'request-alternative-gains-required': ['BREAKING', 'a value of one alternative fits none'],
  'response-alternative-property-type': ['BREAKING', 'readers get a text for the year'],
  'version-line-alone': ['BREAKING', '3.1 reads `nullable` and siblings of `$ref` in another way'],
  'webhook-body-optional': ['BREAKING', 'receivers may get no body'],
};

function worstOf(name: string): Found {
  const [base, head] = ['base', 'head'].map((side) =>
    parse(readFileSync(join(FOLDER, name, `${side}.yaml`), 'utf8')),
  );
  const files = { basePath: 'base.yaml', headPath: 'head.yaml' };
  const { changes, defects } = detectOpenapi(base, head, files);
  expect(defects).toEqual([]);
  return worstImpact(changes);
}

describe('pairs of OpenAPI documents', () => {
  test.each(Object.entries(RIGHT))('%s is %j', (name, [right]) => {
    expect(worstOf(name)).toBe(right);
  });

  const chained = (type: string) => {
    const last = 299;
    const schemas = Array.from({ length: last + 1 }, (_, index) => [
      `S${index}`,
      object(
        index === last ? { v: { type } } : { next: { $ref: `#/components/schemas/S${index + 1}` } },
      ),
    ]);
    const answer = (schema: object) => get({ responses: ok(schema) });
    const named = (name: string) => answer({ $ref: `#/components/schemas/${name}` });
    const paths = { '/a': named('S0'), '/b': answer({ type }), '/z': named(`S${last}`) };
    return openapi({}, { paths, components: { schemas: Object.fromEntries(schemas) } });
  };
  const FILES = { basePath: 'base.yaml', headPath: 'head.yaml' };
  const [before, after] = [chained('string'), chained('number')];
  const worstAt = (steps: number | undefined, path: string) => {
    const { changes } = detectOpenapi(before, after, FILES, { steps });
    return worstImpact(
      changes.filter((change) => change.path.startsWith(`openapi.paths[${path}]`)),
    );
  };

  test('a long chain of schemas is compared to its end', () => {
    const { changes } = detectOpenapi(before, after, FILES);
    const breaking = changes.filter((change) => worstImpact([change]) === 'BREAKING');
    expect(breaking.map(({ base }) => base?.pointer)).toContain(
      '/components/schemas/S299/properties/v/type',
    );
    expect(worstAt(undefined, '/b')).toBe('BREAKING');
  });

  test('a place that takes too much work is undecided, and all others are compared', () => {
    const { changes } = detectOpenapi(before, after, FILES, { steps: 200 });
    const [cut] = changes.filter(({ path }) => path.startsWith('openapi.paths[/a]'));
    expect(cut?.subject).toMatch(/comparing them takes more work than is allowed/);
    expect(['/a', '/b', '/z'].map((path) => worstAt(200, path))).toEqual([
      'POTENTIAL_BREAKING',
      'BREAKING',
      'BREAKING',
    ]);
  });

  test('every pair of the folder has its right class', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(RIGHT).sort());
  });
});
