import { parseSource, type ReleaseWorkspace } from 'pacto-contract';
import { listDocuments } from './list-documents';
import type { GeneratorWorkspace } from './read-workspace';

type Document = ReturnType<ReleaseWorkspace['document']>;

/** The contracts, override files and charts of the tree, each parsed once, with texts that are only planned on top. */
export function openReleaseWorkspace(
  { tree, writes, index }: GeneratorWorkspace,
  planned: ReadonlyMap<string, string | null> = new Map(),
): ReleaseWorkspace {
  const documents = new Map<string, Document>();
  const read = (path: string): Document => {
    const text = planned.has(path) ? planned.get(path) : writes.read(path);
    // `null` is a file that is going to be deleted.
    return text === undefined || text === null ? undefined : parseSource(path, text).document;
  };
  const document = (path: string): Document => {
    if (!documents.has(path)) documents.set(path, read(path));
    return documents.get(path);
  };
  return {
    index,
    document,
    documentsOf: (root) => listDocuments(tree, root).flatMap((path) => document(path) ?? []),
  };
}
