import { readBytes } from '../artifacts/read-bytes';
import type { BaseSource } from './base-source';

/** Prepares a file, and reads its text. `undefined` if it is not a readable file. */
export async function readText(
  source: Pick<BaseSource, 'files' | 'prepare'>,
  path: string,
): Promise<string | undefined> {
  await source.prepare([path]);
  const bytes = readBytes(source.files, path);
  return bytes && Buffer.from(bytes).toString('utf8');
}
