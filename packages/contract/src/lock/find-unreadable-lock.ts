import { describeUnreadFile, LINK_LEAVES_BUNDLE } from '../files/describe-unread-file';
import type { Files } from '../files/files';
import { parentFolder } from '../model/bundle-path';
import { CONTRACT_SIZE_LIMIT } from '../source/size-limits';

export interface UnreadableLock {
  /** Follows `cannot be read:`. */
  readonly reason: string;
  readonly hint: string;
}

const AGAIN = 'Move it away and run the `lock` generator.';

/** Why a lock that exists cannot be read; `undefined` if it does not exist, or if it can be read. */
export function findUnreadableLock(
  files: Pick<Files, 'read'>,
  path: string,
): UnreadableLock | undefined {
  const read = files.read(path, { within: parentFolder(path), limit: CONTRACT_SIZE_LIMIT });
  if (read.status === 'file' || read.status === 'missing') return undefined;
  if (read.status === 'outside') {
    return { reason: LINK_LEAVES_BUNDLE, hint: AGAIN };
  }
  const { reason, hint } = describeUnreadFile(read);
  return read.status === 'folder' || read.status === 'too-large'
    ? { reason, hint: AGAIN }
    : { reason, hint };
}
