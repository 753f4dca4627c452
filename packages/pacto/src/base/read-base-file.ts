import { CONTRACT_SIZE_LIMIT } from 'pacto-contract/graph';
import type { BaseSource } from './base-source';

/** The bytes of a prepared file, by its path from the workspace root. `undefined` if it is not a readable file. */
export function readBytes(
  { files }: Pick<BaseSource, 'files'>,
  path: string,
): Uint8Array | undefined {
  const found = files.read(path, { within: '.', limit: CONTRACT_SIZE_LIMIT });
  return found.status === 'file' ? found.bytes : undefined;
}

export async function readText(
  source: Pick<BaseSource, 'files' | 'prepare'>,
  path: string,
): Promise<string | undefined> {
  await source.prepare([path]);
  const bytes = readBytes(source, path);
  return bytes && Buffer.from(bytes).toString('utf8');
}
