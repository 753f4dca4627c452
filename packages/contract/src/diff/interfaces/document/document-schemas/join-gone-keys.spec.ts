import { valueAt } from '../../../../source/pointer';
import { body, openapi } from '../../../../../testing/openapi-documents';
import { detectOpenapi } from '../../openapi/detect-openapi';

const FILES = { basePath: 'base.yaml', headPath: 'head.yaml' };
const keys = (...names: string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
});
const plain = { type: 'object' };
const nested = (schema: object) => ({ type: 'object', properties: { 'x.y': schema } });
const SCHEMA = '.schema';

describe('keys that are gone from a schema', () => {
  it.each<[string, object, object, [path: string, says: RegExp][]]>([
    ['all of them', keys('a', 'b'), plain, [[SCHEMA, /: `a` and `b` are gone from the schema\./]]],
    [
      'all of a part',
      nested(keys('b', 'a')),
      nested(plain),
      [[`${SCHEMA}["x.y"]`, /: `\["x\.y"\]\.a` and `\["x\.y"\]\.b` are gone/]],
    ],
    ['the only one', keys('a'), plain, [[`${SCHEMA}.a`, /: `a` is gone from the schema\./]]],
    [
      'some of them',
      keys('a', 'b', 'c'),
      keys('c'),
      [
        [`${SCHEMA}.a`, /: `a` is gone/],
        [`${SCHEMA}.b`, /: `b` is gone/],
      ],
    ],
    [
      'all of a schema that refuses other keys now',
      keys('a', 'b'),
      { ...plain, additionalProperties: false },
      [
        [SCHEMA, /may no longer hold keys/],
        [`${SCHEMA}.a`, /: `a` is gone from the schema\. Mappings that contain it are now refused/],
        [`${SCHEMA}.b`, /: `b` is gone from the schema\. Mappings that contain it are now refused/],
      ],
    ],
  ])('have one row if the schema names no key any more: %s', (_, before, after, rows) => {
    const base = openapi(body(before));
    const { changes } = detectOpenapi(base, openapi(body(after)), FILES);
    const found = changes.map(({ path }) => path.slice(path.indexOf(SCHEMA))).sort();
    expect(found).toEqual(rows.map(([path]) => path));
    for (const [path, says] of rows) {
      const change = changes.find((one) => one.path.endsWith(path));
      expect(change?.subject).toMatch(says);
      expect(valueAt(base, change?.base?.pointer ?? '/none')).toBeDefined();
    }
  });
});
