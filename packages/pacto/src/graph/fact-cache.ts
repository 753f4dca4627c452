import { readFileSync } from 'node:fs';
import { FACTS_FORMAT, isMapping, type ContractFacts } from 'pacto-contract/graph';
import { join } from 'node:path';
import { writeFileAtomically } from '../nx/write-file-atomically';
import { blobId } from './blob-id';

/**
 * Facts by the content that they were read from, kept on disk between graphs. Facts depend only on the
 * content, and not on options, plugins or file names. The key of a content is its id in git, so that
 * the facts of a commit are found without reading its files.
 */
export interface FactCache {
  /** Facts of a content, from the cache or from `read`. Facts of a content that cannot be read are never kept. */
  factsOf(content: Buffer, read: ReadFacts, id?: string): ContractFacts;
  /** Facts of the blob that git has under this id, as far as they are known. */
  known(id: string): ContractFacts | undefined;
  /** Keeps on disk the facts that were requested since the cache was opened, if they differ from those on disk. */
  save(): void;
}

export type ReadFacts = (content: Buffer) => { facts: ContractFacts; readable: boolean };

/** `side` separates the facts of the base of a diff from those that the graph asks for. */
export function openFactCache(folder: string, side: 'head' | 'base' = 'head'): FactCache {
  const name = side === 'head' ? 'pacto-facts' : 'pacto-base-facts';
  const file = join(folder, `${name}-${FACTS_FORMAT}.json`);
  const stored = readStored(file);
  const used: Record<string, ContractFacts> = Object.create(null);
  let usedCount = 0;
  let isNew = false;
  const known = (id: string): ContractFacts | undefined => {
    const facts = used[id] ?? stored[id];
    if (facts && used[id] === undefined) {
      usedCount++;
      used[id] = facts;
    }
    return facts;
  };
  return {
    known,
    factsOf(content, read, id = blobId(content)) {
      const kept = known(id);
      if (kept) return kept;
      const { facts, readable } = read(content);
      if (readable) {
        used[id] = facts;
        usedCount++;
        isNew = true;
      }
      return facts;
    },
    save() {
      const isGrown = Object.keys(stored).length > 2 * usedCount + 100;
      if (!isNew && !isGrown) return;
      try {
        writeFileAtomically(file, JSON.stringify(used));
      } catch {
        // In a read-only workspace nothing is stored, and the contracts are read again each time.
      }
    },
  };
}

function readStored(file: string): Record<string, ContractFacts> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isMapping(value)) {
      return Object.assign(Object.create(null), value);
    }
  } catch {
    // The file is absent, or another program wrote it. The cache is then empty.
  }
  return Object.create(null);
}
