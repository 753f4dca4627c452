import { applyEdits, type ReleaseProblem, type TextEdit } from 'pacto-contract';
import type { PlannedWrites } from './planned-writes';

/** Plans the edits of a release. Throws, before anything is written, where one of them cannot be made. */
export function planEdits(writes: PlannedWrites, edits: readonly TextEdit[]): void {
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const own = edits.filter((edit) => edit.path === path);
    const result = applyEdits(writes.read(path) ?? '', own);
    if ('problem' in result) {
      const { message, hint, range } = result.problem;
      throw new Error(
        `${path}:${range.start.line}:${range.start.column} cannot be edited. ${[message, hint].filter(Boolean).join(' ')}`,
      );
    }
    writes.write(path, result.text);
  }
}

/** The edited texts by their path, nothing planned. Edits that cannot be made are left out. */
export function editedTexts(
  writes: PlannedWrites,
  edits: readonly TextEdit[],
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const own = edits.filter((edit) => edit.path === path);
    const result = applyEdits(writes.read(path) ?? '', own);
    if ('text' in result) texts.set(path, result.text);
  }
  return texts;
}

export function describeProblems(problems: readonly ReleaseProblem[]): string {
  return problems
    .map(({ code, message, hint, path, range }) => {
      const place = range ? `${path}:${range.start.line}:${range.start.column}` : path;
      return `${place} ${code} ${message} ${hint}`;
    })
    .join('\n');
}

/** One line an edit: what changed, from which text to which, and where. */
export function describeEdits(edits: readonly TextEdit[]): string {
  return edits.map((edit) => `  ${describeEdit(edit)}`).join('\n');
}

export function describeEdit({ path, from, to, what }: TextEdit): string {
  return `${path}: ${what} ${from} -> ${to}`;
}
