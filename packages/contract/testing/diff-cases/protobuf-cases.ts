import { PROTOBUF_RULES } from '../../src/diff/rules/protobuf-rules';
import { protoChanges, type ProtoTexts } from '../proto-documents';
import type { DiffCase, DiffFamily } from './diff-case';

const p3 = (body: string) => `syntax = "proto3";\n${body}`;
const edition = (body: string) => `edition = "2023";\n${body}`;
const edition24 = (body: string) => `edition = "2024";\n${body}`;
/** A whole file in one line, as one beside another is. */
const p3Line = (body: string) => `syntax = "proto3"; ${body}`;
const message3 = (body: string) => p3(`message M { ${body} }`);
const message2 = (body: string) => `syntax = "proto2"; message M { ${body} }`;
const enum3 = (body: string) => p3(`enum E { ${body} }`);
const rpc = (rest: string) => p3(`message A {} message B {} service S { rpc Get${rest} }`);

const importing = (...names: string[]) => p3(names.map((name) => `import "${name}";`).join(''));
/** A file that the document before it may import; a comment, so that the document remains one. */
const beside = (name: string, text: string) => `\n// ${name}: ${text}`;

export const PROTOBUF_CASES: readonly DiffCase<string>[] = [
  [['protobuf-package-changed'], p3('package a;'), p3('package b;')],
  [['protobuf-package-changed'], p3(''), p3('package b;')],
  [['protobuf-syntax-changed'], 'syntax = "proto2";', 'syntax = "proto3";'],
  [['protobuf-syntax-changed-alike'], 'edition = "2023";', 'syntax = "proto3";'],
  [['protobuf-syntax-changed-alike'], edition(''), edition24('')],
  [['protobuf-syntax-changed'], 'syntax = "proto2";', edition('')],
  [
    ['protobuf-syntax-changed-alike'],
    'syntax = "proto2";',
    edition('option features = { utf8_validation: NONE json_format: LEGACY_BEST_EFFORT };'),
  ],
  [
    ['protobuf-syntax-changed', 'protobuf-file-option-changed'],
    p3(''),
    edition('option features.utf8_validation = NONE;'),
  ],
  [
    ['protobuf-syntax-changed-alike', 'protobuf-field-presence-gained'],
    message3('string a = 1;'),
    edition('message M { string a = 1; }'),
  ],
  [[], edition(''), edition('option features.json_format = ALLOW;')],
  [[], '', 'syntax = "proto2";'],
  [['protobuf-imports-changed'], p3('import "a.proto";'), p3('import weak "b.proto";')],
  [[], p3('import "a.proto"; import "b.proto";'), p3('import "b.proto"; import "a.proto";')],
  [
    ['protobuf-imported-file-changed'],
    importing('a.proto', 'b.proto') + beside('a.proto', 'message A {}'),
    importing('b.proto', 'a.proto') + beside('a.proto', 'message A {'),
  ],
  [
    ['protobuf-imported-file-changed', 'protobuf-imports-changed'],
    importing('a.proto') + beside('a.proto', 'message A {'),
    importing('b.proto') + beside('b.proto', 'message A {}'),
  ],
  [
    ['protobuf-imports-changed'],
    importing('a.proto') + beside('a.proto', 'message A {}'),
    p3('') + beside('a.proto', 'message B {}'),
  ],
  [
    ['protobuf-message-removed', 'protobuf-message-added'],
    importing('a.proto') + beside('a.proto', 'message A {}'),
    importing('a.proto') + beside('a.proto', 'message B {}'),
  ],
  [['protobuf-imports-changed'], p3('import "a.proto";'), p3('import weak "a.proto";')],
  [
    ['protobuf-type-moved'],
    importing('a.proto', 'b.proto') +
      beside('a.proto', p3Line('message A {} message B {}')) +
      beside('b.proto', p3Line('')),
    importing('a.proto', 'b.proto') +
      beside('a.proto', p3Line('message B {}')) +
      beside('b.proto', p3Line('message A {}')),
  ],
  [
    ['protobuf-type-moved-publicly'],
    importing('a.proto', 'b.proto') +
      beside('a.proto', p3Line('import public "b.proto"; enum A { Z = 0; }')) +
      beside('b.proto', p3Line('')),
    importing('a.proto', 'b.proto') +
      beside('a.proto', p3Line('import public "b.proto";')) +
      beside('b.proto', p3Line('enum A { Z = 0; }')),
  ],
  [
    ['protobuf-type-moved', 'protobuf-imports-changed'],
    p3('message A {} message M { A a = 1; }'),
    importing('a.proto') + 'message M { A a = 1; }' + beside('a.proto', p3Line('message A {}')),
  ],
  [
    ['protobuf-public-import-removed', 'protobuf-imports-changed'],
    p3('import public "a.proto";') + beside('a.proto', p3Line('message A {}')),
    p3('import "a.proto";') + beside('a.proto', p3Line('message A {}')),
  ],
  [['protobuf-type-became-local'], edition24('message A {}'), edition24('local message A {}')],
  [
    ['protobuf-type-became-exported'],
    edition24('local enum A { Z = 0; }'),
    edition24('enum A { Z = 0; }'),
  ],
  [
    [],
    edition24('message A { message B {} }'),
    edition24('export message A { local message B {} }'),
  ],
  [
    ['protobuf-type-became-local'],
    edition24('message A {} export message B {} local message C {}'),
    edition24(
      'option features.default_symbol_visibility = LOCAL_ALL; message A {} export message B {} message C {}',
    ),
  ],
  [['protobuf-file-option-changed'], p3(''), p3('option java_package = "org.x";')],
  [['protobuf-deprecation-changed'], message3(''), message3('option deprecated = true;')],
  [['protobuf-service-removed'], p3('service S {}'), p3('')],
  [['protobuf-service-added'], p3(''), p3('service S {}')],
  [['protobuf-rpc-removed'], rpc('(A) returns (B);'), p3('message A {} message B {} service S {}')],
  [['protobuf-rpc-added'], p3('message A {} message B {} service S {}'), rpc('(A) returns (B);')],
  [['protobuf-rpc-request-type-changed'], rpc('(A) returns (B);'), rpc('(B) returns (B);')],
  [['protobuf-rpc-response-type-changed'], rpc('(A) returns (B);'), rpc('(A) returns (A);')],
  [
    ['protobuf-rpc-request-streaming-changed'],
    rpc('(A) returns (B);'),
    rpc('(stream A) returns (B);'),
  ],
  [
    ['protobuf-rpc-response-streaming-changed'],
    rpc('(A) returns (stream B);'),
    rpc('(A) returns (B) {}'),
  ],
  [
    ['protobuf-option-changed'],
    rpc('(A) returns (B) { option (google.api.http) = { get: "/v1/a" }; }'),
    rpc('(A) returns (B) { option (google.api.http) = { get: "/v2/a" }; }'),
  ],
  [
    [],
    rpc('(A) returns (B) { option (google.api.http) = { get: "/v1/a" }; }'),
    rpc('(.A) returns (.B) { option (google.api.http) = {get:"/v1/a"}; // said again\n }'),
  ],
  [
    [],
    p3(`option (x) = 'a "b"'; option (y) = "one " "two"; option (z) = 1; option (z) = 2;`),
    p3(`option (x) = "a \\"b\\""; option (y) = 'one two'; option (z) = 1; option (z) = 2;`),
  ],
  [['protobuf-file-option-changed'], p3('option (x) = "a (b) . c";'), p3('option (x) = "a(b).c";')],
  [['protobuf-file-option-changed'], p3('option (z) = 1; option (z) = 2;'), p3('option (z) = 2;')],
  [['protobuf-file-option-changed'], p3(''), p3('option optimize_for = LITE_RUNTIME;')],
  [
    ['protobuf-option-changed'],
    message3('int64 a = 1;'),
    message3('int64 a = 1 [jstype = JS_STRING];'),
  ],
  [['protobuf-message-removed'], p3('message A {}'), p3('')],
  [['protobuf-message-added'], p3('message A {}'), p3('message A { message B {} }')],
  [['protobuf-field-added'], message3(''), message3('string a = 1;')],
  [['protobuf-required-field-added'], message2(''), message2('required string a = 1;')],
  [
    ['protobuf-field-number-changed', 'protobuf-field-number-reused'],
    message3('string a = 1;'),
    message3('string a = 2; string b = 1;'),
  ],
  [
    ['protobuf-field-removed', 'protobuf-reserved-added'],
    message3('string a = 1; string b = 2;'),
    message3('reserved 2; string a = 1;'),
  ],
  [
    ['protobuf-field-removed-unreserved'],
    message3('string a = 1; string b = 2;'),
    message3('string a = 1;'),
  ],
  [['protobuf-field-renamed'], message3('string a = 1;'), message3('string b = 1;')],
  [
    ['protobuf-field-renamed-json-kept'],
    message3('string a_b = 1;'),
    message3('string c = 1 [json_name = "aB"];'),
  ],
  [
    ['protobuf-field-json-name-changed'],
    message3('string a = 1;'),
    message3('string a = 1 [json_name = "b"];'),
  ],
  [[], message3('string some_name = 1;'), message3('string some_name = 1 [json_name="someName"];')],
  [['protobuf-field-number-changed'], message3('string a = 1;'), message3('string a = 2;')],
  [['protobuf-field-type-changed'], message3('string a = 1;'), message3('int32 a = 1;')],
  [['protobuf-field-type-changed'], message3('int32 a = 1;'), message3('sint32 a = 1;')],
  [
    ['protobuf-field-type-changed'],
    message3('int32 a = 1;'),
    message3('map<string, int32> a = 1;'),
  ],
  [
    ['protobuf-field-type-replaced'],
    message3('google.protobuf.Timestamp a = 1;'),
    message3('google.type.Date a = 1;'),
  ],
  [[], message3('.google.protobuf.Timestamp a = 1;'), message3('google.protobuf.Timestamp a = 1;')],
  [
    [],
    p3('package shop.v1; message M { common.Money a = 1; }'),
    p3('package shop.v1; message M { .shop.common.Money a = 1; }'),
  ],
  [
    ['protobuf-field-type-replaced'],
    p3('package shop.v1; message M { common.Money a = 1; }'),
    p3('package shop.v1; message M { .bank.common.Money a = 1; }'),
  ],
  [['protobuf-field-json-form-changed'], message3('int32 a = 1;'), message3('int64 a = 1;')],
  [['protobuf-field-json-form-changed'], message3('bool a = 1;'), message3('uint32 a = 1;')],
  [['protobuf-field-json-form-changed'], message3('sint32 a = 1;'), message3('sint64 a = 1;')],
  [['protobuf-field-json-form-changed'], message3('string a = 1;'), message3('bytes a = 1;')],
  [
    ['protobuf-field-type-changed-compatibly'],
    message3('fixed32 a = 1;'),
    message3('sfixed32 a = 1;'),
  ],
  [['protobuf-field-type-changed'], message3('fixed32 a = 1;'), message3('fixed64 a = 1;')],
  [
    ['protobuf-field-type-changed-compatibly'],
    message3('map<int32, string> a = 1;'),
    message3('map<int64, string> a = 1;'),
  ],
  [
    ['protobuf-field-json-form-changed'],
    message3('map<int32, string> a = 1;'),
    message3('map<bool, string> a = 1;'),
  ],
  [
    ['protobuf-field-json-form-changed'],
    p3('enum E { Z = 0; } message M { E a = 1; }'),
    p3('enum E { Z = 0; } message M { int32 a = 1; }'),
  ],
  [
    ['protobuf-field-cardinality-changed'],
    message3('string a = 1;'),
    message3('repeated string a = 1;'),
  ],
  [
    ['protobuf-field-became-required'],
    message2('optional string a = 1;'),
    message2('required string a = 1;'),
  ],
  [
    ['protobuf-field-became-optional'],
    message2('required string a = 1;'),
    message2('optional string a = 1;'),
  ],
  [
    ['protobuf-field-presence-gained'],
    message3('string a = 1;'),
    message3('optional string a = 1;'),
  ],
  [
    ['protobuf-field-presence-lost'],
    edition('message M { string a = 1; }'),
    edition('message M { string a = 1 [features.field_presence = IMPLICIT]; }'),
  ],
  [
    ['protobuf-field-became-required'],
    edition('message M { string a = 1; }'),
    edition('message M { string a = 1 [features = { field_presence: LEGACY_REQUIRED }]; }'),
  ],
  [
    ['protobuf-required-field-added'],
    edition('message M {}'),
    edition('message M { string a = 1 [features.field_presence = LEGACY_REQUIRED]; }'),
  ],
  [
    ['protobuf-field-type-changed'],
    edition('message M { M a = 1; }'),
    edition('message M { M a = 1 [features.message_encoding = DELIMITED]; }'),
  ],
  [
    [],
    edition(
      'message M { int32 a = 1; E b = 2; map<int32, M> c = 3; repeated string d = 4; } enum E { Z = 0; }',
    ),
    edition(
      'option features.message_encoding = DELIMITED; message M { int32 a = 1; E b = 2; map<int32, M> c = 3; repeated string d = 4; } enum E { Z = 0; }',
    ),
  ],
  [
    ['protobuf-syntax-changed'],
    message2('optional group Part = 1 { optional string a = 1; }'),
    edition(
      'message M { message Part { string a = 1; } Part part = 1 [features.message_encoding = DELIMITED]; }',
    ),
  ],
  [
    ['protobuf-field-type-changed'],
    message2('optional group A = 1 {}'),
    message2('message A {} optional A a = 1;'),
  ],
  [
    [],
    edition('message M { repeated int32 a = 1; }'),
    edition('message M { repeated int32 a = 1 [features.repeated_field_encoding = EXPANDED]; }'),
  ],
  [
    ['protobuf-syntax-changed-alike'],
    p3('message M { string a = 1; optional int32 b = 2; }'),
    edition(
      'option features.field_presence = IMPLICIT; message M { string a = 1; int32 b = 2 [features.field_presence = EXPLICIT]; }',
    ),
  ],
  [
    ['protobuf-syntax-changed'],
    'enum E { A = 0; } message M { optional string a = 1; required E b = 2; }',
    edition(
      'enum E { option features.enum_type = CLOSED; A = 0; } message M { string a = 1; E b = 2 [features.field_presence = LEGACY_REQUIRED]; }',
    ),
  ],
  [['protobuf-field-presence-lost'], message3('optional string a = 1;'), message3('string a = 1;')],
  [[], message3('message N {} N a = 1;'), message3('message N {} optional N a = 1;')],
  [
    ['protobuf-field-removed-unreserved', 'protobuf-field-removed-unreserved'],
    p3('extend x.M { string a = 100; string b = 101; }'),
    p3(''),
  ],
  [
    ['protobuf-field-type-replaced'],
    p3('message M { map<string, int32> a = 1; } message E { string key = 1; int32 value = 2; }'),
    p3('message M { repeated E a = 1; } message E { string key = 1; int32 value = 2; }'),
  ],
  [
    ['protobuf-field-type-replaced'],
    p3('message A { string x = 1; } message B { string x = 1; } message M { A a = 1; }'),
    p3('message A { string x = 1; } message B { string x = 1; } message M { B a = 1; }'),
  ],
  [
    ['protobuf-field-type-replaced'],
    p3('enum A { A0 = 0; } enum B { B0 = 0; } message M { map<int32, A> a = 1; }'),
    p3('enum A { A0 = 0; } enum B { B0 = 0; } message M { map<int64, B> a = 1; }'),
  ],
  [[], p3('extend x.M { string a = 100; }'), p3('extend x.M { optional string a = 100; }')],
  [
    ['protobuf-field-oneof-moved-alone', 'protobuf-field-presence-gained'],
    message3('string a = 1;'),
    message3('oneof choice { string a = 1; }'),
  ],
  [
    ['protobuf-field-oneof-joined'],
    message2('optional int32 a = 1; oneof o { int32 b = 2; }'),
    message2('oneof o { int32 b = 2; int32 a = 1; }'),
  ],
  [
    ['protobuf-field-oneof-joined', 'protobuf-field-oneof-joined'],
    message2('optional int32 a = 1; optional int32 b = 2;'),
    message2('oneof o { int32 a = 1; int32 b = 2; }'),
  ],
  [
    ['protobuf-field-oneof-joined', 'protobuf-field-oneof-joined'],
    message2('oneof o { int32 a = 1; } oneof p { int32 b = 2; }'),
    message2('oneof q { int32 a = 1; int32 b = 2; }'),
  ],
  [
    ['protobuf-field-oneof-changed'],
    message2('oneof o { int32 a = 1; int32 b = 2; int32 c = 3; }'),
    message2('optional int32 a = 1; oneof o { int32 b = 2; int32 c = 3; }'),
  ],
  [
    ['protobuf-field-oneof-moved-alone', 'protobuf-field-removed', 'protobuf-reserved-added'],
    message2('oneof o { int32 a = 1; int32 b = 2; }'),
    message2('reserved 2; optional int32 a = 1;'),
  ],
  [
    ['protobuf-oneof-renamed'],
    message2('oneof o { int32 a = 1; int32 b = 2; }'),
    message2('oneof p { int32 a = 1; int32 b = 2; }'),
  ],
  [
    ['protobuf-field-default-changed'],
    message2('optional int32 a = 1;'),
    message2('optional int32 a = 1 [default = 3];'),
  ],
  [[], message2('optional int32 a = 1;'), message2('optional int32 a = 1 [default = 0];')],
  [
    [],
    message2('enum E { X = 5; Y = 6; } optional E a = 1;'),
    message2('enum E { X = 5; Y = 6; } optional E a = 1 [default = X];'),
  ],
  [
    ['protobuf-field-default-changed'],
    message2('enum E { X = 5; Y = 6; } optional E a = 1;'),
    message2('enum E { X = 5; Y = 6; } optional E a = 1 [default = Y];'),
  ],
  [
    [],
    message2('enum E { X = 5; Y = 5; } optional E a = 1 [default = X];'),
    message2('enum E { X = 5; Y = 5; } optional E a = 1 [default = Y];'),
  ],
  [
    ['protobuf-field-default-changed'],
    message2('optional string a = 1 [default = "\\x41"];'),
    message2('optional string a = 1 [default = "\\x4" "1"];'),
  ],
  [
    [],
    message3('string a = 1 [json_name = "b"];'),
    message3('string a = 1 [json_name = "\\x62"];'),
  ],
  [[], message3('int64 a = 1;'), message3('int64 a = 1 [jstype = JS_NORMAL, deprecated = false];')],
  [[], message2(''), message2('option message_set_wire_format = false;')],
  [
    ['protobuf-encoding-option-changed'],
    message3('repeated int32 a = 1;'),
    message3('repeated int32 a = 1 [packed = false];'),
  ],
  [
    ['protobuf-extensions-added'],
    message2('extensions 100 to 199;'),
    message2('extensions 100 to max;'),
  ],
  [
    ['protobuf-reserved-reused'],
    message3('reserved 4, 7 to 9, "old"; string a = 1;'),
    message3('reserved 4, 7 to 9, "old"; string a = 1; int32 b = 8;'),
  ],
  [
    ['protobuf-reserved-reused'],
    message3('reserved "old";'),
    message3('reserved "old"; int32 old = 8;'),
  ],
  [['protobuf-reserved-added'], message3(''), message3('reserved 2;')],
  [
    ['protobuf-field-oneof-moved-alone'],
    message2('optional int32 a = 1;'),
    message2('oneof o { int32 a = 1; }'),
  ],
  [['protobuf-reserved-removed'], message3('reserved 4, 7 to 9;'), message3('reserved 7, 8, 9;')],
  [
    ['protobuf-extensions-removed'],
    message2('extensions 100 to 199; extensions 300;'),
    message2('extensions 300, 100 to 150;'),
  ],
  [[], message2('extensions 100 to 199;'), message2('extensions 100 to 150, 151 to 199;')],
  [
    ['protobuf-option-changed'],
    message2('extensions 4 [verification = UNVERIFIED];'),
    message2('extensions 4 [verification = DECLARATION];'),
  ],
  [
    ['protobuf-message-set-changed'],
    message2(''),
    message2('option message_set_wire_format = true;'),
  ],
  [[], message3('reserved 7 to 9;'), message3('reserved 7, 8, 9;')],
  [['protobuf-enum-removed'], enum3('A = 0;'), p3('')],
  [['protobuf-enum-added'], p3(''), enum3('A = 0;')],
  [['protobuf-enum-value-added'], enum3('A = 0;'), enum3('A = 0; B = 1;')],
  [['protobuf-closed-enum-value-added'], 'enum E { A = 0; }', 'enum E { A = 0; B = 1; }'],
  [['protobuf-enum-value-added'], 'enum E { A = 0; }', 'enum E { A = 0; B = 0; }'],
  [['protobuf-enum-first-alias-added'], enum3('A = 0; B = 1;'), enum3('A = 0; C = 1; B = 1;')],
  [['protobuf-enum-first-alias-added'], 'enum E { A = 0; }', 'enum E { B = 0; A = 0; }'],
  [
    ['protobuf-enum-first-alias-changed'],
    enum3('A = 0; B = 1; C = 1;'),
    enum3('A = 0; C = 1; B = 1;'),
  ],
  [
    ['protobuf-enum-openness-changed'],
    edition('enum E { A = 0; }'),
    edition('enum E { option features.enum_type = CLOSED; A = 0; }'),
  ],
  [['protobuf-enum-default-changed'], 'enum E { A = 1; B = 2; }', 'enum E { B = 2; A = 1; }'],
  [
    ['protobuf-closed-enum-value-added'],
    edition('option features.enum_type = CLOSED; enum E { A = 0; }'),
    edition('option features = { enum_type: CLOSED }; enum E { A = 0; B = 1; }'),
  ],
  [
    ['protobuf-enum-value-added'],
    edition('enum E { A = 0; }'),
    edition('enum E { A = 0; B = 1; }'),
  ],
  [['protobuf-enum-value-removed'], enum3('A = 0; B = 1;'), enum3('A = 0;')],
  [['protobuf-enum-value-renamed'], enum3('A = 0; B = 1;'), enum3('A = 0; C = 1;')],
  [['protobuf-enum-value-renumbered'], enum3('A = 0; B = 1;'), enum3('A = 0; B = 2;')],
  [
    ['protobuf-enum-reserved-reused'],
    enum3('A = 0; reserved 5 to max;'),
    enum3('A = 0; B = 6; reserved 5 to max;'),
  ],
  [['protobuf-enum-reserved-added'], enum3('A = 0;'), enum3('A = 0; reserved "B";')],
  [['protobuf-enum-reserved-removed'], enum3('A = 0; reserved 3;'), enum3('A = 0;')],
  [
    ['protobuf-field-added'],
    'extend other.M { optional int32 a = 100; }',
    'extend other.M { optional int32 a = 100; optional int32 b = 101; }',
  ],
  [
    ['protobuf-message-added', 'protobuf-field-added'],
    message2(''),
    message2('repeated group Result = 1 { required string url = 2; }'),
  ],
];

export const PROTOBUF_FAMILY: DiffFamily<string> = {
  rows: PROTOBUF_RULES,
  cases: PROTOBUF_CASES,
  detect: (base, head) => protoChanges(textsOf(base), textsOf(head)),
  oneWay: {
    'protobuf-public-import-removed': 'A public import that is new takes nothing away.',
  },
  accompanied: {
    'protobuf-public-import-removed': 'The import statement changed.',
    'protobuf-field-number-reused': 'The field that had the number is gone, or has another.',
    'protobuf-field-removed':
      'Its number is reserved, or `protobuf-field-removed-unreserved` applies.',
  },
};

/** The document, and the files beside it. */
function textsOf(document: string): ProtoTexts {
  const lines = document.split('\n').flatMap((line) => {
    const [, name, text] = /^\/\/ (\S+\.proto): (.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, text!]];
  });
  return { 'api.proto': document, ...Object.fromEntries(lines) };
}
