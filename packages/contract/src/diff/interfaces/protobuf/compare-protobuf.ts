import { parseProto } from '../../../source/protobuf/parse-proto';
import type { InterfaceFiles } from '../../change/detection';
import type { FilePair } from '../../sides/bind-detection';
import { joinCompared, NOTHING, type Compared } from '../../sides/compared';
import type { ReadFile } from '../../sides/named-file';
import { bindFound, unparsed, type InterfaceFormat } from '../interface-format';
import { detectProtobuf } from './detect-protobuf';
import { ImportedFiles, type ImportedPair } from './imported-files';

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
  const before = parseProto(base.text);
  const after = head.text === base.text ? before : parseProto(head.text);
  const files: InterfaceFiles = { basePath: base.path, headPath: head.path };
  if ('file' in before && 'file' in after) {
    const imported = new ImportedFiles(pair, base, head);
    const options = { hasChanged: (name: string) => imported.hasChanged(name) };
    const names = before.file.imports.filter((name) => after.file.imports.includes(name));
    return joinCompared([
      bindFound(pair, detectProtobuf(before.file, after.file, files, options), files),
      ...imported.changedPairs(names).map((inner) => compareImported(pair, inner, seen)),
    ]);
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

/** Several interface files may import one file, and that may be an interface file itself. */
function compareImported(
  pair: FilePair,
  { base, head }: ImportedPair,
  seen: Set<string>,
): Compared {
  const key = `${pair.base.reader.pathInBundle(base.path)}\n${pair.head.reader.pathInBundle(head.path)}`;
  if (seen.has(key)) return NOTHING;
  seen.add(key);
  const files: InterfaceFiles = { basePath: base.path, headPath: head.path };
  return bindFound(pair, detectProtobuf(base.file, head.file, files), files);
}
