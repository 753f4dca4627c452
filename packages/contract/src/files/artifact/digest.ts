import { createHash } from 'node:crypto';
import { isDigest } from '../../reference/oci-name';

type DigestAlgorithm = 'sha256' | 'sha512';

/** `sha256:` and the hexadecimal digest of the bytes. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha256'): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

/** Whether the bytes have this digest. A digest of an unknown algorithm never matches. */
export function hasDigest(bytes: Uint8Array, digest: string): boolean {
  const algorithm = algorithmOf(digest);
  return algorithm !== undefined && digestOf(bytes, algorithm) === digest;
}

function algorithmOf(digest: string): DigestAlgorithm | undefined {
  if (!isDigest(digest)) return undefined;
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}
