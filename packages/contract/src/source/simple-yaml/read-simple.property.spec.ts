// The fast reader must give what the library gives, or give up: data, exact numbers, ambiguous scalars, places.
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { fixtureTexts } from '../../../testing/fixture-texts';
import { mutatedText } from '../../../testing/mutate-text';
import { nastyTexts } from '../../../testing/nasty-texts';
import { literalAt } from '../number-literals';
import { parseSource } from '../yaml/parse-source';
import { parseYaml } from '../yaml/parse-yaml';
import { joinPointer, type Pointer } from '../pointer';
import { SourceDocument } from '../source-document';
import { SourceText } from '../source-text';
import { readSimple, readSimpleTree } from './read-simple';
import { readSimpleJson } from './read-simple-json';
import { SIMPLE_NODES } from './simple-tree';
import { fc, rounds } from '../../../testing/random-tests';

const FIXTURES = ['.yaml', '.json'].flatMap((ending) =>
  fixtureTexts(ending).map(([, text]) => text),
);

/** Each shape of text that the reader knows, and some that it must leave to the library. */
const SHAPES = [
  'a: 1\nb:\n  c: [x, "y", {z: 1}]\n  d:\n  - e\n  - f: g\n    h: i\n',
  '# first\n---\na: b # c\n\n# d\ne: f\n',
  'a: |\n  one\n   two\n\n  three\nb: >-\n  one\n  two\n\n    three\n  four\n\n\nc: d\n',
  "a: one\n  two\n\n  three\nb: \"one\n  two\\n\\u00e9\"\nc: 'it''s\n  d'\n",
  '- - a\n  - b\n-\n  c: d\n- e:\n  - f\n',
  'a:\n  b:\n    c:\n\n    # d\n  # e\n# f\ng:\n',
  '{\n  "a": [1, 2.0, -3e4],\n  "b": {"c": null}\n}\n',
  'a: {\n  b: c,\n  d: [\n    e\n  ]\n}\nf: g',
  'a: [b,\n  c]\nd: 1.20\ne: yes\nf: 0x1F\ng: 9007199254740993\nh: .inf\n',
  'a: *b\nc: &d e\n<<: {f: g}\n? h\n: i\n!!str j: k\n',
  'a: http://b:80/c#d\ne f: g h\n"i j" : k\n\'l\': m\n3: 4\n~: n\n',
  'a:\n  long text\n  goes on\nb:\n  "quoted"\nc:\n  [d]\n',
  '  a: b\n  c: d\n',
  'a:\n- b\n# c\n- d\n# e\nf: g\n',
  'a: # b\n  c: d\ne: # f\ng: h # i\n  # j\nk: l\n',
];

const SCRAPS = [
  '\n',
  '\n  ',
  '\n    ',
  ' ',
  '  ',
  '# x\n',
  ' # x\n',
  ':',
  ': ',
  '- ',
  '\n- ',
  '\n\n',
  '|',
  '>',
  '|\n',
  '"',
  "'",
  ',',
  '[',
  ']',
  '{',
  '}',
  '\\',
  '\\n',
  '\\u0041',
  '\t',
  '---\n',
  '...\n',
  '%',
  '&',
  '*',
  '?',
  '~',
  'x',
  '1',
  '0',
  '.',
  'e',
  '\u00e9',
];

function editedText(text: string): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(text.length),
    cut: fc.nat(3),
    insert: fc.constantFrom('', ...SCRAPS),
  });
  return fc
    .array(edit, { minLength: 1, maxLength: 5 })
    .map((edits) =>
      edits.reduce(
        (result, { at, cut, insert }) => result.slice(0, at) + insert + result.slice(at + cut),
        text,
      ),
    );
}

/** How often each way answered. */
const answers = { simple: 0, json: 0, texts: 0 };

function expectSame(text: string): void {
  answers.texts += 1;
  const simple = readSimple(text, 'on-demand');
  const json = readSimpleJson(text);
  if (!simple && !json) return;
  const source = new SourceText('a.yaml', text);
  const { document, problems } = parseYaml(source, 'kept');
  if (!document) throw new Error(problems[0]!.message);
  if (json) {
    answers.json += 1;
    expectEqual(json.value, document.value);
    expectEqual([...literals(document.value), ...document.ambiguous], []);
  }
  if (!simple) return;
  answers.simple += 1;
  expectEqual(simple.value, document.value);
  expectEqual(keysInOrder(simple.value), keysInOrder(document.value));
  expectEqual([...literals(simple.value)], [...literals(document.value)]);
  expectEqual(simple.ambiguous, document.ambiguous);
  const contents = readSimpleTree(text);
  if (!contents) return;
  const fast = new SourceDocument(source, simple.value, [], () => ({
    contents,
    reader: SIMPLE_NODES,
  }));
  for (const pointer of pointersIn(simple.value)) {
    const [ours, theirs] = [fast, document].map((one) => [
      pointer,
      one.rangeOf(pointer),
      one.rangeOf(pointer, 'key'),
      one.sourceTextAt(pointer),
    ]);
    expectEqual(ours, theirs);
  }
}

/** Jest takes a key `constructor` for a class, and is slow. */
function expectEqual(ours: unknown, theirs: unknown): void {
  if (!isDeepStrictEqual(ours, theirs)) expect(ours).toEqual(theirs);
}

function* pointersIn(value: unknown, pointer: Pointer = ''): Generator<Pointer> {
  yield pointer;
  if (value === null || typeof value !== 'object') return;
  for (const [key, entry] of Object.entries(value))
    yield* pointersIn(entry, joinPointer(pointer, key));
}

function* literals(value: unknown, pointer: Pointer = ''): Generator<[Pointer, string]> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, entry] of Object.entries(value)) {
    const literal = literalAt(value, key);
    if (literal !== undefined) yield [joinPointer(pointer, key), literal];
    yield* literals(entry, joinPointer(pointer, key));
  }
}

function keysInOrder(value: unknown): Pointer[] {
  return [...pointersIn(value)];
}

describe('the fast reader gives what the YAML library gives', () => {
  it('for each fixture', () => {
    for (const text of FIXTURES) expectSame(text);
  });

  it('for each shape', () => {
    for (const text of SHAPES) expectSame(text);
  });

  it('for texts that readers disagree about, in each kind of place', () => {
    const places: ((text: string) => string)[] = [
      (text) => text,
      (text) => `a: ${text}\n`,
      (text) => `- ${text}`,
      (text) => `${text}: b\n`,
      (text) => `{a: ${text}}`,
      (text) => `[${text}]`,
      (text) => `{"a":${text}}`,
      (text) => `a: "${text}"\n`,
      (text) => `a: '${text}'\n`,
      (text) => `a: |\n  ${text}\n`,
      (text) => `a: >\n  ${text}\nb: c`,
      (text) => `a:\n  ${text}\n`,
      (text) => `a: b\n  ${text}\n`,
    ];
    const texts = fc.constantFrom(...nastyTexts());
    fc.assert(
      fc.property(texts, fc.constantFrom(...places), (text, place) => expectSame(place(text))),
      { numRuns: rounds(6000) },
    );
  });

  it('for fixtures and shapes with random edits', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...SHAPES, ...FIXTURES)
          .chain((text) => fc.oneof(editedText(text), mutatedText(text))),
        expectSame,
      ),
      { numRuns: rounds(4000) },
    );
  });

  it('for random lines', () => {
    const line = fc
      .record({
        indent: fc.constantFrom('', '', '  ', '  ', '    ', ' ', '      '),
        text: fc.constantFrom(
          'a:',
          'b: 1',
          '- c',
          '- d: e',
          '# f',
          '',
          'g: |',
          'h: >-',
          'i',
          '- ',
          'j: [k]',
          'l: {m: n}',
          '"o": p',
          "q: 'r'",
          '- - s',
          't: # u',
          'v: w x',
          '[',
          ']',
          '{',
          '}',
          '"y": [',
          '1,',
          'z: "a',
          'b"',
        ),
      })
      .map(({ indent, text }) => indent + text);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => expectSame(lines.join('\n'))),
      { numRuns: rounds(8000) },
    );
  });

  it('for generated values, printed in several ways', () => {
    const value = fc.object({
      withNullPrototype: false,
      key: fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom(...nastyTexts())),
      values: [
        fc.string(),
        fc.constantFrom(...nastyTexts()),
        fc.integer(),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.constant([]),
        fc.constant({}),
      ],
    });
    const printed = fc.record({
      value,
      lineWidth: fc.constantFrom(0, 20, 80),
      blockQuote: fc.constantFrom<(boolean | 'folded' | 'literal')[]>(
        true,
        false,
        'folded',
        'literal',
      ),
      indentSeq: fc.boolean(),
      indent: fc.constantFrom(1, 2, 4),
      collectionStyle: fc.constantFrom<('any' | 'flow')[]>('any', 'flow'),
    });
    fc.assert(
      fc.property(printed, ({ value, ...options }) => {
        expectSame(stringify(value, { aliasDuplicateObjects: false, ...options }));
        expectSame(JSON.stringify(value, null, options.indent));
        expectSame(JSON.stringify(value));
      }),
      { numRuns: rounds(1000) },
    );
  });

  it('and reads most texts that people write', () => {
    const simple = FIXTURES.filter((text) => readSimple(text, 'on-demand') !== undefined);
    expect(simple.length / FIXTURES.length).toBeGreaterThan(0.9);
    const placed = simple.filter((text) => readSimpleTree(text) !== undefined);
    expect(placed.length / simple.length).toBeGreaterThan(0.9);
    expect(answers.json).toBeGreaterThan(100);
  });
});

it('a text that is wrong has the problems that the library finds', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SHAPES).chain(editedText), (text) => {
      const { problems } = parseYaml(new SourceText('a.yaml', text), 'kept');
      const bad = /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text);
      if (!bad) expect(parseSource('a.yaml', text).problems).toEqual(problems);
    }),
    { numRuns: rounds(1000) },
  );
});
