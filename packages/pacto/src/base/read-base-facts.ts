// The facts of contracts and override files of a base. It reads and parses only contents that are new to both the
// graph and earlier diffs.
import {
  CONTRACT_SIZE_LIMIT,
  childPath,
  NO_FACTS,
  type BundleSummary,
  type ContractFacts,
  OVERRIDES_FOLDER,
} from 'pacto-contract/graph';
import { readFacts } from 'pacto-contract/read';
import type { FactCache } from '../graph/fact-cache';
import { environmentOf, pickValuesFiles } from '../graph/read-summaries';
import type { BaseSource } from './base-source';

/** The facts that the graph keeps, and the facts of contents that only bases have. */
export interface FactCaches {
  readonly head: FactCache;
  readonly base: FactCache;
}

interface AskedFacts {
  readonly path: string;
  readonly root: string;
}

export type FactReader = (asked: readonly AskedFacts[]) => Promise<ContractFacts[]>;

export function createFactReader(source: BaseSource, caches: FactCaches): FactReader {
  const known = (path: string): ContractFacts | undefined => {
    const id = source.idOf(path);
    return id === undefined ? undefined : (caches.head.known(id) ?? caches.base.known(id));
  };
  return async (asked) => {
    const found = asked.map(({ path }) => known(path));
    await source.prepare(asked.flatMap(({ path }, index) => (found[index] ? [] : [path])));
    const facts = asked.map(({ path, root }, index) => {
      if (found[index]) return found[index];
      const read = source.files.read(path, { within: root, limit: CONTRACT_SIZE_LIMIT });
      // Another bundle may be allowed to read a file that this bundle may not read. So nothing is kept under the
      // id of the file.
      if (read.status !== 'file') return NO_FACTS;
      return caches.base.factsOf(Buffer.from(read.bytes), readFacts, source.idOf(path));
    });
    caches.base.save();
    return facts;
  };
}

export async function readOverrides(
  root: string,
  { files }: BaseSource,
  facts: FactReader,
): Promise<BundleSummary['overrides']> {
  const paths = pickValuesFiles(
    files.children(root),
    files.children(childPath(root, OVERRIDES_FOLDER)),
  );
  const read = await facts(paths.map((path) => ({ path: childPath(root, path), root })));
  return paths.map((path, index) => ({ path, ...environmentOf(path), facts: read[index]! }));
}
