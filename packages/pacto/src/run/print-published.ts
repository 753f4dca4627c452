// What the tasks of a run published. Nx hides what several successful tasks print, and no report of the
// plugin holds it.
import { markdownMessage } from 'pacto-contract/reports';
import type { NormalizedOptions } from '../options';
import type { TaskResult } from './run-context';

/** How a publish task starts its answer for a version that the registry had already. */
export const ALREADY_PUBLISHED = 'Already published:';

const TITLE = 'Publish';

/** A line for each bundle that was published, and one for all others; `''` if no task published. */
export function printPublished(
  results: Readonly<Record<string, TaskResult>>,
  { targetNames }: NormalizedOptions,
): string {
  const answers = Object.values(results)
    .filter(
      ({ status, task }) => status === 'success' && task.target.target === targetNames.publish,
    )
    .flatMap(({ terminalOutput }) => terminalOutput ?? []);
  if (answers.length === 0) return '';
  const known = answers.filter((text) => text.startsWith(ALREADY_PUBLISHED));
  const summary =
    known.length === 0
      ? []
      : [`${known.length} of ${answers.length} bundles were published before.\n`];
  return [`${TITLE}\n`, ...answers.filter((text) => !known.includes(text)), ...summary].join('');
}

/** The same text as a section of `summary.md`. */
export function publishedAsMarkdown(published: string): string {
  const lines = published.split('\n').filter((line) => line !== '' && line !== TITLE);
  // As code, a reference can be copied.
  const items = lines.map((line) => line.replace(/oci:\/\/\S*[^\s,.]/, '`$&`'));
  return [`## ${TITLE}`, '', ...items.map((item) => `- ${markdownMessage(item)}`), ''].join('\n');
}
