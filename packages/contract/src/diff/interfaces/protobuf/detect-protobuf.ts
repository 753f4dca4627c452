// Two `.proto` files with all that they import -> what differs. Types are paired by full name. Fields are paired
// by number, which is their identity on the wire, and by name, which is their identity in JSON and in code.
import { buildDetection, type Detection, type InterfaceFiles } from '../../change/detection';
import { detectDeclarations } from './detect-declarations';
import {
  detectFileOptions,
  detectImports,
  detectMoves,
  detectPublicImports,
  detectUncompared,
  placesOf,
} from './detect-imports';
import { areAlike } from './features';
import { isParsed, type ParsedDocument } from './proto-document';
import type { ProtoPair } from './proto-pair';
import { openSides, type FoundInFiles, type LaterFile } from './proto-sides';

/** What was found between a file of the base and one of the head. */
interface FileDetection {
  readonly files: InterfaceFiles;
  readonly detection: Detection;
}

/** `seen` holds what was compared for other interface files that import the same files. */
export function detectProtobuf(
  base: ParsedDocument,
  head: ParsedDocument,
  seen: Set<string> = new Set(),
  later: LaterFile = () => undefined,
): FileDetection[] {
  const results: FoundInFiles[] = [];
  const sides = openSides(base, head, results, later);
  for (const [was, is] of sides.pairs.headOf) {
    const key = JSON.stringify(['file', was.path, is.path]);
    if (seen.has(key) || !isParsed(was)) continue;
    seen.add(key);
    detectFileLevel(sides.pairOf(was, is));
  }
  detectUncompared(sides);
  const kept = detectDeclarations(sides, seen);
  detectMoves(sides, kept);
  detectPublicImports(sides);
  return results.map((result) => {
    const files = { basePath: result.base.path, headPath: result.head.path };
    return { files, detection: buildDetection(result.found, [], files) };
  });
}

function detectFileLevel(pair: ProtoPair): void {
  const { base, head, add } = pair;
  if (base.package !== head.package) {
    add({
      rule: 'protobuf-package-changed',
      path: 'protobuf.package',
      type: 'modified',
      oldValue: base.package,
      newValue: head.package,
      subject: `The package changed from \`${base.package}\` to \`${head.package}\`.`,
      ...placesOf(pair, '/package'),
    });
  }
  if (base.syntax !== head.syntax) {
    add({
      rule: areAlike(base, head) ? 'protobuf-syntax-changed-alike' : 'protobuf-syntax-changed',
      path: 'protobuf.syntax',
      type: 'modified',
      oldValue: base.syntax,
      newValue: head.syntax,
      subject: `The syntax changed from \`${base.syntax}\` to \`${head.syntax}\`.`,
      ...placesOf(pair, '/syntax'),
    });
  }
  detectImports(pair);
  detectFileOptions(pair);
}
