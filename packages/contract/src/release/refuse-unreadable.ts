import type { UnreadableFile } from './release-workspace';
import type { ReleaseProblem } from './text-edit';

/** An edit of the other files alone would leave this one behind. */
export function refuseUnreadable({ path, problem }: UnreadableFile): ReleaseProblem {
  const { message, hint, range } = problem;
  return {
    code: 'RELEASE_FILE_UNREADABLE',
    message,
    hint: hint ?? 'Fix the file first.',
    path,
    pointer: '',
    range,
  };
}
