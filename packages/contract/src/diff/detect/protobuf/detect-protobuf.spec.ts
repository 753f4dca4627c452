import { PROTOBUF_CASES } from '../../../testing/diff-cases/protobuf';
import type { Detection } from '../interface-file';
import { detectProtobuf } from './detect-protobuf';
import { parseProto } from './parse-proto';
import type { ProtoFile } from './proto-file';

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
