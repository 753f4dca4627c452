import { readdirSync, type Dirent } from 'node:fs';

/** What is directly in a folder; nothing if the folder does not exist or cannot be read. */
export function listEntries(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
