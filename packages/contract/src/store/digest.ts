import { createHash } from 'node:crypto';

export interface Digest {
  readonly algorithm: 'sha256' | 'sha512';
  readonly hex: string;
}

const DIGEST = /^(?:(sha256):([0-9a-f]{64})|(sha512):([0-9a-f]{128}))$/;

/** Throws for a text that is not a digest: parsed references and locks hold no other. */
export function parseDigest(text: string): Digest {
  const match = DIGEST.exec(text);
  if (!match) throw new Error(`\`${text}\` is not a digest.`);
  return {
    algorithm: (match[1] ?? match[3]) as Digest['algorithm'],
    hex: (match[2] ?? match[4])!,
  };
}

/** `sha256:…` of the bytes. */
export function digestOf(bytes: Uint8Array, algorithm: Digest['algorithm'] = 'sha256'): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}
