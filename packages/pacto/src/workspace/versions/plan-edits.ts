import { applyEdits, type ReleaseProblem, type TextEdit } from 'pacto-contract';
import type { PlannedWrites } from '../files/planned-writes';

/** Plans the edits of a release. Throws, before anything is written, where one of them cannot be made. */
export function planEdits(writes: PlannedWrites, edits: readonly TextEdit[]): void {
  for (const [path, result] of applyByPath(writes, edits)) {
    if ('problem' in result) {
      const { message, hint, range } = result.problem;
      throw new Error(
        `${path}:${range.start.line}:${range.start.column} cannot be edited. ${[message, hint].filter(Boolean).join(' ')}`,
      );
    }
    writes.write(path, result.text);
  }
}

/** The edited texts by their path, without a plan. Edits that cannot be made are left out. */
export function editedTexts(
  writes: PlannedWrites,
  edits: readonly TextEdit[],
): Map<string, string> {
  return new Map(
    [...applyByPath(writes, edits)].flatMap(([path, result]) =>
      'text' in result ? [[path, result.text] as const] : [],
    ),
  );
}

function applyByPath(
  writes: PlannedWrites,
  edits: readonly TextEdit[],
): Map<string, ReturnType<typeof applyEdits>> {
  const paths = new Set(edits.map(({ path }) => path));
  return new Map(
    [...paths].map((path) => {
      const own = edits.filter((edit) => edit.path === path);
      return [path, applyEdits(writes.read(path) ?? '', own)] as const;
    }),
  );
}

export function describeProblems(problems: readonly ReleaseProblem[]): string {
  return problems
    .map(({ code, message, hint, path, range }) => {
      const place = range ? `${path}:${range.start.line}:${range.start.column}` : path;
      return `${place} ${code} ${message} ${hint}`;
    })
    .join('\n');
}

/** One line for each edit: what changed, the old and the new text, and the place. */
export function describeEdits(edits: readonly TextEdit[]): string {
  return edits.map((edit) => `  ${describeEdit(edit)}`).join('\n');
}

export function describeEdit({ path, from, to, what }: TextEdit): string {
  return `${path}: ${what} ${from} -> ${to}`;
}
