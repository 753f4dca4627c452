import { contractPath } from 'pacto-contract/graph';
import { isMapping, parseSource, type EditResult } from 'pacto-contract';
import type { PlannedWrites } from './planned-writes';

/** Gives the text of a file by its path. */
type Texts = Pick<PlannedWrites, 'read'>;

/** The data of a YAML file of the workspace; an `Error` with the place when it cannot be read. */
export function readYaml(texts: Texts, path: string): Record<string, unknown> {
  const text = texts.read(path);
  if (text === undefined)
    throw new Error(
      `The generator needs the file \`${path}\`, which is not there. Restore it and try again.`,
    );
  const { document, problems } = parseSource(path, text);
  if (!document) throw problemError(path, problems[0]!);
  const { value } = document;
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new Error(`\`${path}\` does not contain a mapping. Fix the file and try again.`);
  }
  return value as Record<string, unknown>;
}

/** The data of the contract in a folder; an `Error` with the place when it cannot be read. */
export function readContract(texts: Texts, root: string): Record<string, unknown> {
  return readYaml(texts, contractPath(root));
}

/** Plans an edit of a file that is there. */
export function editYaml(
  writes: PlannedWrites,
  path: string,
  edit: (text: string) => EditResult,
): void {
  const result = edit(writes.read(path) ?? '');
  if (result.problem) throw problemError(path, result.problem);
  writes.write(path, result.text);
}

/** The mappings in a list of a contract; anything else counts as nothing. */
export function entriesOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

function problemError(path: string, problem: NonNullable<EditResult['problem']>): Error {
  const { line, column } = problem.range.start;
  const hint = problem.hint ? ` ${problem.hint}` : '';
  return new Error(`${path}:${line}:${column} cannot be edited. ${problem.message}${hint}`);
}
