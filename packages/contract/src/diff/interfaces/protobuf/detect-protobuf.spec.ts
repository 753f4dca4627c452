import * as fc from 'fast-check';
import { PROTOBUF_CASES } from '../../../../testing/diff-cases/protobuf';
import { PROTOBUF_RULES } from '../../rules/protobuf-rules';
import type { Detection } from '../../change/detection';
import { detectProtobuf } from './detect-protobuf';
import { parseProto } from '../../../source/protobuf/parse-proto';
import type { ProtoFile } from '../../../source/protobuf/proto-file';

const FILES = { basePath: 'base/api.proto', headPath: 'head/api.proto' };

function parse(text: string): ProtoFile {
  const parsed = parseProto(text);
  if ('defect' in parsed) throw new Error(`${parsed.defect} ${JSON.stringify(parsed.at)}`);
  return parsed.file;
}

const detect = (base: string, head: string): Detection =>
  detectProtobuf(parse(base), parse(head), FILES);

const p3 = (body: string) => `syntax = "proto3";\n${body}`;
const message3 = (body: string) => p3(`message M { ${body} }`);

describe('detectProtobuf', () => {
  it.each(PROTOBUF_CASES)('points at places that the files have: %j', (_, a, b) => {
    const [base, head] = [parse(a), parse(b)];
    for (const change of detectProtobuf(base, head, FILES).changes) {
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
    ['string a = 1;', 'oneof o { string a = 1; }', /moved into the oneof `o`/],
    ['oneof o { string a = 1; }', 'string a = 1;', /left the oneof `o`/],
    ['string a = 1;', 'optional string a = 1;', /was singular and is optional now/],
  ])('says why presence changed: %s, %s', (base, head, says) => {
    const { changes } = detect(message3(base), message3(head));
    const change = changes.find(({ rule }) => rule.startsWith('protobuf-field-presence'));
    expect(change?.subject).toMatch(says);
  });

  it('finds a type by the scope that it is named in', () => {
    const nested = (type: string) =>
      p3(`package a.b; message M { message N {} ${type} f = 1; } message N {}`);
    expect(detect(nested('N'), nested('.a.b.M.N')).changes).toEqual([]);
    expect(detect(nested('M.N'), nested('b.M.N')).changes).toEqual([]);
    expect(detect(nested('N'), nested('.a.b.N')).changes.map((change) => change.rule)).toEqual([
      'protobuf-field-type-changed',
    ]);
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
        const count = (changes: Detection['changes'], type: string) =>
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
