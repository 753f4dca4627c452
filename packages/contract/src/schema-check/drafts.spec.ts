// What each draft of JSON Schema says about the same words. The rows follow the specifications.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../source/json/parse-json';
import { createSchemaStore, isSchemaDefect } from './schema-store';

const DRAFTS = {
  '04': 'http://json-schema.org/draft-04/schema#',
  '06': 'http://json-schema.org/draft-06/schema#',
  '07': 'http://json-schema.org/draft-07/schema#',
  '2019': 'https://json-schema.org/draft/2019-09/schema',
  '2020': 'https://json-schema.org/draft/2020-12/schema',
} as const;
type Draft = keyof typeof DRAFTS;

const store = createSchemaStore();

/** Texts, so that long numbers keep their digits. */
function accepts(schema: string, value: string): boolean {
  const compiled = store.compile(schema);
  if (isSchemaDefect(compiled)) throw new Error(compiled.message);
  return compiled.check(parseJson(value)).length === 0;
}

function withDraft(draft: Draft, schema: string): string {
  return schema.replace('{', `{"$schema":"${DRAFTS[draft]}",`).replace(',}', '}');
}

type Row = [drafts: string, what: string, schema: string, accepted: string[], refused: string[]];

function check(rows: Row[]): void {
  const cases = rows.flatMap(([drafts, what, schema, accepted, refused]) =>
    drafts
      .split(' ')
      .flatMap((draft) => [
        ...accepted.map((value) => [draft, what, value, true, schema] as const),
        ...refused.map((value) => [draft, what, value, false, schema] as const),
      ]),
  );
  test.each(cases)('draft %s: %s, %s: %s', (draft, _, value, expected, schema) => {
    expect(accepts(withDraft(draft as Draft, schema), value)).toBe(expected);
  });
}

const ALL = '04 06 07 2019 2020';

describe('numbers', () => {
  check([
    [
      ALL,
      'multiples are decimal',
      '{"multipleOf":0.01}',
      ['19.99', '0.07', '4.35', '1e-2', '0'],
      ['19.995', '0.001'],
    ],
    [ALL, 'multiples of tenths', '{"multipleOf":0.1}', ['0.3', '1.1', '-0.7'], ['0.35']],
    [ALL, 'multiples that overflow', '{"type":"integer","multipleOf":0.5}', ['1e308'], []],
    [ALL, 'a tiny step', '{"multipleOf":1e-8}', ['12391239123'], ['1.5e-9']],
    [
      ALL,
      'a decimal step of long numbers',
      '{"items":{"multipleOf":0.01}}',
      ['[90071992547409.93]', '[9007199254740993.01]', '[-19.99]'],
      ['[90071992547409.935]'],
    ],
    [
      ALL,
      'a long step',
      '{"items":{"multipleOf":9007199254740993}}',
      ['[18014398509481986]'],
      ['[9007199254740992]'],
    ],
    [
      ALL,
      'numbers that a double holds as infinity',
      '{"items":{"type":"number","multipleOf":0.5}}',
      ['[1e400, -1e400]'],
      [],
    ],
    [ALL, 'whole numbers of that size', '{"items":{"type":"integer"}}', ['[1e400]'], ['[1e-400]']],
    [
      ALL,
      'an upper bound and numbers of that size',
      '{"items":{"maximum":1e308}}',
      ['[1e308]', '[-1e400]'],
      ['[1e309]', '[1e400]'],
    ],
    [
      ALL,
      'a bound of that size',
      '{"items":{"minimum":1e400}}',
      ['[10e399]', '[1e401]'],
      ['[1e399]', '[1]'],
    ],
    [
      '06 07 2019 2020',
      'a bound next to 0',
      '{"items":{"exclusiveMinimum":0}}',
      ['[1e-400]'],
      ['[0]', '[-0.0]', '[-1e-400]'],
    ],
    [
      ALL,
      'an enum of long whole numbers',
      '{"items":{"enum":[9007199254740993]}}',
      ['[9007199254740993]'],
      ['[9007199254740992]', '[9007199254740994]'],
    ],
    [
      ALL,
      'long whole numbers inside a mapping',
      '{"enum":[{"id":9007199254740993}]}',
      ['{"id":9007199254740993}'],
      ['{"id":9007199254740992}'],
    ],
    [
      '06 07 2019 2020',
      'a long constant',
      '{"properties":{"id":{"const":9007199254740992}}}',
      ['{"id":9007199254740992}'],
      ['{"id":9007199254740993}'],
    ],
    [
      ALL,
      'long bounds',
      '{"items":{"minimum":9007199254740993,"maximum":9007199254740995}}',
      ['[9007199254740993,9007199254740995]'],
      ['[9007199254740992]', '[9007199254740996]'],
    ],
    [
      '06 07 2019 2020',
      'long exclusive bounds',
      '{"items":{"exclusiveMinimum":9007199254740992}}',
      ['[9007199254740993]'],
      ['[9007199254740992]'],
    ],
    [
      '04',
      'a switch that makes a bound exclusive',
      '{"minimum":3,"exclusiveMinimum":true,"maximum":5,"exclusiveMaximum":false}',
      ['3.1', '5'],
      ['3', '5.1'],
    ],
    [
      ALL,
      'long items are distinguished',
      '{"uniqueItems":true}',
      ['[9007199254740992,9007199254740993]'],
      ['[9007199254740993,9007199254740993.0]'],
    ],
    [
      ALL,
      'whole numbers in other forms',
      '{"type":"integer"}',
      ['1.0', '1e2', '-0'],
      ['1.5', '"1"', 'true'],
    ],
  ]);
});

describe('references', () => {
  const definitions = '"definitions":{"list":{"type":"array"},"text":{"type":"string"}}';
  check([
    [
      '04 06 07',
      'what stands beside one is ignored',
      `{"properties":{"a":{"$ref":"#/definitions/list","maxItems":1,"type":"string"}},${definitions}}`,
      ['{"a":[1,2]}'],
      ['{"a":"x"}'],
    ],
    [
      '2019 2020',
      'what stands beside one counts',
      `{"properties":{"a":{"$ref":"#/definitions/list","maxItems":1}},${definitions}}`,
      ['{"a":[1]}'],
      ['{"a":[1,2]}', '{"a":"x"}'],
    ],
    [
      ALL,
      'a property with that name is not one',
      '{"properties":{"$ref":{"type":"string"}}}',
      ['{"$ref":"a"}'],
      ['{"$ref":2}'],
    ],
    [
      ALL,
      'escaped names',
      '{"properties":{"a":{"$ref":"#/definitions/per%25cent"},"b":{"$ref":"#/definitions/sl~1ash"},"c":{"$ref":"#/definitions/ti~0lde"}},"definitions":{"per%cent":{"type":"integer"},"sl/ash":{"type":"integer"},"ti~lde":{"type":"integer"}}}',
      ['{"a":1,"b":1,"c":1}'],
      ['{"a":"x"}', '{"b":"x"}', '{"c":"x"}'],
    ],
    [
      ALL,
      'to the root',
      '{"properties":{"next":{"$ref":"#"}},"additionalProperties":false}',
      ['{"next":{"next":{}}}'],
      ['{"next":{"other":1}}'],
    ],
    [
      ALL,
      'into an unknown keyword',
      '{"x-parts":{"p":{"type":"integer"}},"properties":{"a":{"$ref":"#/x-parts/p"}}}',
      ['{"a":1}'],
      ['{"a":"x"}'],
    ],
    [
      '06 07',
      'an anchor in $id',
      '{"allOf":[{"$ref":"#here"}],"definitions":{"a":{"$id":"#here","type":"integer"}}}',
      ['1'],
      ['"a"'],
    ],
    [
      '04',
      'an anchor in id',
      '{"allOf":[{"$ref":"#here"}],"definitions":{"a":{"id":"#here","type":"integer"}}}',
      ['1'],
      ['"a"'],
    ],
    [
      '2019 2020',
      'an anchor',
      '{"$ref":"#here","$defs":{"a":{"$anchor":"here","type":"integer"}}}',
      ['1'],
      ['"a"'],
    ],
    [
      '06 07 2019 2020',
      'an embedded document',
      '{"$id":"https://example.com/base/root.json","allOf":[{"$ref":"inner.json#/definitions/deep"}],"definitions":{"i":{"$id":"inner.json","definitions":{"deep":{"allOf":[{"$ref":"#/definitions/own"}]},"own":{"type":"integer"}}}}}',
      ['1'],
      ['"a"'],
    ],
    [
      '06 07 2019 2020',
      'a changed base',
      '{"$id":"https://example.com/x","properties":{"list":{"$id":"folder/","items":{"$ref":"item.json"}}},"definitions":{"i":{"$id":"https://example.com/folder/item.json","type":"integer"}}}',
      ['{"list":[1]}'],
      ['{"list":["a"]}'],
    ],
    [
      '2019 2020',
      'a URN',
      '{"$id":"urn:uuid:deadbeef-1234-ff00-00ff-4321feebdaed","properties":{"a":{"$ref":"urn:uuid:deadbeef-1234-ff00-00ff-4321feebdaed#/$defs/t"}},"$defs":{"t":{"type":"integer"}}}',
      ['{"a":1}'],
      ['{"a":"x"}'],
    ],
    [
      '07',
      'an $id beside one does not change the base',
      '{"$id":"http://localhost/a","definitions":{"f":{"$id":"http://localhost/b/foo.json","type":"string"},"g":{"$id":"http://localhost/b/","type":"integer"}},"allOf":[{"$id":"http://localhost/b/","$ref":"b/foo.json"}]}',
      ['"x"'],
      ['1'],
    ],
    [
      ALL,
      'an identifier in data is none',
      '{"enum":[{"$id":"https://example.com/a.json","type":"null"},1]}',
      ['1', '{"$id":"https://example.com/a.json","type":"null"}'],
      ['null'],
    ],
  ]);

  test.each(Object.values(DRAFTS))('the meta-schema %s can be referred to', (address) => {
    for (const draft of Object.keys(DRAFTS) as Draft[]) {
      const schema = withDraft(draft, `{"properties":{"schema":{"$ref":"${address}"}}}`);
      expect(accepts(schema, '{"schema":{"type":"string","minLength":1}}')).toBe(true);
      expect(accepts(schema, '{"schema":{"type":"strin"}}')).toBe(false);
      expect(accepts(schema, '{"schema":{"properties":{"a":{"minLength":-1}}}}')).toBe(false);
    }
  });
});

describe('dynamic references', () => {
  check([
    [
      '2020',
      'the outermost anchor wins',
      '{"$id":"https://example.com/strict","$ref":"tree","$dynamicAnchor":"node","unevaluatedProperties":false,"$defs":{"t":{"$id":"tree","$dynamicAnchor":"node","type":"object","properties":{"data":true,"children":{"type":"array","items":{"$dynamicRef":"#node"}}}}}}',
      ['{"children":[{"data":1}]}'],
      ['{"children":[{"daat":1}]}'],
    ],
    [
      '2020',
      'an ordinary anchor makes it an ordinary reference',
      '{"$id":"https://example.com/r","$ref":"list","$defs":{"foo":{"$dynamicAnchor":"items","type":"string"},"list":{"$id":"list","type":"array","items":{"$dynamicRef":"#items"},"$defs":{"items":{"$anchor":"items"}}}}}',
      ['["a"]', '[42]'],
      ['"a"'],
    ],
    [
      '2019',
      'a recursive reference goes to the outermost document',
      '{"$id":"https://example.com/strict","$recursiveAnchor":true,"$ref":"tree","unevaluatedProperties":false,"$defs":{"t":{"$id":"tree","$recursiveAnchor":true,"type":"object","properties":{"data":true,"children":{"type":"array","items":{"$recursiveRef":"#"}}}}}}',
      ['{"children":[{"data":1}]}'],
      ['{"children":[{"daat":1}]}'],
    ],
    [
      '2019',
      'without an anchor it is a reference to the root',
      '{"properties":{"foo":{"$recursiveRef":"#"}},"additionalProperties":false}',
      ['{"foo":{"foo":false}}'],
      ['{"foo":{"bar":1}}'],
    ],
  ]);
});

describe('keywords of later drafts have no effect', () => {
  check([
    ['04 06 07', 'dependentRequired', '{"dependentRequired":{"a":["b"]}}', ['{"a":1}'], []],
    [
      '04 06 07',
      'dependentSchemas',
      '{"dependentSchemas":{"a":{"required":["b"]}}}',
      ['{"a":1}'],
      [],
    ],
    ['04 06 07', 'unevaluatedProperties', '{"unevaluatedProperties":false}', ['{"a":1}'], []],
    ['04 06 07', 'unevaluatedItems', '{"unevaluatedItems":false}', ['[1]'], []],
    [
      '06 07',
      'minContains and maxContains',
      '{"contains":{"const":1},"minContains":2,"maxContains":2}',
      ['[1]', '[1,1,1]'],
      ['[2]'],
    ],
    ['04 06', 'if', '{"if":{"type":"string"},"then":{"minLength":3}}', ['"a"'], []],
    ['04', 'const', '{"const":1}', ['2'], []],
    ['04', 'contains', '{"contains":{"type":"string"}}', ['[]'], []],
    ['04', 'propertyNames', '{"propertyNames":{"maxLength":1}}', ['{"long":1}'], []],
    ['04 06 07 2019', 'prefixItems', '{"prefixItems":[{"type":"string"}]}', ['[1]'], []],
    ['04 06 07', '$anchor', '{"$anchor":"a"}', ['1'], []],
  ]);
});

describe('keywords of earlier drafts', () => {
  check([
    [
      '04 06 07 2019',
      'a list of items',
      '{"items":[{"type":"string"}],"additionalItems":false}',
      ['["a"]', '[]'],
      ['[1]', '["a",1]'],
    ],
    ['2020', 'additionalItems has no effect', '{"additionalItems":false}', ['[1]'], []],
    [
      ALL,
      'dependencies',
      '{"dependencies":{"a":["b"],"c":{"required":["d"]}}}',
      ['{"a":1,"b":1}', '{"c":1,"d":1}', '{}'],
      ['{"a":1}', '{"c":1}'],
    ],
    [
      '2020',
      '$recursiveRef has no effect',
      '{"properties":{"a":{"$recursiveRef":"#"}},"additionalProperties":false}',
      ['{"a":{"b":1}}'],
      [],
    ],
    [
      '06 07 2019 2020',
      'id has no effect',
      '{"id":"https://example.com/a","allOf":[{"$ref":"#/definitions/t"}],"definitions":{"t":{"type":"integer"}}}',
      ['1'],
      ['"a"'],
    ],
  ]);
});

describe('what no draft knows', () => {
  check([
    [
      ALL,
      'nullable',
      '{"properties":{"a":{"type":"string","nullable":true}}}',
      ['{"a":"x"}'],
      ['{"a":null}'],
    ],
    [
      ALL,
      'nullable without a type',
      '{"properties":{"a":{"enum":["x"],"nullable":true}}}',
      ['{"a":"x"}'],
      ['{"a":null}'],
    ],
    [ALL, '$async', '{"$async":true,"type":"string"}', ['"a"'], ['1']],
    [ALL, 'an unknown format', '{"format":"no-such-format"}', ['"a"'], []],
  ]);
});

describe('what others have looked at', () => {
  const both = '2019 2020';
  check([
    [
      both,
      'a condition alone',
      '{"if":{"properties":{"a":{"const":1}},"required":["a"]},"unevaluatedProperties":false}',
      ['{"a":1}', '{}'],
      ['{"a":2}', '{"a":1,"b":1}'],
    ],
    [
      both,
      'a condition with then',
      '{"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"properties":{"b":true}},"unevaluatedProperties":false}',
      ['{"a":1,"b":1}'],
      ['{"a":2,"b":1}', '{"b":1}'],
    ],
    [
      both,
      'a condition with else',
      '{"if":{"properties":{"a":{"const":1}},"required":["a"]},"else":{"properties":{"b":true}},"unevaluatedProperties":false}',
      ['{"b":1}', '{"a":1}'],
      ['{"a":2,"b":1}', '{"a":1,"b":1}'],
    ],
    [
      both,
      'cousins are not seen',
      '{"allOf":[{"properties":{"a":true}},{"unevaluatedProperties":false}]}',
      ['{}'],
      ['{"a":1}'],
    ],
    [
      both,
      'nested schemas are',
      '{"allOf":[{"properties":{"a":true}}],"$ref":"#/$defs/b","unevaluatedProperties":false,"$defs":{"b":{"properties":{"b":true}}}}',
      ['{"a":1,"b":1}'],
      ['{"c":1}'],
    ],
    [
      both,
      'alternatives that hold',
      '{"anyOf":[{"properties":{"a":{"const":1}},"required":["a"]},{"properties":{"b":true}}],"unevaluatedProperties":false}',
      ['{"a":1,"b":1}', '{"b":1}'],
      ['{"a":2}', '{"c":1}'],
    ],
    [
      both,
      'what is not is not',
      '{"not":{"not":{"properties":{"a":true},"required":["a"]}},"unevaluatedProperties":false}',
      [],
      ['{"a":1}'],
    ],
    [
      both,
      'inside of not',
      '{"not":{"properties":{"a":true},"unevaluatedProperties":false}}',
      ['{"b":1}'],
      ['{"a":1}'],
    ],
    [
      both,
      'patterns and other keys',
      '{"patternProperties":{"^x":true},"unevaluatedProperties":{"type":"string"}}',
      ['{"x1":1,"y":"a"}'],
      ['{"y":1}'],
    ],
    [
      both,
      'dependent schemas',
      '{"dependentSchemas":{"a":{"properties":{"b":true}}},"properties":{"a":true},"unevaluatedProperties":false}',
      ['{"a":1,"b":1}'],
      ['{"b":1}'],
    ],
    [
      both,
      'another unevaluated keyword',
      '{"allOf":[{"unevaluatedProperties":true}],"unevaluatedProperties":false}',
      ['{"a":1}'],
      [],
    ],
    [
      '2020',
      'items that contains matched',
      '{"contains":{"type":"string"},"unevaluatedItems":false}',
      ['["a"]', '["a","b"]'],
      ['["a",1]', '[1]'],
    ],
    [
      '2019',
      'items that contains matched do not count',
      '{"contains":{"type":"string"},"unevaluatedItems":false}',
      [],
      ['["a"]'],
    ],
    [
      '2020',
      'first items',
      '{"prefixItems":[{"type":"string"}],"unevaluatedItems":false}',
      ['["a"]'],
      ['["a",1]'],
    ],
    [
      '2019',
      'first items',
      '{"items":[{"type":"string"}],"unevaluatedItems":false}',
      ['["a"]'],
      ['["a",1]'],
    ],
    [
      '2020',
      'first items of nested schemas',
      '{"prefixItems":[true],"allOf":[{"prefixItems":[true,{"const":2}]}],"unevaluatedItems":false}',
      ['[1,2]'],
      ['[1,2,3]'],
    ],
    [
      '2020',
      'items inside of a condition',
      '{"if":{"prefixItems":[true,{"const":"b"}]},"then":{"prefixItems":[true,true,true]},"unevaluatedItems":false}',
      ['["a","b","c"]'],
      ['["a","x"]', '["a","b","c","d"]'],
    ],
    [
      both,
      'values of another type',
      '{"unevaluatedProperties":false,"unevaluatedItems":false}',
      ['1', '"a"', 'null'],
      [],
    ],
  ]);
});

describe('lists, mappings and texts', () => {
  check([
    ['06 07 2019 2020', 'contains', '{"contains":{"minimum":5}}', ['[3,5]', '{}'], ['[3]', '[]']],
    [
      '2019 2020',
      'minContains of 0',
      '{"contains":{"const":1},"minContains":0}',
      ['[]', '[2]'],
      [],
    ],
    [
      '2019 2020',
      'bounds of contains',
      '{"contains":{"const":1},"minContains":2,"maxContains":3}',
      ['[1,1]', '[1,1,2,1]'],
      ['[1]', '[1,1,1,1]'],
    ],
    [
      '2019 2020',
      'bounds without contains',
      '{"minContains":2,"maxContains":1}',
      ['[]', '[1,1]'],
      [],
    ],
    [
      ALL,
      'equal items',
      '{"uniqueItems":true}',
      [
        '[1,true]',
        '[0,false]',
        '["1",1]',
        '[{"a":1},{"a":2}]',
        '[[1],[2]]',
        '[{"a":false},{"a":0}]',
      ],
      ['[1,1.0]', '[{"a":1,"b":2},{"b":2,"a":1}]', '[[1],[1]]', '[null,null]'],
    ],
    [
      '06 07 2019 2020',
      'false as a schema of a property',
      '{"properties":{"a":false}}',
      ['{}'],
      ['{"a":1}'],
    ],
    [
      '06 07 2019 2020',
      'names of properties',
      '{"propertyNames":{"maxLength":2}}',
      ['{"ab":1}', '[]'],
      ['{"abc":1}'],
    ],
    [
      ALL,
      'lengths count characters',
      '{"maxLength":2,"minLength":2}',
      ['"\\uD83D\\uDCA9\\uD83D\\uDCA9"', '12'],
      ['"\\uD83D\\uDCA9"'],
    ],
    [ALL, 'patterns are not anchored', '{"pattern":"a+"}', ['"xxaayy"', '1'], ['"b"']],
    [
      ALL,
      'names that every object has',
      '{"required":["__proto__","toString","constructor"]}',
      ['[]'],
      ['{}', '{"__proto__":1}'],
    ],
    [
      ALL,
      'other keys than those of patterns',
      '{"properties":{"a":{}},"patternProperties":{"^v":{}},"additionalProperties":{"type":"boolean"}}',
      ['{"a":1,"v1":1,"x":true}'],
      ['{"x":1}'],
    ],
    [
      ALL,
      'exactly one of',
      '{"oneOf":[{"type":"integer"},{"minimum":2}]}',
      ['1', '2.5'],
      ['3', '1.5'],
    ],
    [
      '07 2019 2020',
      'a branch that refuses all',
      '{"if":{"maximum":0},"then":false,"else":{"multipleOf":2}}',
      ['4'],
      ['3', '-1'],
    ],
    [
      ALL,
      'null and other things that are not equal',
      '{"enum":[null,false,0,"",[],{}]}',
      ['null', 'false', '0', '""', '[]', '{}', '-0'],
      ['[0]', '[false]', '1'],
    ],
  ]);
});

describe('the cases of the fixtures', () => {
  const folder = join(__dirname, '../../fixtures/schemas');
  const read = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8');
  test.each(readdirSync(folder))('%s', (name) => {
    const { valid } = JSON.parse(read(name, 'expect.json')) as { valid: boolean };
    expect(accepts(read(name, 'schema.json'), read(name, 'value.json'))).toBe(valid);
  });
});

describe('schemas that their draft refuses', () => {
  test.each<[Draft, string, string]>([
    ['04', '{"minimum":1,"exclusiveMinimum":1}', '/exclusiveMinimum'],
    ['04', '{"exclusiveMinimum":true}', ''],
    ['04', '{"required":[]}', '/required'],
    ['06', '{"minimum":1,"exclusiveMinimum":true}', '/exclusiveMinimum'],
    [
      '07',
      '{"properties":{"a":{"minimum":1,"exclusiveMinimum":true}}}',
      '/properties/a/exclusiveMinimum',
    ],
    ['2020', '{"items":[{}]}', '/items'],
    ['2019', '{"$defs":{"a":1}}', '/$defs/a'],
  ])('draft %s: %s', (draft, schema, pointer) => {
    const defect = store.compile(withDraft(draft, schema));
    expect(defect).toMatchObject({ kind: 'schema', pointer });
  });

  test('an older form of exclusive bounds is explained', () => {
    const defect = store.compile(withDraft('07', '{"minimum":3,"exclusiveMinimum":true}'));
    expect(isSchemaDefect(defect) && defect.hint).toBe(
      'Since draft-06 the keyword holds the limit itself: write `3` here and remove the other keyword.',
    );
  });
});
