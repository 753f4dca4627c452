import { parseProto } from './parse-proto';
import { fc } from '../../../testing/random-tests';

const SAMPLE = `// A comment.
syntax = "proto3";
package shop.v1; /* another
one */
import weak "google/protobuf/empty.proto";
option (my.opt).deep = { a: 1, b: [ "}" ] };
message Order {
  option (x) = "y";
  message Line { string sku = 1 [deprecated = true, (v.rules).string = { min_len: 3 }]; }
  repeated Line lines = 1;
  map<string, .shop.v1.Order.Line> by_sku = 0x2;
  oneof payment { string card = 3; bytes cash = 4; }
  reserved 5, 8 to max, "old";
  enum Kind { UNKNOWN = 0; NEGATIVE = -1; }
  string message = 6;
  Kind optional = 7;
}
service Orders { rpc Watch (stream Order) returns (stream .shop.v1.Order) { option deprecated = true; }; }
`;

function parse(text: string) {
  const parsed = parseProto(text);
  if ('defect' in parsed) throw new Error(parsed.defect);
  return parsed.file;
}

describe('parseProto', () => {
  it('reads what a file declares', () => {
    const file = parse(SAMPLE);
    expect([file.syntax, file.package, file.imports]).toEqual([
      'proto3',
      'shop.v1',
      [{ name: 'google/protobuf/empty.proto', kind: 'weak' }],
    ]);
    expect([...file.messages.keys()]).toEqual(['Order.Line', 'Order']);
    const fields = file.messages
      .get('Order')
      ?.fields.map((field) => [field.label, field.type, field.name, field.number, field.oneof]);
    expect(fields).toEqual([
      ['repeated', 'Line', 'lines', 1, undefined],
      ['map', '.shop.v1.Order.Line', 'by_sku', 2, undefined],
      ['singular', 'string', 'card', 3, 'payment'],
      ['singular', 'bytes', 'cash', 4, 'payment'],
      ['singular', 'string', 'message', 6, undefined],
      ['singular', 'Kind', 'optional', 7, undefined],
    ]);
    expect(file.messages.get('Order')?.reserved).toEqual({
      ranges: [
        { from: 5, to: 5 },
        { from: 8, to: 536870911 },
      ],
      names: ['old'],
    });
    expect(file.enums.get('Order.Kind')?.values.map((value) => value.number)).toEqual([0, -1]);
    expect(file.services.get('Orders')?.rpcs.get('Watch')).toMatchObject({
      requestType: 'Order',
      requestStream: true,
      responseType: '.shop.v1.Order',
      responseStream: true,
    });
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('counts lines that end with %s', (_name, end) => {
    const { places } = parse(['syntax = "proto3";', 'message A {}', ''].join(end));
    expect(places.get('/messages/A')?.start).toEqual({ line: 2, column: 1 });
    expect(parseProto(['message A {', '?'].join(end))).toMatchObject({
      at: { line: 2, column: 1 },
    });
  });

  it('knows the place of a declaration', () => {
    expect(parse(SAMPLE).places.get('/messages/Order/fields/lines')).toEqual({
      start: { line: 10, column: 3 },
      end: { line: 10, column: 27 },
    });
  });

  it.each([
    ['message M {', 1, 12],
    ['message M { string a = ; }', 1, 24],
    ['syntax = "proto3"\npackage a;', 2, 1],
    ['/* open', 1, 1],
    ['option a = "open;\n', 1, 12],
    ['openapi: 3.0.0', 1, 1],
    ['message M { string a = 1.5; }', 1, 24],
    ['option x = { a: [1 };', 1, 22],
    ['{"a": 1}', 1, 1],
    ['\u00e9', 1, 1],
    ['message M {}\n\u{1f600}', 2, 1],
    ['syntax = "proto4";', 1, 10],
    ['message M { int32 a = 1;\n int32 a = 2; }', 2, 8],
    ['message M { int32 a = 1;\n int32 b = 1; }', 2, 12],
    ['message M { oneof o { int32 a = 1; } int32 b = 0x1; }', 1, 48],
    ['message M { message N {} enum N { A = 0; } }', 1, 31],
    ['message M {} message M {}', 1, 22],
    ['service M {} enum M { A = 0; }', 1, 19],
    ['service S { rpc R (A) returns (A); rpc R (A) returns (B); }', 1, 40],
    ['enum E { A = 0; A = 1; }', 1, 17],
    ['extend A { optional int32 a = 1; } extend A { optional int32 b = 1; }', 1, 66],
  ])('says what is wrong with %j and where', (text, line, column) => {
    const parsed = parseProto(text);
    expect(parsed).toEqual({ defect: expect.stringMatching(/\.$/), at: { line, column } });
  });

  it.each(['message A{', 'optional group A = 1 {', 'oneof a{', 'extend A{'])(
    'reads 64 levels of `%s` within a message and refuses the next one',
    (opening) => {
      const nest = (levels: number) =>
        'message M{' + opening.repeat(levels) + '}'.repeat(levels) + '}';
      expect(parseProto(nest(64))).toHaveProperty('file');
      const refused = { line: 1, column: 1 + 'message M{'.length + 64 * opening.length };
      expect(parseProto(nest(65))).toHaveProperty('at', refused);
      expect(parseProto(nest(50_000))).toHaveProperty('at', refused);
    },
  );

  it.each([
    ['(stream A)', 'A', true],
    ['(stream .a.B)', '.a.B', true],
    ['(stream.a.B)', '.a.B', true],
    ['(.stream.B)', '.stream.B', false],
    ['(stream)', 'stream', false],
    ['(streams.B)', 'streams.B', false],
  ])('reads what an rpc takes from `%s`', (written, requestType, requestStream) => {
    const rpc = parse(`service S { rpc R ${written} returns (B); }`)
      .services.get('S')
      ?.rpcs.get('R');
    expect(rpc).toMatchObject({ requestType, requestStream });
  });

  it('names a sign outside the basic plane whole', () => {
    expect(parseProto('\u{1f600}')).toHaveProperty(
      'defect',
      'The character `\u{1f600}` has no meaning here.',
    );
  });

  it.each([
    [
      'comments wherever a space may be',
      '/**/message/* a */M//\n{int32/**/a/**/=/**/1/**/;/**/}',
      'M',
    ],
    [
      'unicode in comments and texts',
      '// \u{1f600}\nmessage M { option (x) = "\u00e9\u{1f600}"; }',
      'M',
    ],
    [
      'a byte order mark and line ends of Windows',
      '\ufeffsyntax = "proto3";\r\nmessage M {}\r\n',
      'M',
    ],
    ['visibility', 'edition = "2024"; export message M { local enum E { A = 0; } }', 'M'],
    [
      'fields named like keywords',
      'message M { export message = 1; local local = 2; map map = 3; }',
      'M',
    ],
    ['empty statements', ';message M { ; int32 a = 1;; oneof o { ; int32 b = 2; }; };', 'M'],
    [
      'groups in a oneof',
      'message M { oneof o { group A = 1 { optional int32 b = 1; } } }',
      'M.A,M',
    ],
    [
      'options with aggregates, in all their forms',
      'message M { int32 a = 1 [(x) = { a: [1, 2] b { c: "}" } d < e: 1 > }, (y).z = -inf, deprecated = true]; }',
      'M',
    ],
    [
      'reserved names without quotes',
      'edition = "2023"; message M { reserved foo, "b" "ar"; }',
      'M',
    ],
    [
      'extension declarations',
      'message M { extensions 4 to 6, 9 [declaration = { number: 4 }]; }',
      'M',
    ],
  ])('reads %s', (_what, text, names) => {
    expect([...parse(text).messages.keys()].join(',')).toBe(names);
  });

  it.each([
    [`"A"`, `'\\x41'`, true],
    [`"A"`, `"\\101"`, true],
    [`"A"`, `"\\X41"`, true],
    [`"A1"`, `"\\x411"`, true],
    [`"\\n\\t"`, `"\\012" '\\x9'`, true],
    [`"\\a\\v\\f\\b\\r"`, `"\\7\\13\\14\\10\\15"`, true],
    [`"it's"`, `'it\\'s'`, true],
    [`"say \\"x\\""`, `'say "x"'`, true],
    [`"abc"`, `"a" /* b */ "bc"`, true],
    [`"\u00e9"`, `"\\xc3" "\\xa9"`, true],
    [`"\u{1f600}"`, `"\\U0001f600"`, true],
    [`"\u{1f600}"`, `"\\ud83d\\ude00"`, true],
    [`"\\377"`, `"\\xff"`, true],
    [`"\\\\n"`, `"\\134n"`, true],
    // An escape ends with its literal.
    [`"\\x41"`, `"\\x4" "1"`, false],
    [`"\\101"`, `"\\10" "1"`, false],
    [`"\\\\n"`, `"\\n"`, false],
    [`"\\xff"`, `"\\xfe"`, false],
    [`"\\xff"`, `"\u00ff"`, false],
    [`"a b"`, `"a  b"`, false],
  ])('reads the texts %s and %s', (one, other, same) => {
    const valueOf = (literal: string) => parse(`option (x) = ${literal};`).options.get('(x)');
    expect(valueOf(one) === valueOf(other)).toBe(same);
    const inList = (literal: string) => parse(`option (x) = { a: ${literal} };`).options.get('(x)');
    expect(inList(one) === inList(other)).toBe(same);
  });

  it.each([
    ['{ get: "/x", body: "*" }', '{ get: "/x" body: "*" }', true],
    ['{ get: "/x"; body: "*"; }', '{ get: "/x" body: "*" }', true],
    ['{ a: { b: 1 } }', '{ a { b: 1, } }', true],
    ['{ a: [1, 2], }', '{ a: [ 1,2 ] }', true],
    ['- 0.5', '-0.5', true],
    ['{ a: - inf }', '{ a: -inf }', true],
    ['{ a: [1, 2] }', '{ a: [1] }', false],
    ['{ a: [1, 2] }', '{ a: [1, -2] }', false],
    ['{ a: "b, c" }', '{ a: "b c" }', false],
    ['{ a: { b: 1 } c: 1 }', '{ a: { b: 1 c: 1 } }', false],
  ])('reads the options %s and %s', (one, other, same) => {
    const valueOf = (value: string) => parse(`option (x) = ${value};`).options.get('(x)');
    expect(valueOf(one) === valueOf(other)).toBe(same);
  });

  it.each(['-0.5', '-inf', '-2'])('writes the number %s as its author did', (value) => {
    expect(parse(`option (x) = ${value};`).options.get('(x)')).toBe(value);
  });

  it('reads the syntax, imports and reserved names from any spelling', () => {
    const file = parse(
      `syntax = "pro" "to\\x33"; import "a\\x2e" 'proto'; message M { reserved "\\141", "b" "c"; }`,
    );
    expect(file.syntax).toBe('proto3');
    expect(file.imports).toEqual([{ name: 'a.proto', kind: 'plain' }]);
    expect(file.messages.get('M')?.reserved.names).toEqual(['a', 'bc']);
  });

  it.each([
    ['features = { field_presence: IMPLICIT }', ['field_presence IMPLICIT']],
    [
      'features { field_presence: IMPLICIT; enum_type: OPEN, }',
      ['field_presence IMPLICIT', 'enum_type OPEN'],
    ],
    [
      'features = {\n field_presence: IMPLICIT [pb.cpp] { string_type: CORD } enum_type: OPEN }',
      ['field_presence IMPLICIT', 'enum_type OPEN'],
    ],
  ])('reads what `%s` sets', (written, features) => {
    const { options } = parse(
      `edition = "2023"; option ${written.replace('features {', 'features = {')};`,
    );
    const found = [...options].filter(([name]) => name.startsWith('features.'));
    expect(found.map(([name, value]) => `${name.slice('features.'.length)} ${value}`)).toEqual(
      features,
    );
    expect(options.has('features')).toBe(written.includes('['));
  });

  it('gives a file or an error with a place for any text, and never throws', () => {
    const piece = fc.constantFrom(...SAMPLE.split(/(?<=[ {};=[\]()<>"])/), '"', '{', '}', '[');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const parsed = parseProto(pieces.join(''));
        expect([['file'], ['defect', 'at']]).toContainEqual(Object.keys(parsed));
      }),
    );
  });
});
