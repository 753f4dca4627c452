// Writes the rendered files of a task. The folder is emptied first, because a file of an earlier run must
// not be deployed. It is only emptied if every file in it was rendered.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { realPathIn } from '../../nx/real-path';
import { writeFileAtomically } from '../../nx/write-file-atomically';

interface RenderedText {
  /** Below the folder. */
  readonly path: string;
  readonly text: string;
}

/** Throws where the disk refuses. */
export function writeOutputs(folder: string, texts: readonly RenderedText[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { path, text } of texts) writeFileAtomically(join(folder, path), text);
}

/**
 * One sentence that explains why a folder must not be emptied: it has files that were not rendered.
 */
export function findFolderProblem(
  workspaceRoot: string,
  folder: string,
  reportsDirectory: string,
): string | undefined {
  const path = join(workspaceRoot, folder);
  const accepted = `Choose a new folder, such as \`${reportsDirectory}/render\`.`;
  const inside = realPathIn(workspaceRoot, folder);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
    return `The option \`outputFolder\` is \`${folder}\`, which is not a folder inside the workspace. ${accepted}`;
  }
  if (!existsSync(path) || folder.startsWith(`${reportsDirectory}/`)) return undefined;
  if (isRendered(path)) return undefined;
  return `The option \`outputFolder\` is \`${folder}\`, which has files that were not rendered. They would be deleted. ${accepted}`;
}

/** An empty folder, that of an environment, or one that holds only such folders. */
function isRendered(path: string): boolean {
  const entries = readdirSync(path, { withFileTypes: true });
  if (entries.some(({ name }) => name === 'index.json')) return isIndex(join(path, 'index.json'));
  return entries.every((entry) => entry.isDirectory() && isRendered(join(path, entry.name)));
}

function isIndex(path: string): boolean {
  try {
    const index = JSON.parse(readFileSync(path, 'utf8')) as { unit?: unknown; files?: unknown };
    return index.unit !== undefined && Array.isArray(index.files);
  } catch {
    return false;
  }
}
