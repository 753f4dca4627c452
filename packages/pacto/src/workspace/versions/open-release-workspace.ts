import {
  findMisread,
  parseSource,
  type ReleaseWorkspace,
  type UnreadableFile,
} from 'pacto-contract';
import { remember } from 'pacto-contract/graph';
import { isContract, listDocuments, listExpectedOutputs } from './list-documents';
import type { GeneratorWorkspace } from '../open/read-workspace';

interface ReadFile {
  readonly document: ReturnType<ReleaseWorkspace['document']>;
  readonly unreadable: UnreadableFile | undefined;
}

const NO_FILE: ReadFile = { document: undefined, unreadable: undefined };

/** The contracts, override files and charts of the tree, each parsed once, with texts that are only planned on top. */
export function openReleaseWorkspace(
  { tree, writes, index }: GeneratorWorkspace,
  planned: ReadonlyMap<string, string | null> = new Map(),
): ReleaseWorkspace {
  const file = remember((path: string): ReadFile => {
    const text = planned.has(path) ? planned.get(path) : writes.read(path);
    // `null` is a file that will be deleted.
    if (text === undefined || text === null) return NO_FILE;
    const { document, problems } = parseSource(path, text);
    const problem = document ? (isContract(path) ? findMisread(document) : undefined) : problems[0];
    return problem
      ? { document: undefined, unreadable: { path, text, problem } }
      : { document, unreadable: undefined };
  });
  return {
    index,
    document: (path) => file(path).document,
    unreadable: (path) => file(path).unreadable,
    expectedOutputsOf: (root) =>
      listExpectedOutputs(tree, root).flatMap((path) => file(path).document ?? []),
    documentsOf: (root) => listDocuments(tree, root).flatMap((path) => file(path).document ?? []),
    unreadableOf: (root) =>
      listDocuments(tree, root).flatMap((path) => file(path).unreadable ?? []),
  };
}
