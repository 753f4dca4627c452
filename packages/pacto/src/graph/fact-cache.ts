import { readFileSync } from 'node:fs';
import { FACTS_FORMAT, isMapping, type ContractFacts } from 'pacto-contract/graph';
import { join } from 'node:path';
import { writeFileAtomically } from '../nx/write-file-atomically';
import { blobId } from './blob-id';

/**
 * Facts by the content that they were read from, kept on disk between graphs. Whatever else changes,
 * options, plugin or file names, a fact of a content stays a fact. A content is known by the id that
 * git has for it, so that facts of a commit are found without reading it.
 */
export interface FactCache {
  /** Facts of a content, from the cache or from `read`; what is not readable is never kept. */
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
        // A read-only workspace works, but reads its contracts again each time.
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
    // Absent, or written by another program: the cache starts empty.
  }
  return Object.create(null);
}
