import { joinCompared, NOTHING, type Compared } from '../../sides/compared';
import type { FilePair, ReadFile } from '../../sides/named-file';
import { bindFound, unparsed, type InterfaceFormat } from '../interface-format';
import { detectProtobuf } from './detect-protobuf';
import { laterFile, parseOnce, readDocuments, type ParsedTexts } from './read-documents';

/** A `.proto` file, with the files that it imports. */
export const PROTOBUF: InterfaceFormat = {
  name: 'protobuf',
  mark: 'name that ends in `.proto`',
  holds: ({ file }) => isProto(file.path),
  compare: (pair, base, head, seen) => compareFiles(pair, base.file, head.file, seen),
};

/** By name: its text is neither YAML nor JSON. */
export function isProto(path: string): boolean {
  return path.endsWith('.proto');
}

function compareFiles(pair: FilePair, base: ReadFile, head: ReadFile, seen: Set<string>): Compared {
  const parsed: ParsedTexts = new Map();
  const [before, after] = [parseOnce(parsed, base.text), parseOnce(parsed, head.text)];
  if ('file' in before && 'file' in after) {
    const from = readDocuments(pair.base, base, before.file, parsed);
    const to = readDocuments(pair.head, head, after.file, parsed);
    return joinCompared(
      detectProtobuf(from, to, seen, laterFile(pair, head, parsed)).map(({ files, detection }) =>
        bindFound(pair, detection, files),
      ),
    );
  }
  if (base.text === head.text) return NOTHING;
  const sides = [
    { named: pair.base, file: base, parsed: before },
    { named: pair.head, file: head, parsed: after },
  ];
  return {
    changes: [],
    defects: sides.flatMap(({ named, file, parsed }) => {
      if ('file' in parsed) return [];
      const range = { start: parsed.at, end: parsed.at };
      return unparsed(named, parsed.defect, { inside: { file: file.path, pointer: '', range } });
    }),
  };
}
