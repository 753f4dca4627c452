// One version plan for each project. `nx release -p` deletes whole plan files, so a file with several projects
// would lose the entries of the others.
import { createHash } from 'node:crypto';
import { IMPACT_WORDS, markdownCode, markdownMessage } from 'pacto-contract/reports';
import type { NeededBump } from './find-bumps';

export const PLANS_FOLDER = '.nx/version-plans';

interface PrintedPlan {
  readonly path: string;
  readonly text: string;
}

/** The same changes give the same file, so that a second run changes nothing. */
export function printPlan(project: string, needed: NeededBump): PrintedPlan {
  const text = `---\n${keyOf(project)} ${needed.bump}\n---\n\nThe contract changed:\n${describeChanges(needed)}\n`;
  return { path: `${PLANS_FOLDER}/${prefixOf(project)}${idOf(text)}.md`, text };
}

/** Whether a file is a plan that this generator wrote for the project. */
export function isPlanOf(project: string, file: string, text: string): boolean {
  const prefix = prefixOf(project);
  if (!file.startsWith(prefix) || !text.includes(`\n${keyOf(project)} `)) return false;
  return /^[0-9a-f]{8}\.md$/.test(file.slice(prefix.length));
}

/** Whether a person changed the text of a plan since it was written. */
export function isEdited(file: string, text: string): boolean {
  return !file.endsWith(`-${idOf(text)}.md`);
}

function keyOf(project: string): string {
  return `${JSON.stringify(project)}:`;
}

function prefixOf(project: string): string {
  return `pacto-${project.replace(/[^A-Za-z0-9._-]+/g, '-')}-`;
}

function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** The changelog: breaking changes first, one line each. Nx makes the whole text one entry of its list. */
function describeChanges({ report, moved }: NeededBump): string {
  const { changes, policies, configurations } = report;
  const order = ['BREAKING', 'POTENTIAL_BREAKING', 'NON_BREAKING'] as const;
  const lines = order.flatMap((classification) => [
    ...changes
      .filter((change) => change.classification === classification)
      .map(({ path, reason }) => {
        const words = IMPACT_WORDS[classification];
        return `- ${classification === 'BREAKING' ? `**${words}**` : words} ${markdownCode(path)}: ${markdownMessage(reason)}`;
      }),
    ...(classification === 'POTENTIAL_BREAKING' ? describeMoves(moved) : []),
  ]);
  const referenced = [...policies, ...configurations]
    .filter(({ from, to }) => from !== to)
    .map(({ name, from, to }) => {
      const [now, before] = [to, from].map((version) => markdownMessage(version ?? 'none'));
      return `- ${markdownCode(name)} is at ${now} (was ${before}).`;
    });
  return [...lines, ...referenced].join('\n') || '- Other files of the contract changed.';
}

function describeMoves(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const listed = names.map(markdownCode).join(', ');
  return [
    `- ${IMPACT_WORDS.POTENTIAL_BREAKING} \`dependencies\`: The release moves the references to ${listed} to their new versions.`,
  ];
}
