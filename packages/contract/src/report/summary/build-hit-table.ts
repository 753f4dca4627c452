import type { BundleUser } from '../../workspace/find-users';
import { bundleName } from '../words/bundle-title';
import { countOf } from '../text/count';
import type { Hit } from './find-hits';
import { oneLine } from '../text/escape-text';
import { left, type SummaryTable } from './summary-table';

/** A comment on a pull request has room for so many; `summary.json` has all. */
const MOST_USERS = 50;

/** The owners who must react to the breaking changes. */
export function buildHitTable(hits: readonly Hit[]): SummaryTable {
  const users = hits.flatMap(({ bundle, users }) => users.map((user) => ({ bundle, user })));
  const count = new Set(users.map(({ user }) => user.path)).size;
  return {
    title: 'Who is hit',
    columns: [left('changed'), left('used by'), left('owner'), left('as'), left('hit')],
    rows: users.slice(0, MOST_USERS).map(({ bundle, user }) => ({
      cells: [
        bundleName(bundle),
        oneLine(user.project ?? user.name),
        oneLine(user.owner ?? '-'),
        oneLine(useInWords(user)),
        user.pinned === undefined ? 'now' : `when it leaves ${oneLine(user.pinned)}`,
      ],
      mood: user.pinned === undefined ? 'bad' : 'doubtful',
    })),
    verdict:
      count === 0
        ? 'No other bundle of this workspace uses what changed in a breaking way.'
        : `${countOf(count, 'bundle')} of this workspace ${count === 1 ? 'uses' : 'use'} what changed in a breaking way.${
            users.length > MOST_USERS
              ? ` The table shows ${MOST_USERS} of ${users.length} uses; \`summary.json\` has all.`
              : ''
          }`,
  };
}

function useInWords({ kinds, through }: BundleUser): string {
  return `${kinds.join(', ')}${through === undefined ? '' : ` through ${through}`}`;
}
