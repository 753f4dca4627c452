import { CONTRACT_SIZE_LIMIT, type Files } from 'pacto-contract/graph';

/** The bytes of a file, by its path from the workspace root. `undefined` if it is not a file, or is larger than a contract may be. */
export function readBytes(files: Pick<Files, 'read'>, path: string): Uint8Array | undefined {
  const found = files.read(path, { within: '.', limit: CONTRACT_SIZE_LIMIT });
  return found.status === 'file' ? found.bytes : undefined;
}
