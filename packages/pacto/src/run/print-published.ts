// What the tasks of a run published, and what not. Nx hides what several successful tasks print, and no report
// of the plugin holds it.
import { markdownMessage } from 'pacto-contract/reports';
import type { NormalizedOptions } from '../options';
import type { TaskResult } from './run-context';

/** How a publish task starts its answer for a version that the registry had already. */
export const ALREADY_PUBLISHED = 'Already published:';

const TITLE = 'Publish';

/** A line for each bundle that was published or failed, and one for all others; `''` if there was no publish task. */
export function printPublished(
  results: Readonly<Record<string, TaskResult>>,
  { targetNames }: NormalizedOptions,
): string {
  const tasks = Object.values(results).filter(
    ({ task }) => task.target.target === targetNames.publish,
  );
  const answers = tasks
    .filter(({ status }) => status === 'success')
    .flatMap(({ terminalOutput }) => terminalOutput ?? []);
  const failures = tasks.filter(({ status }) => status === 'failure' || status === 'skipped');
  if (answers.length + failures.length === 0) return '';
  const known = answers.filter((text) => text.startsWith(ALREADY_PUBLISHED));
  const summary =
    known.length === 0
      ? []
      : [`${known.length} of ${answers.length + failures.length} bundles were published before.\n`];
  return [
    `${TITLE}\n`,
    ...answers.filter((text) => !known.includes(text)),
    ...summary,
    ...failures.map(describeFailure),
  ].join('');
}

/** The first line says why. Nx prints the others, with what to do. */
function describeFailure({ status, task, terminalOutput = '' }: TaskResult): string {
  const { project } = task.target;
  const first = terminalOutput.split('\n').find((line) => line.trim() !== '');
  const reason =
    status === 'skipped'
      ? 'A task that it needs failed.'
      : (first ?? 'Its task printed no reason.');
  return `Not published: \`${project}\`. ${reason}\n`;
}

/** The same text as a section of `summary.md`. */
export function publishedAsMarkdown(published: string): string {
  const lines = published.split('\n').filter((line) => line !== '' && line !== TITLE);
  // As code, a reference can be copied.
  const items = lines.map((line) => line.replace(/oci:\/\/\S*[^\s,.]/, '`$&`'));
  return [`## ${TITLE}`, '', ...items.map((item) => `- ${markdownMessage(item)}`), ''].join('\n');
}
