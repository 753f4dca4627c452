import type { FoundChange } from '../../change/detection';
import { pairDocuments, type DocumentPairs } from './pair-documents';
import type { ProtoFile } from '../../../source/protobuf/proto-file';
import type { ParsedDocument, ProtoDocument } from './proto-document';
import { ProtoNames } from './proto-names';
import type { ProtoPair } from './proto-pair';

/** Both interface files with all that they import, and where changes go. */
export interface ProtoSides {
  readonly base: ParsedDocument;
  readonly head: ParsedDocument;
  readonly pairs: DocumentPairs;
  readonly baseNames: ProtoNames;
  readonly headNames: ProtoNames;
  /** What the head has at the path of a file of the base, even where nothing imports it any more. */
  readonly later: LaterFile;
  /** A file on each side, and what differs between them. */
  pairOf(base: ParsedDocument, head: ParsedDocument): ProtoPair;
}

export type LaterFile = (document: ProtoDocument) => ProtoFile | undefined;

export interface FoundInFiles {
  readonly base: ParsedDocument;
  readonly head: ParsedDocument;
  readonly found: FoundChange[];
}

/** `results` receives the changes, file by file. */
export function openSides(
  base: ParsedDocument,
  head: ParsedDocument,
  results: FoundInFiles[],
  later: LaterFile,
): ProtoSides {
  const pairs = pairDocuments(base, head);
  // Types of a file keep their identity when its package gets another name: that is one change.
  const packageOf = (document: ParsedDocument) =>
    (pairs.headOf.get(document) ?? document).file.package;
  const baseNames = new ProtoNames(base, packageOf);
  const headNames = new ProtoNames(head, ({ file }) => file.package);
  const known = new Map<string, ProtoPair>();
  const pairOf = (was: ParsedDocument, is: ParsedDocument): ProtoPair => {
    const key = `${was.path}\n${is.path}`;
    const pair = known.get(key);
    if (pair !== undefined) return pair;
    const result: FoundInFiles = { base: was, head: is, found: [] };
    results.push(result);
    const added: ProtoPair = {
      base: was.file,
      head: is.file,
      findInBase: (scope, written) => baseNames.find(was, scope, written),
      findInHead: (scope, written) => headNames.find(is, scope, written),
      add: (change) => result.found.push(change),
    };
    known.set(key, added);
    return added;
  };
  return { base, head, pairs, baseNames, headNames, later, pairOf };
}
