import { parseSource } from '../source/yaml/parse-source';
import { findBrokenRefs } from './find-broken-refs';

const brokenIn = (text: string): string[] =>
  findBrokenRefs(parseSource('openapi.yaml', text).document!.value).map(({ pointer }) => pointer);

const openapi = (...lines: string[]): string => ['openapi: 3.1.0', ...lines].join('\n');

test.each<[string, string, string[]]>([
  ['a version that is a number', "swagger: 2.0\na: {$ref: '#/nope'}", ['/a/$ref']],
  ['a place in a list', openapi('a: [1]', "b: {$ref: '#/a/1'}"), ['/b/$ref']],
  ['a name that every object has', openapi("b: {$ref: '#/components/constructor'}"), ['/b/$ref']],
  ['an escape that means another name', openapi('a/b: 1', "b: {$ref: '#/a/b'}"), ['/b/$ref']],
  [
    'a link',
    openapi("links: {a: {operationRef: '#/paths/~1nope/get'}}"),
    ['/links/a/operationRef'],
  ],
  [
    'a mapping of a discriminator',
    openapi("discriminator: {propertyName: kind, mapping: {cat: '#/nope', dog: Dog}}"),
    ['/discriminator/mapping/cat'],
  ],
  [
    'a schema with the name of a keyword',
    openapi("components: {schemas: {default: {$ref: '#/nope'}, x-a: {$ref: '#/nope'}}}"),
    ['/components/schemas/default/$ref', '/components/schemas/x-a/$ref'],
  ],
  [
    'a property called `$ref`',
    openapi("properties: {$ref: {$ref: '#/nope'}}"),
    ['/properties/$ref/$ref'],
  ],
  [
    'a reference beside an example',
    openapi("a: {example: {$ref: '#/x'}, $ref: '#/nope'}"),
    ['/a/$ref'],
  ],
  [
    'a chain that ends at nothing',
    openapi("a: {$ref: '#/b'}", "b: {$ref: '#/nope'}", "c: {$ref: '#/a/d'}"),
    ['/b/$ref', '/c/$ref'],
  ],
  [
    'each place of an alias of YAML',
    openapi("a: &a {$ref: '#/nope'}", 'b: *a', 'c: [*a]'),
    ['/a/$ref', '/b/$ref', '/c/0/$ref'],
  ],
])('reports %s', (_title, text, expected) => {
  expect(brokenIn(text)).toEqual(expected);
});

test.each<[string, string]>([
  ['the document itself', openapi("a: {$ref: '#'}", "b: {$ref: '#/'}")],
  ['a name with a percent sign', openapi('a%: 1', "b: {$ref: '#/a%'}", "c: {$ref: '#/a%25'}")],
  [
    'a name with a tilde and a slash',
    openapi('"~/": 1', "b: {$ref: '#/~0~1'}", "c: {$ref: '#/%7E0~1'}"),
  ],
  ['an empty name', openapi('a: {"": 1}', "b: {$ref: '#/a/'}")],
  ['a place in a list', openapi('a: [1]', "b: {$ref: '#/a/0'}")],
  ['references in a circle', openapi("a: {$ref: '#/b'}", "b: {$ref: '#/a'}", "c: {$ref: '#/a/d'}")],
  ['a dynamic anchor', openapi('a: {$dynamicAnchor: node}', "b: {$ref: '#node'}")],
  ['an anchor of an older draft', openapi("a: {$id: '#node'}", "b: {$ref: '#node'}")],
  ['a `$ref` that is not text', openapi('a: {$ref: 1}', 'b: {$ref: null}', 'c: {$ref: [a]}')],
  [
    'an example in a list and in a mapping',
    openapi("examples: {a: {value: {$ref: '#/x'}}}", "b: {examples: [{$ref: '#/x'}]}"),
  ],
  [
    'addresses and files',
    openapi("a: {$ref: 'https://example.com/#/x'}", "b: {$ref: './c.yaml#/x'}", 'c: {$ref: Pet}'),
  ],
  [
    'a path from an identifier',
    openapi("a: {$id: 'https://example.com/a', $defs: {b: {}}, c: {$ref: '#/$defs/b'}}"),
  ],
  ['a document of another format', "kind: other\na: {$ref: '#/nope'}"],
  ['a list', "[{$ref: '#/nope'}]"],
])('accepts %s', (_title, text) => {
  expect(brokenIn(text)).toEqual([]);
});

test('visits a deep document', () => {
  let deep: unknown = { $ref: '#/nope' };
  for (let depth = 0; depth < 2_000; depth += 1) deep = { a: deep };
  expect(findBrokenRefs({ openapi: '3.1.0', deep })).toHaveLength(1);
});
