// One version plan a project: `nx release -p` deletes the plans of projects that it leaves out, so that
// a file with several of them would lose entries.
import { createHash } from 'node:crypto';
import type { DiffReport } from 'pacto-contract';
import type { NeededBump } from './find-bumps';

interface PrintedPlan {
  readonly path: string;
  readonly text: string;
}

/** The same changes give the same file, so that a second run changes nothing. */
export function printPlan(project: string, { bump, report }: NeededBump): PrintedPlan {
  const text = `---\n${JSON.stringify(project)}: ${bump}\n---\n\nThe contract changed:\n${describeChanges(report)}\n`;
  const id = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const name = project.replace(/[^A-Za-z0-9._-]+/g, '-');
  return { path: `.nx/version-plans/pacto-${name}-${id}.md`, text };
}

/** The changelog: breaking changes first, one line each. Nx makes the whole text one entry of its list. */
function describeChanges({ changes, policies, configurations }: DiffReport): string {
  const order = ['BREAKING', 'POTENTIAL_BREAKING', 'NON_BREAKING'] as const;
  const lines = order.flatMap((classification) =>
    changes
      .filter((change) => change.classification === classification)
      .map(({ path, reason }) => `- ${classification}: \`${path}\` ${oneLine(reason)}`),
  );
  const moved = [...policies, ...configurations]
    .filter(({ from, to }) => from !== to)
    .map(({ name, from, to }) => `- \`${name}\` is at ${to ?? 'none'} (was ${from ?? 'none'}).`);
  return [...lines, ...moved].join('\n') || '- Other files of the contract changed.';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
