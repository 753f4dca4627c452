import { protoChanges, type ProtoTexts } from '../../../../testing/proto-documents';
import { PROTOBUF_CASES } from '../../../../testing/diff-cases/protobuf-cases';
import { PROTOBUF_RULES } from '../../rules/protobuf-rules';
import type { RawChange } from '../../change/change';
import { parseProto } from '../../../source/protobuf/parse-proto';
import type { ProtoFile } from '../../../source/protobuf/proto-file';
import { fc } from '../../../../testing/random-tests';

function parse(text: string): ProtoFile {
  const parsed = parseProto(text);
  if ('defect' in parsed) throw new Error(`${parsed.defect} ${JSON.stringify(parsed.at)}`);
  return parsed.file;
}

const detect = (base: string, head: string): { readonly changes: readonly RawChange[] } => ({
  changes: protoChanges({ 'api.proto': base }, { 'api.proto': head }),
});

const p3 = (body: string) => `syntax = "proto3";\n${body}`;
const message3 = (body: string) => p3(`message M { ${body} }`);

describe('detectProtobuf', () => {
  it.each(PROTOBUF_CASES)('points at places that the files have: %j', (_, a, b) => {
    const [base, head] = [parse(a), parse(b)];
    for (const change of detect(a, b).changes) {
      for (const [place, file] of [
        [change.base, base],
        [change.head, head],
      ] as const) {
        if (place !== undefined && place.pointer !== '') {
          expect([...file.places.keys()]).toContain(place.pointer);
        }
      }
    }
  });

  it('says old, new, path and place of a change', () => {
    const [change] = detect(message3('int32 a = 1;'), message3('string a = 1;')).changes;
    expect(change).toEqual({
      rule: 'protobuf-field-type-changed',
      path: 'protobuf.messages[M].fields[a]',
      type: 'modified',
      oldValue: 'int32',
      newValue: 'string',
      subject: 'The field `M.a` changed its type from `int32` to `string`.',
      base: { file: 'base/api.proto', pointer: '/messages/M/fields/a' },
      head: { file: 'head/api.proto', pointer: '/messages/M/fields/a' },
    });
  });

  it.each([
    ['an option', 'option go_package = "a";', 'option go_package = "b";', '/options/go_package'],
    ['an option that is new', '', 'option go_package = "b";', '', '/options/go_package'],
    [
      'an import',
      'import "x.proto"; import "a.proto";',
      'import "x.proto"; import "b.proto";',
      '/imports/a.proto',
      '/imports/b.proto',
    ],
    [
      'the kind of an import',
      'import "x.proto"; import "a.proto";',
      'import "x.proto"; import weak "a.proto";',
      '/imports/a.proto',
    ],
    ['an import that is gone', 'import public "a.proto";', '', '/imports/a.proto', ''],
  ])('points at the statement of a file: %s', (_, base, head, was, is = was) => {
    for (const change of detect(p3(base), p3(head)).changes) {
      const plain = [change.base?.pointer, change.head?.pointer];
      expect(plain.map((pointer) => pointer?.replaceAll('~1', '/'))).toEqual([was, is]);
    }
  });

  it.each([
    ['N a = 1;', 'N a = 1 [features.message_encoding = DELIMITED];', 'is now encoded as a group'],
    [
      'N a = 1 [features.message_encoding = DELIMITED];',
      'N a = 1;',
      'is no longer encoded as a group',
    ],
    ['N a = 1;', 'string a = 1;', 'changed its type from `N` to `string`'],
    [
      'bytes a = 1 [features.field_presence = IMPLICIT];',
      'N a = 1;',
      'changed its type from `bytes` to `N`',
    ],
  ])('says once that a field changed its type: %s, %s', (base, head, says) => {
    const text = (field: string) => `edition = "2023"; message N {} message M { ${field} }`;
    const { changes } = detect(text(base), text(head));
    expect(changes.map(({ subject }) => subject)).toEqual([`The field \`M.a\` ${says}.`]);
  });

  it.each([
    ['string a = 1;', 'oneof o { string a = 1; }', /moved into the oneof `o`/],
    ['oneof o { string a = 1; }', 'string a = 1;', /left the oneof `o`/],
    ['string a = 1;', 'optional string a = 1;', /was singular and is optional now/],
  ])('says why presence changed: %s, %s', (base, head, says) => {
    const { changes } = detect(message3(base), message3(head));
    const change = changes.find(({ rule }) => rule.startsWith('protobuf-field-presence'));
    expect(change?.subject).toMatch(says);
  });

  it.each([
    ['string', 'google.protobuf.Timestamp'],
    ['google.protobuf.StringValue', 'string'],
    ['int32', 'M'],
  ])('says once that a field of %s has the type %s now', (from, to) => {
    const text = (type: string) =>
      p3(
        `import "google/protobuf/timestamp.proto"; import "google/protobuf/wrappers.proto"; message M { ${type} a = 1; }`,
      );
    const { changes } = detect(text(from), text(to));
    expect(changes.map(({ rule }) => rule)).toEqual(['protobuf-field-type-changed']);
  });

  it.each([
    ['extend x.M { string a = 100; }', '', 'removed, and its number 100 is not reserved', 'a'],
    ['', 'message N { extend x.M { string a = 100; } }', 'added', 'N.a'],
    [
      'extend x.M { string a = 100; }',
      'extend x.M { int32 a = 100; }',
      'its type from `string` to `int32`',
      'a',
    ],
  ])('names an extension and what it extends: %s, %s', (base, head, says, name) => {
    const subjects = detect(p3(base), p3(head)).changes.map(({ subject }) => subject);
    const subject = subjects.find((one) => one.includes(`The extension \`${name}\` of \`x.M\` `));
    expect(subject).toContain(says);
  });

  it.each([
    ['reserved 2 to 5;', 'reserved 2;', '`M` no longer reserves 3 to 5.'],
    ['reserved 2 to 9;', 'reserved 4, 6 to 7;', '`M` no longer reserves 2 to 3, 5, 8 to 9.'],
    ['reserved 3;', 'reserved 1 to 5;', '`M` now reserves 1 to 2, 4 to 5.'],
    [
      'extensions 100 to 199;',
      'extensions 100 to 149;',
      '`M` can no longer be extended with 150 to 199.',
    ],
  ])('names the numbers that came or went: %s, %s', (base, head, says) => {
    const text = (body: string) => `syntax = "proto2"; message M { ${body} }`;
    expect(detect(text(base), text(head)).changes.map(({ subject }) => subject)).toEqual([says]);
  });

  it('gives full names where one text means two types', () => {
    const [base, head] = [
      p3('package a; message M { message N {} N f = 1; map<string, N> g = 2; } message P {}'),
      p3('package a; message N {} message M { N f = 1; map<string, N> g = 2; } message P {}'),
    ];
    const subjects = detect(base, head).changes.map(({ subject }) => subject);
    expect(subjects).toEqual(
      expect.arrayContaining([
        'The field `M.f` changed its type from `a.M.N` to `a.N`.',
        'The field `M.g` changed its type from `map<string, a.M.N>` to `map<string, a.N>`.',
      ]),
    );
  });

  it('finds a type by the scope that it is named in', () => {
    const nested = (type: string) =>
      p3(`package a.b; message M { message N {} ${type} f = 1; } message N {}`);
    expect(detect(nested('N'), nested('.a.b.M.N')).changes).toEqual([]);
    expect(detect(nested('M.N'), nested('b.M.N')).changes).toEqual([]);
    expect(detect(nested('N'), nested('.a.b.N')).changes.map((change) => change.rule)).toEqual([
      'protobuf-field-type-replaced',
    ]);
  });
});

const code = (body: string) => p3(`package shop.v1; ${body}`);
const ORDER = 'message Order { Price price = 1; }';
const PRICE = 'message Price { string amount = 1; }';
const LIST = 'enum Kind { NONE = 0; }';
const USES = 'service S { rpc Get(Price) returns (Order); }';
const file = (imports: readonly string[], body: string) =>
  code(
    `${imports.map((name) => `import ${name.includes('"') ? name : `"${name}"`};`).join(' ')} ${body}`,
  );

/** The base, the head, and the rules of the reported changes. Changes of imports are left out. */
const MOVES: readonly (readonly [string, ProtoTexts, ProtoTexts, readonly string[]])[] = [
  [
    'a message moves into an import',
    { 'api.proto': code(ORDER + PRICE) },
    { 'api.proto': file(['price.proto'], ORDER), 'price.proto': code(PRICE) },
    ['protobuf-type-moved'],
  ],
  [
    'a message moves out of an import',
    { 'api.proto': file(['price.proto'], ORDER), 'price.proto': code(PRICE) },
    { 'api.proto': code(ORDER + PRICE) },
    ['protobuf-type-moved'],
  ],
  [
    'the types of an rpc move into two imports',
    { 'api.proto': code(ORDER + PRICE + USES) },
    {
      'api.proto': file(['price.proto', 'order.proto'], USES),
      'price.proto': code(PRICE),
      'order.proto': file(['price.proto'], ORDER),
    },
    ['protobuf-type-moved', 'protobuf-type-moved'],
  ],
  [
    'a service moves into an import',
    { 'api.proto': code(ORDER + PRICE + USES) },
    { 'api.proto': file(['s.proto'], ''), 's.proto': code(ORDER + PRICE + USES) },
    ['protobuf-type-moved'],
  ],
  [
    'a message with nested types moves',
    { 'api.proto': code('message A { A.B b = 1; message B { int32 c = 1; } }') },
    {
      'api.proto': file(['a.proto'], ''),
      'a.proto': code('message A { message B { int32 c = 1; } .shop.v1.A.B b = 1; }'),
    },
    ['protobuf-type-moved'],
  ],
  [
    'a nested type leaves its message',
    { 'api.proto': code('message A { message B {} B b = 1; }') },
    { 'api.proto': file(['b.proto'], 'message A { B b = 1; }'), 'b.proto': code('message B {}') },
    ['protobuf-field-type-replaced', 'protobuf-message-removed'],
  ],
  [
    'an enum moves between two imports, and a value goes',
    {
      'api.proto': file(['a.proto', 'b.proto'], 'message M { Kind k = 1; }'),
      'a.proto': code('enum Kind { NONE = 0; SOME = 1; }'),
      'b.proto': code(PRICE),
    },
    {
      'api.proto': file(['a.proto', 'b.proto'], 'message M { Kind k = 1; }'),
      'a.proto': code(''),
      'b.proto': code(PRICE + LIST),
    },
    ['protobuf-enum-value-removed', 'protobuf-type-moved'],
  ],
  [
    'an import is renamed, and a field changes in it',
    { 'api.proto': file(['common.proto'], ORDER), 'common.proto': code(PRICE + LIST) },
    {
      'api.proto': file(['price.proto'], ORDER),
      'price.proto': code('message Price { int32 amount = 1; }'),
    },
    ['protobuf-enum-removed', 'protobuf-field-type-changed', 'protobuf-type-moved'],
  ],
  [
    'an import of an import is renamed, and a field changes in it',
    {
      'api.proto': file(['a.proto'], ORDER),
      'a.proto': file(['public "b.proto"'], ''),
      'b.proto': code(PRICE),
    },
    {
      'api.proto': file(['a.proto'], ORDER),
      'a.proto': file(['public "c.proto"'], ''),
      'c.proto': code('message Price { bool amount = 1; }'),
    },
    ['protobuf-field-type-changed', 'protobuf-type-moved'],
  ],
  [
    'an import is split in two',
    { 'api.proto': file(['common.proto'], ORDER), 'common.proto': code(PRICE + LIST) },
    {
      'api.proto': file(['price.proto', 'kind.proto'], ORDER),
      'price.proto': code(PRICE),
      'kind.proto': code(LIST),
    },
    ['protobuf-type-moved', 'protobuf-type-moved'],
  ],
  [
    'an import is written in another way',
    { 'api.proto': file(['common.proto'], ORDER), 'common.proto': code(PRICE) },
    {
      'api.proto': file(['common.proto'], ORDER.replace('Price', '.shop.v1.Price')),
      'common.proto': `// The same.\n${code(PRICE)}`,
    },
    [],
  ],
  [
    'the moved type has another package',
    { 'api.proto': code(ORDER + PRICE) },
    {
      'api.proto': file(['price.proto'], ORDER.replace('Price', 'shop.v2.Price')),
      'price.proto': p3(`package shop.v2; ${PRICE}`),
    },
    ['protobuf-field-type-replaced', 'protobuf-message-removed'],
  ],
  [
    'the package of the interface file is renamed, and a type moves',
    { 'api.proto': code(ORDER + PRICE) },
    {
      'api.proto': p3(`package shop.v2; import "price.proto"; ${ORDER}`),
      'price.proto': p3(`package shop.v2; ${PRICE}`),
    },
    ['protobuf-package-changed', 'protobuf-type-moved'],
  ],
  [
    'an unused import goes',
    { 'api.proto': file(['price.proto'], ''), 'price.proto': code(PRICE) },
    { 'api.proto': code('') },
    [],
  ],
  [
    'an import with a service goes',
    { 'api.proto': file(['s.proto'], ''), 's.proto': code(ORDER + PRICE + USES) },
    { 'api.proto': code('') },
    ['protobuf-service-removed'],
  ],
  [
    'a public import goes',
    { 'api.proto': file(['public "price.proto"'], ''), 'price.proto': code(PRICE) },
    { 'api.proto': code('') },
    ['protobuf-public-import-removed'],
  ],
  [
    'a public import that the bundle does not hold goes',
    { 'api.proto': file(['public "other/price.proto"'], '') },
    { 'api.proto': file(['"other/price.proto"'], '') },
    ['protobuf-public-import-removed'],
  ],
  [
    'a public import is written out in place',
    { 'api.proto': file(['public "price.proto"'], ''), 'price.proto': code(PRICE) },
    { 'api.proto': code(PRICE) },
    ['protobuf-type-moved'],
  ],
  [
    'a type moves into a public import',
    { 'api.proto': code(ORDER + PRICE) },
    { 'api.proto': file(['public "price.proto"'], ORDER), 'price.proto': code(PRICE) },
    ['protobuf-type-moved-publicly'],
  ],
  [
    'a type moves behind two public imports',
    { 'api.proto': code(PRICE) },
    {
      'api.proto': file(['public "a.proto"'], ''),
      'a.proto': file(['public "price.proto"'], ''),
      'price.proto': code(PRICE),
    },
    ['protobuf-type-moved-publicly'],
  ],
  [
    'a type moves into a public import that generates code elsewhere',
    { 'api.proto': code(`option go_package = "a"; ${PRICE}`) },
    {
      'api.proto': file(['public "price.proto"'], 'option go_package = "a";'),
      'price.proto': code(`option go_package = "b"; ${PRICE}`),
    },
    ['protobuf-file-option-changed', 'protobuf-type-moved-publicly'],
  ],
  [
    'a file is imported by another name',
    { 'ifc/api.proto': file(['price.proto', 'kind.proto'], ORDER), 'price.proto': code(PRICE) },
    {
      'ifc/api.proto': file(['all.proto'], ORDER),
      'all.proto': file(['price.proto'], ''),
      'price.proto': code(PRICE),
    },
    [],
  ],
  [
    'a public import of extensions goes',
    {
      'api.proto': file(['public "x.proto"'], ''),
      'x.proto': code('extend google.protobuf.FieldOptions { string mask = 50000; }'),
    },
    {
      'api.proto': file(['x.proto'], ''),
      'x.proto': code('extend google.protobuf.FieldOptions { string mask = 50000; }'),
    },
    ['protobuf-public-import-removed'],
  ],
  [
    'an import is renamed to a file that the bundle does not hold',
    { 'api.proto': file(['common.proto'], ORDER), 'common.proto': code(PRICE) },
    { 'api.proto': file(['price.proto'], ORDER) },
    ['protobuf-imported-file-changed'],
  ],
  [
    'an imported file drops a public import',
    {
      'api.proto': file(['a.proto', 'price.proto'], ORDER),
      'a.proto': file(['public "price.proto"'], ''),
      'price.proto': code(PRICE),
    },
    {
      'api.proto': file(['a.proto', 'price.proto'], ORDER),
      'a.proto': file(['price.proto'], ''),
      'price.proto': code(PRICE),
    },
    ['protobuf-public-import-removed'],
  ],
  [
    'a type moves to a file that the bundle does not hold',
    { 'api.proto': code(ORDER + PRICE) },
    { 'api.proto': file(['elsewhere/price.proto'], ORDER) },
    ['protobuf-imported-file-changed'],
  ],
  [
    'an enum moves with the only message that uses it to a file that the bundle does not hold',
    { 'api.proto': code('message A { B b = 1; } message B { E e = 1; } enum E { X = 0; }') },
    { 'api.proto': file(['elsewhere/b.proto'], 'message A { B b = 1; }') },
    Array(2).fill('protobuf-imported-file-changed'),
  ],
  [
    'types that use each other move to a file that the bundle does not hold',
    {
      'api.proto': code(
        'message A { B b = 1; } message B { map<string, C.D> c = 1; } message C { message D { B b = 1; } }',
      ),
    },
    { 'api.proto': file(['elsewhere/b.proto'], 'message A { B b = 1; }') },
    Array(3).fill('protobuf-imported-file-changed'),
  ],
  [
    'a message and its enum move to a file that the bundle does not hold, and nothing else uses them',
    { 'api.proto': code('message A {} message B { E e = 1; } enum E { X = 0; }') },
    { 'api.proto': file(['elsewhere/b.proto'], 'message A {}') },
    Array(2).fill('protobuf-imported-file-changed'),
  ],
  [
    'a type moves to a file that the bundle does not hold and that comes with this one',
    { 'api.proto': code('message A { T t = 1; } message B {}') },
    { 'api.proto': file(['public "elsewhere/b.proto"'], 'message A { T t = 1; }') },
    ['protobuf-imported-file-changed'],
  ],
  [
    'a type goes while another import that is not read comes for another type',
    { 'api.proto': code('message A {} message B {}') },
    { 'api.proto': file(['elsewhere/t.proto'], 'message A { T t = 1; }') },
    ['protobuf-field-added', 'protobuf-message-removed'],
  ],
  [
    'a type goes that the rest still uses, and no import can declare it',
    { 'api.proto': code('message A {} service S { rpc Go(A) returns (A); }') },
    { 'api.proto': code('message B {} service S { rpc Go(A) returns (A); }') },
    ['protobuf-message-added', 'protobuf-message-removed'],
  ],
  [
    'a type goes that a field still uses, and only a file of protobuf itself is imported',
    { 'api.proto': code('message A {} message B { A a = 1; }') },
    { 'api.proto': file(['google/protobuf/empty.proto'], 'message B { A a = 1; }') },
    ['protobuf-message-removed'],
  ],
  [
    'a type goes that the rest still uses, and no file that is imported imports more',
    {
      'api.proto': file(['p.proto'], 'message A {} message B { A a = 1; }'),
      'p.proto': code(PRICE),
    },
    { 'api.proto': file(['p.proto'], 'message B { A a = 1; }'), 'p.proto': code(PRICE) },
    ['protobuf-message-removed'],
  ],
  [
    'a type goes that the rest still uses, and an imported file imports one that is not read for itself',
    {
      'api.proto': file(['p.proto'], 'message A {} message B { A a = 1; }'),
      'p.proto': code(PRICE),
    },
    {
      'api.proto': file(['p.proto'], 'message B { A a = 1; }'),
      'p.proto': file(['elsewhere/a.proto'], PRICE),
    },
    ['protobuf-message-removed'],
  ],
  [
    'a type moves to a file that the bundle does not hold and that an imported file passes on',
    {
      'api.proto': file(['p.proto'], 'message A {} message B { A a = 1; }'),
      'p.proto': code(PRICE),
    },
    {
      'api.proto': file(['p.proto'], 'message B { A a = 1; }'),
      'p.proto': file(['public "elsewhere/a.proto"'], PRICE),
    },
    ['protobuf-imported-file-changed'],
  ],
  [
    'a type goes while a file of protobuf itself is imported',
    { 'api.proto': code('message A {} message B {}') },
    { 'api.proto': file(['google/protobuf/empty.proto'], 'message A {}') },
    ['protobuf-message-removed'],
  ],
  [
    'an enum stays while the message that used it moves',
    { 'api.proto': code('message A { B b = 1; } message B { E e = 1; } enum E { X = 0; }') },
    { 'api.proto': file(['elsewhere/b.proto'], 'message A { B b = 1; } enum E { X = 0; }') },
    ['protobuf-imported-file-changed'],
  ],
  [
    'a type with nested types moves to a file that the bundle does not hold',
    { 'api.proto': code('message A { P.Q q = 1; } message P { message Q {} message R {} }') },
    { 'api.proto': file(['elsewhere/p.proto'], 'message A { P.Q q = 1; }') },
    Array(3).fill('protobuf-imported-file-changed'),
  ],
  [
    'a nested type goes while another type is not read',
    { 'api.proto': file(['elsewhere/p.proto'], 'message A { P.Q q = 1; message B {} }') },
    { 'api.proto': file(['elsewhere/p.proto'], 'message A { P.Q q = 1; }') },
    ['protobuf-message-removed'],
  ],
  [
    'a type comes from a file that the bundle does not hold',
    { 'api.proto': file(['elsewhere/price.proto'], ORDER) },
    { 'api.proto': code(ORDER + PRICE) },
    ['protobuf-message-added'],
  ],
  [
    'an enum of an import becomes a number',
    { 'api.proto': file(['k.proto'], 'message M { Kind k = 1; }'), 'k.proto': code(LIST) },
    { 'api.proto': file(['k.proto'], 'message M { int32 k = 1; }'), 'k.proto': code(LIST) },
    ['protobuf-field-json-form-changed'],
  ],
  [
    'an enum of an import gets presence',
    { 'api.proto': file(['k.proto'], 'message M { Kind k = 1; }'), 'k.proto': code(LIST) },
    { 'api.proto': file(['k.proto'], 'message M { optional Kind k = 1; }'), 'k.proto': code(LIST) },
    ['protobuf-field-presence-gained'],
  ],
  [
    'a message of an import cannot lose presence',
    {
      'api.proto': file(['p.proto'], 'message M { optional Price k = 1; }'),
      'p.proto': code(PRICE),
    },
    { 'api.proto': file(['p.proto'], 'message M { Price k = 1; }'), 'p.proto': code(PRICE) },
    [],
  ],
  [
    'extensions move into a file of their own, one of them with another type',
    {
      'api.proto': 'import "m.proto"; extend M { optional int32 a = 100; optional int32 b = 101; }',
      'm.proto': 'message M { extensions 100 to 199; }',
    },
    {
      'api.proto': 'import "m.proto"; import "e.proto"; extend .M { optional int32 a = 100; }',
      'm.proto': 'message M { extensions 100 to 199; }',
      'e.proto': 'import "m.proto"; extend M { optional string b = 101; }',
    },
    ['protobuf-field-type-changed'],
  ],
  [
    'one of two blocks of extensions loses a field',
    {
      'api.proto': 'import "e.proto"; extend x.M { optional int32 a = 100; }',
      'e.proto': 'extend x.M { optional int32 b = 101; optional int32 c = 102; }',
    },
    {
      'api.proto': 'import "e.proto"; extend x.M { optional int32 b = 101; }',
      'e.proto': 'extend x.M { optional int32 a = 100; }',
    },
    ['protobuf-field-removed-unreserved'],
  ],
  [
    'a group moves with its message',
    { 'api.proto': 'message M { optional group A = 1 { optional int32 b = 1; } }' },
    {
      'api.proto': 'import "m.proto";',
      'm.proto': 'message M { optional group A = 1 { optional string b = 1; } }',
    },
    ['protobuf-field-type-changed', 'protobuf-type-moved'],
  ],
  [
    'two packages have types of one name',
    {
      'api.proto': file(['x.proto', 'y.proto'], 'message M { x.T a = 1; y.T b = 2; }'),
      'x.proto': p3('package shop.x; message T {}'),
      'y.proto': p3('package shop.y; message T {}'),
    },
    {
      'api.proto': file(['x.proto', 'y.proto'], 'message M { y.T a = 1; y.T b = 2; }'),
      'x.proto': p3('package shop.x; message T {}'),
      'y.proto': p3('package shop.y; message T {}'),
    },
    ['protobuf-field-type-replaced'],
  ],
];

describe('types over several files', () => {
  it.each(MOVES)('are known by their full names: %s', (_what, base, head, rules) => {
    const found = protoChanges(base, head).map(({ rule }) => rule);
    const others = found.filter((rule) => rule !== 'protobuf-imports-changed');
    expect(others.sort()).toEqual([...rules].sort());
    for (const texts of [base, head]) expect(protoChanges(texts, texts)).toEqual([]);
  });
});

describe('detectProtobuf, of any two files', () => {
  const name = fc.constantFrom('a', 'b', 'c_d', '__proto__', 'constructor');
  const number = fc.integer({ min: 1, max: 6 });
  const type = fc.constantFrom('int32', 'int64', 'string', 'M', 'E', '.p.M', 'x.Y', 'repeated E');
  const suffix = fc.constantFrom('', ' [deprecated = true]', ' [json_name = "z"]');
  const field = fc.tuple(type, name, number, suffix).map(([kind, called, at, options]) => ({
    called,
    at,
    text: `${kind} ${called} = ${at}${options};`,
  }));
  const fields = fc
    .uniqueArray(field, { selector: ({ called }) => called, maxLength: 4 })
    .map((all) => all.filter((one, index) => all.findIndex(({ at }) => at === one.at) === index))
    .map((all) => all.map(({ text }) => text));
  const values = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 });
  const reserved = fc.constantFrom([], ['reserved 7 to 9;'], ['reserved 8;', 'reserved "old";']);
  const part = fc.oneof(
    fc.tuple(name, fields, reserved).map(([called, own, aside]) => ({
      called,
      open: `message ${called} {`,
      inside: [...own, ...aside],
    })),
    fc.tuple(name, values, fc.constantFrom('V', 'W')).map(([called, numbers, prefix]) => ({
      called,
      open: `enum ${called} { Z = 0;`,
      inside: numbers.map((at) => `${prefix}${at} = ${at};`),
    })),
    fc.tuple(name, name, type).map(([called, rpc, kind]) => ({
      called,
      open: `service ${called} {`,
      inside: [`rpc ${rpc} (${kind.replace('repeated ', 'stream ')}) returns (M);`],
    })),
  );
  const file = fc.uniqueArray(part, { selector: ({ called }) => called, maxLength: 4 });
  type Parts = readonly { open: string; inside: readonly string[] }[];
  const print = (parts: Parts) =>
    `syntax = "proto3"; package p; message M {} enum E { Z = 0; } ${parts
      .map(({ open, inside }) => `${open} ${inside.join(' ')} }`)
      .join('\n')}`;
  const reordered = (parts: Parts) =>
    [...parts].reverse().map((one) => ({ ...one, inside: [...one.inside].reverse() }));

  it('finds nothing in another order, names rows of the table, and swaps with the sides', () => {
    const rows = new Map(PROTOBUF_RULES.map((row) => [row.id, row.type]));
    fc.assert(
      fc.property(file, file, (base, head) => {
        const [before, after] = [print(base), print(head)];
        expect(detect(before, print(reordered(base))).changes).toEqual([]);
        const there = detect(before, after).changes;
        expect(detect(print(reordered(base)), print(reordered(head))).changes).toEqual(there);
        for (const { rule, type } of there) expect(rows.get(rule)).toBe(type);
        const count = (changes: readonly RawChange[], type: string) =>
          changes.filter((change) => change.type === type).length;
        const back = detect(after, before).changes;
        expect([count(back, 'added'), count(back, 'removed')]).toEqual([
          count(there, 'removed'),
          count(there, 'added'),
        ]);
      }),
    );
  });
});
