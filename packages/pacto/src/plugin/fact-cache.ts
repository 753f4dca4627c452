import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FACTS_FORMAT, type ContractFacts } from 'pacto-contract/graph';
import { join } from 'node:path';
import { writeFileAtomically } from '../nx/write-file-atomically';

/**
 * Facts by the content that they were read from, kept on disk between graphs. Whatever else changes,
 * options, plugin or file names, a fact of a content stays a fact.
 */
export interface FactCache {
  /** Facts of a content, from the cache or from `read`; what is not readable is never kept. */
  factsOf(
    content: Buffer,
    read: (content: Buffer) => { facts: ContractFacts; readable: boolean },
  ): ContractFacts;
  /** Keeps on disk what was asked for since the cache was opened, if that differs from what is there. */
  save(): void;
}

export function openFactCache(folder: string): FactCache {
  const file = join(folder, `pacto-facts-${FACTS_FORMAT}.json`);
  const stored = readStored(file);
  const used: Record<string, ContractFacts> = Object.create(null);
  let usedCount = 0;
  let isNew = false;
  return {
    factsOf(content, read) {
      const key = createHash('sha1').update(content).digest('base64');
      const known = used[key] ?? stored[key];
      if (known) {
        if (used[key] === undefined) usedCount++;
        used[key] = known;
        return known;
      }
      const { facts, readable } = read(content);
      if (readable) {
        used[key] = facts;
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
        // A read-only workspace works all the same; it only reads its contracts anew each time.
      }
    },
  };
}

function readStored(file: string): Record<string, ContractFacts> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      return Object.assign(Object.create(null), value);
    }
  } catch {
    // Absent, or written by something else: as good as empty.
  }
  return Object.create(null);
}
