import { externalRefs } from './external-refs';

it.each<[string, unknown, string[]]>([
  ['a schema', { schema: { $ref: './a.yaml#/A' } }, ['/schema/$ref']],
  ['a list', { allOf: [{ $ref: '#/b' }, { $ref: 'b.json' }] }, ['/allOf/1/$ref']],
  ['the first of two places', { a: { $ref: 'c' }, b: { $ref: 'c' } }, ['/a/$ref']],
  ['an example, which is data', { example: { $ref: './a.avsc' }, default: { $ref: 'd' } }, []],
  ['entries of an enum', { enum: [{ $ref: 'e' }] }, []],
  [
    'a property that is called as if it were data',
    { properties: { default: { $ref: 'f' }, example: { $ref: 'g' } } },
    ['/properties/default/$ref', '/properties/example/$ref'],
  ],
  ['a value that is not a text', { $ref: { a: 1 } }, []],
])('references out of %s', (_, document, pointers) => {
  expect([...externalRefs(document).values()]).toEqual(pointers);
});
