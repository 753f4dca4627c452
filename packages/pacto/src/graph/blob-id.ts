import { createHash } from 'node:crypto';

/**
 * The id that git gives a content in a repository with SHA-1. In a repository with SHA-256, no content
 * is found by its id.
 */
export function blobId(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.byteLength}\0`).update(content).digest('hex');
}
