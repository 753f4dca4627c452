// The rules of buf for breaking changes within one file. Each row has a pair that buf refuses, and our
// class for it. FILE and PACKAGE are about generated code as well as the wire, so their rules are at least
// `POTENTIAL_BREAKING` here. Rules of WIRE or WIRE_JSON are `BREAKING`, unless the last column gives a
// reason.
import { protoChanges } from '../../../../testing/proto-documents';
import { IMPACTS, type Impact } from '../../change/change';
import { PROTOBUF_RULES } from '../../rules/protobuf-rules';

type Scope = 'code' | 'sent';
type Refused = readonly [rule: string, scope: Scope, base: string, head: string, verdict: Impact];
type Row = readonly [...Refused, why?: string];

const p3 = (body: string) => `syntax = "proto3"; ${body}`;
const e3 = (body: string) => p3(`enum E { A = 0; ${body} }`);
const m2 = (body: string) => `syntax = "proto2"; message M { ${body} }`;
const m3 = (body: string) => p3(`message M { ${body} }`);
const ed = (body: string) => `edition = "2023"; ${body}`;
const rpc = (text: string) => p3(`message A {} message B {} service S { rpc Get${text} }`);
const option = (name: string, before: string, after: string): Row => [
  `FILE_SAME_${name.toUpperCase()}`,
  'code',
  p3(`option ${name} = ${before};`),
  p3(`option ${name} = ${after};`),
  'POTENTIAL_BREAKING',
];

const ROWS: readonly Row[] = [
  ['ENUM_NO_DELETE', 'code', e3(''), p3(''), 'BREAKING'],
  ['ENUM_NO_DELETE', 'code', m3('enum E { A = 0; }'), m3(''), 'BREAKING'],
  ['ENUM_VALUE_NO_DELETE', 'code', e3('B = 1;'), e3('reserved 1; reserved "B";'), 'BREAKING'],
  [
    'ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED',
    'sent',
    e3('B = 1;'),
    e3('reserved 1;'),
    'BREAKING',
  ],
  ['ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED', 'sent', e3('B = 1;'), e3(''), 'BREAKING'],
  ['ENUM_VALUE_SAME_NAME', 'sent', e3('B = 1;'), e3('C = 1;'), 'BREAKING'],
  [
    'ENUM_SAME_TYPE',
    'sent',
    ed('enum E { A = 0; }'),
    ed('enum E { option features.enum_type = CLOSED; A = 0; }'),
    'POTENTIAL_BREAKING',
    'Only values that a reader does not know are read otherwise.',
  ],
  [
    'ENUM_SAME_JSON_FORMAT',
    'sent',
    ed('enum E { A = 0; }'),
    ed('enum E { option features.json_format = LEGACY_BEST_EFFORT; A = 0; }'),
    'POTENTIAL_BREAKING',
    'Most values are written alike in both forms.',
  ],
  [
    'EXTENSION_MESSAGE_NO_DELETE',
    'code',
    m2('extensions 100 to 199; extensions 300 to max;'),
    m2('extensions 100 to 199;'),
    'BREAKING',
  ],
  ['EXTENSION_MESSAGE_NO_DELETE', 'code', m2('extensions 5, 7;'), m2('extensions 7;'), 'BREAKING'],
  [
    'EXTENSION_NO_DELETE',
    'code',
    'extend x.M { optional int32 a = 1; optional int32 b = 2; }',
    'extend x.M { optional int32 a = 1; }',
    'BREAKING',
  ],
  [
    'EXTENSION_NO_DELETE',
    'code',
    'message N { extend x.M { optional int32 a = 1; } }',
    'message N {}',
    'BREAKING',
  ],
  ['FIELD_NO_DELETE', 'code', m3('int32 a = 1;'), m3('reserved 1; reserved "a";'), 'BREAKING'],
  [
    'FIELD_NO_DELETE_UNLESS_NAME_RESERVED',
    'sent',
    m3('int32 a = 1;'),
    m3('reserved 1;'),
    'BREAKING',
  ],
  ['FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED', 'sent', m3('int32 a = 1;'), m3(''), 'BREAKING'],
  ['FIELD_SAME_CARDINALITY', 'code', m3('int32 a = 1;'), m3('repeated int32 a = 1;'), 'BREAKING'],
  [
    'FIELD_SAME_CARDINALITY',
    'code',
    m3('optional int32 a = 1;'),
    m3('int32 a = 1;'),
    'POTENTIAL_BREAKING',
  ],
  [
    'FIELD_SAME_CARDINALITY',
    'code',
    m3('int32 a = 1;'),
    m3('optional int32 a = 1;'),
    'POTENTIAL_BREAKING',
  ],
  [
    'FIELD_WIRE_COMPATIBLE_CARDINALITY',
    'sent',
    m3('map<string, int32> a = 1;'),
    m3('int32 a = 1;'),
    'BREAKING',
  ],
  [
    'FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY',
    'sent',
    m3('repeated N a = 1; message N { string key = 1; int32 value = 2; }'),
    m3('map<string, int32> a = 1; message N { string key = 1; int32 value = 2; }'),
    'BREAKING',
  ],
  [
    'FIELD_WIRE_COMPATIBLE_CARDINALITY',
    'sent',
    m2('required int32 a = 1;'),
    m2('optional int32 a = 1;'),
    'BREAKING',
  ],
  [
    'FIELD_WIRE_COMPATIBLE_CARDINALITY',
    'sent',
    ed('message M { int32 a = 1 [features.field_presence = LEGACY_REQUIRED]; }'),
    ed('message M { int32 a = 1; }'),
    'BREAKING',
  ],
  [
    'FIELD_SAME_CTYPE',
    'code',
    m2('optional string a = 1;'),
    m2('optional string a = 1 [ctype = CORD];'),
    'POTENTIAL_BREAKING',
  ],
  [
    'FIELD_SAME_CPP_STRING_TYPE',
    'code',
    ed('message M { string a = 1; }'),
    ed('message M { string a = 1 [features.(pb.cpp).string_type = VIEW]; }'),
    'POTENTIAL_BREAKING',
  ],
  [
    'FIELD_SAME_JAVA_UTF8_VALIDATION',
    'code',
    ed('message M { string a = 1; }'),
    ed('message M { string a = 1 [features.(pb.java).utf8_validation = VERIFY]; }'),
    'POTENTIAL_BREAKING',
  ],
  [
    'FIELD_SAME_UTF8_VALIDATION',
    'sent',
    ed('message M { string a = 1; }'),
    ed('message M { string a = 1 [features.utf8_validation = NONE]; }'),
    'POTENTIAL_BREAKING',
    'Only texts that are no text are treated otherwise.',
  ],
  [
    'FIELD_SAME_DEFAULT',
    'sent',
    m2('optional int32 a = 1 [default = 1];'),
    m2('optional int32 a = 1 [default = 2];'),
    'POTENTIAL_BREAKING',
    'Only fields that are not set are read otherwise.',
  ],
  [
    'FIELD_SAME_JSON_NAME',
    'sent',
    m3('int32 a_b = 1;'),
    m3('int32 a_b = 1 [json_name = "a_b"];'),
    'BREAKING',
  ],
  [
    'FIELD_SAME_JSTYPE',
    'code',
    m3('int64 a = 1;'),
    m3('int64 a = 1 [jstype = JS_STRING];'),
    'POTENTIAL_BREAKING',
  ],
  ['FIELD_SAME_NAME', 'sent', m3('int32 a = 1;'), m3('int32 b = 1;'), 'BREAKING'],
  [
    'FIELD_SAME_ONEOF',
    'sent',
    m3('oneof x { int32 a = 1; int32 b = 2; }'),
    m3('oneof x { int32 a = 1; } oneof y { int32 b = 2; }'),
    'POTENTIAL_BREAKING',
    'Only a reader who gets both values loses one.',
  ],
  [
    'FIELD_SAME_ONEOF',
    'sent',
    m3('oneof x { int32 a = 1; } oneof y { int32 b = 2; }'),
    m3('oneof x { int32 a = 1; int32 b = 2; }'),
    'BREAKING',
  ],
  ['FIELD_SAME_TYPE', 'code', m3('int32 a = 1;'), m3('uint32 a = 1;'), 'POTENTIAL_BREAKING'],
  ['FIELD_SAME_TYPE', 'code', m3('int32 a = 1;'), m3('int64 a = 1;'), 'BREAKING'],
  ['FIELD_SAME_TYPE', 'code', m3('string a = 1;'), m3('bytes a = 1;'), 'BREAKING'],
  ['FIELD_SAME_TYPE', 'code', m3('x.A a = 1;'), m3('x.B a = 1;'), 'BREAKING'],
  ['FIELD_WIRE_COMPATIBLE_TYPE', 'sent', m3('int32 a = 1;'), m3('sint32 a = 1;'), 'BREAKING'],
  ['FIELD_WIRE_COMPATIBLE_TYPE', 'sent', m3('double a = 1;'), m3('float a = 1;'), 'BREAKING'],
  [
    'FIELD_WIRE_COMPATIBLE_TYPE',
    'sent',
    m2('optional group A = 1 { optional int32 b = 1; }'),
    m2('message A { optional int32 b = 1; } optional A a = 1;'),
    'BREAKING',
  ],
  [
    'FIELD_WIRE_COMPATIBLE_TYPE',
    'sent',
    m3('map<string, int32> a = 1;'),
    m3('map<string, string> a = 1;'),
    'BREAKING',
  ],
  ['FIELD_WIRE_JSON_COMPATIBLE_TYPE', 'sent', m3('int32 a = 1;'), m3('bool a = 1;'), 'BREAKING'],
  ['FILE_SAME_PACKAGE', 'code', p3('package a.v1;'), p3('package a.v2;'), 'BREAKING'],
  ['FILE_SAME_SYNTAX', 'code', 'syntax = "proto2";', 'syntax = "proto3";', 'POTENTIAL_BREAKING'],
  option('cc_enable_arenas', 'true', 'false'),
  option('cc_generic_services', 'false', 'true'),
  option('csharp_namespace', '"a"', '"b"'),
  option('go_package', '"a"', '"b"'),
  option('java_generic_services', 'false', 'true'),
  option('java_multiple_files', 'false', 'true'),
  option('java_outer_classname', '"A"', '"B"'),
  option('java_package', '"a"', '"b"'),
  option('java_string_check_utf8', 'false', 'true'),
  option('objc_class_prefix', '"A"', '"B"'),
  option('optimize_for', 'SPEED', 'LITE_RUNTIME'),
  option('php_class_prefix', '"A"', '"B"'),
  option('php_metadata_namespace', '"A"', '"B"'),
  option('php_namespace', '"A"', '"B"'),
  option('py_generic_services', 'false', 'true'),
  option('ruby_package', '"A"', '"B"'),
  option('swift_prefix', '"A"', '"B"'),
  ['MESSAGE_NO_DELETE', 'code', m3('message N {}'), m3(''), 'BREAKING'],
  [
    'MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR',
    'code',
    m2(''),
    m2('option no_standard_descriptor_accessor = true;'),
    'POTENTIAL_BREAKING',
  ],
  [
    'MESSAGE_SAME_JSON_FORMAT',
    'sent',
    ed('message M {}'),
    ed('message M { option features.json_format = LEGACY_BEST_EFFORT; }'),
    'POTENTIAL_BREAKING',
    'Most messages are written alike in both forms.',
  ],
  [
    'MESSAGE_SAME_MESSAGE_SET_WIRE_FORMAT',
    'sent',
    m2('extensions 4 to max;'),
    m2('option message_set_wire_format = true; extensions 4 to max;'),
    'BREAKING',
  ],
  ['MESSAGE_SAME_REQUIRED_FIELDS', 'sent', m2(''), m2('required int32 a = 1;'), 'BREAKING'],
  ['MESSAGE_SAME_REQUIRED_FIELDS', 'sent', m2('required int32 a = 1;'), m2(''), 'BREAKING'],
  [
    'MESSAGE_SAME_REQUIRED_FIELDS',
    'sent',
    ed('message M {}'),
    ed('option features.field_presence = LEGACY_REQUIRED; message M { int32 a = 1; }'),
    'BREAKING',
  ],
  [
    'ONEOF_NO_DELETE',
    'code',
    m3('oneof x { int32 a = 1; }'),
    m3('int32 a = 1;'),
    'POTENTIAL_BREAKING',
  ],
  [
    'RESERVED_ENUM_NO_DELETE',
    'sent',
    e3('reserved 2 to 5;'),
    e3('reserved 2 to 4;'),
    'POTENTIAL_BREAKING',
    'Nothing uses what was reserved yet; when something does, that is breaking.',
  ],
  [
    'RESERVED_MESSAGE_NO_DELETE',
    'sent',
    m3('reserved "a", "b";'),
    m3('reserved "a";'),
    'POTENTIAL_BREAKING',
    'Nothing uses what was reserved yet; when something does, that is breaking.',
  ],
  [
    'RPC_NO_DELETE',
    'sent',
    rpc('(A) returns (B);'),
    p3('message A {} message B {} service S {}'),
    'BREAKING',
  ],
  [
    'RPC_SAME_CLIENT_STREAMING',
    'sent',
    rpc('(A) returns (B);'),
    rpc('(stream A) returns (B);'),
    'BREAKING',
  ],
  [
    'RPC_SAME_SERVER_STREAMING',
    'sent',
    rpc('(A) returns (stream B);'),
    rpc('(A) returns (B);'),
    'BREAKING',
  ],
  ['RPC_SAME_REQUEST_TYPE', 'sent', rpc('(A) returns (B);'), rpc('(B) returns (B);'), 'BREAKING'],
  [
    'RPC_SAME_RESPONSE_TYPE',
    'sent',
    rpc('(A) returns (B);'),
    rpc('(A) returns (x.B);'),
    'BREAKING',
  ],
  [
    'RPC_SAME_IDEMPOTENCY_LEVEL',
    'sent',
    rpc('(A) returns (B);'),
    rpc('(A) returns (B) { option idempotency_level = NO_SIDE_EFFECTS; }'),
    'POTENTIAL_BREAKING',
    'Calls stay the same; only how clients and proxies repeat them may change.',
  ],
  ['SERVICE_NO_DELETE', 'code', p3('service S {}'), p3(''), 'BREAKING'],
];

/** What buf lets pass in all categories. */
const ALLOWED: readonly (readonly [string, string, string])[] = [
  ['a comment', m3('int32 a = 1;'), '/* a */ syntax /**/ = // b\n "proto3"; message M{int32 a=1;}'],
  ['another order', m3('int32 a = 1; int32 b = 2;'), m3('int32 b = 2; int32 a = 1;')],
  ['a new field', m3('int32 a = 1;'), m3('int32 a = 1; repeated M b = 2;')],
  ['a new message, enum and service', p3(''), p3('message M {} enum E { A = 0; } service S {}')],
  ['a new rpc', p3('message A {} message B {} service S {}'), rpc('(A) returns (B);')],
  ['a new value of an open enum', e3(''), e3('B = 1;')],
  ['a fuller name of a type', m3('M a = 1;'), m3('.M a = 1;')],
  ['something set aside', m3(''), m3('reserved 1 to 4; reserved "a";')],
  ['a deprecation', m3('int32 a = 1;'), m3('int32 a = 1 [deprecated = true];')],
  ['other words around a file', p3('import "a.proto";'), p3('import "b.proto";')],
];

function verdictOf(base: string, head: string): Impact {
  const impacts = protoChanges({ 'a.proto': base }, { 'a.proto': head }).map(
    ({ rule }) => PROTOBUF_RULES.find(({ id }) => id === rule)!.impact,
  );
  return IMPACTS[Math.max(0, ...impacts.map((impact) => IMPACTS.indexOf(impact)))];
}

describe('what buf calls breaking', () => {
  it.each(ROWS.map((row) => row.slice(0, 5) as unknown as Refused))(
    '%s (%s): `%s` -> `%s` is %s',
    (_rule, _scope, base, head, verdict) => {
      expect(verdictOf(base, head)).toBe(verdict);
    },
  );

  it('is at least potentially breaking here, and breaking on the wire unless a reason is given', () => {
    for (const [rule, scope, , , verdict, why] of ROWS) {
      expect({ rule, verdict }).not.toEqual({ rule, verdict: 'NON_BREAKING' });
      const needsReason = scope === 'sent' && verdict !== 'BREAKING';
      expect({ rule, excused: why !== undefined }).toEqual({ rule, excused: needsReason });
    }
  });

  it.each(ALLOWED)('does not hold of %s', (_what, base, head) => {
    expect(verdictOf(base, head)).toBe('NON_BREAKING');
  });
});
