import { detectProtobuf } from '../src/diff/interfaces/protobuf/detect-protobuf';
import {
  isParsed,
  type ParsedDocument,
  type ProtoDocument,
  type ProtoLink,
} from '../src/diff/interfaces/protobuf/proto-document';
import type { RawChange } from '../src/diff/change/change';
import { parseProto } from '../src/source/protobuf/parse-proto';

/** Texts by file name. The first is the interface file. */
export type ProtoTexts = Readonly<Record<string, string>>;

/** The first of these files, linked to those that it imports. */
export function protoDocument(texts: ProtoTexts, folder: string): ParsedDocument {
  const names = Object.keys(texts);
  const documents = new Map<string, ProtoDocument & { imports: ProtoLink[] }>();
  for (const name of names) {
    const text = texts[name]!;
    const parsed = parseProto(text);
    const file = 'file' in parsed ? parsed.file : undefined;
    documents.set(name, { path: `${folder}/${name}`, text, file, imports: [] });
  }
  for (const { file, imports } of documents.values()) {
    for (const { name, kind } of file?.imports ?? []) {
      imports.push({ name, kind, document: documents.get(name) });
    }
  }
  const main = documents.get(names[0]!);
  if (!isParsed(main)) throw new Error(JSON.stringify(parseProto(texts[names[0]!]!)));
  return main;
}

/** What changed between two sets of files. */
export function protoChanges(base: ProtoTexts, head: ProtoTexts): RawChange[] {
  return detectProtobuf(protoDocument(base, 'base'), protoDocument(head, 'head')).flatMap(
    ({ detection }) => detection.changes,
  );
}
