import { createHash } from 'node:crypto';

/** The id that git has for a content, in a repository with SHA-1; in one with SHA-256 nothing is found by git's own ids. */
export function blobId(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.byteLength}\0`).update(content).digest('hex');
}
