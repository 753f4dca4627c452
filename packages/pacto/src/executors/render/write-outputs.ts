// Writes the rendered files of a task. They replace the whole folder, because a file of an earlier run must
// not be deployed. It is only replaced if every file in it was rendered.
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isOutside, realPathIn } from '../../nx/real-path';

interface RenderedText {
  /** Below the folder. */
  readonly path: string;
  readonly text: string;
}

/** Throws where the disk refuses. The folder stays as it is until all files are written beside it. */
export function writeOutputs(folder: string, texts: readonly RenderedText[]): void {
  const remove = (path: string): void => rmSync(path, { recursive: true, force: true });
  if (texts.length === 0) return remove(folder);
  const draft = `${folder}.${randomUUID()}.tmp`;
  try {
    writeFiles(draft, texts);
    remove(folder);
    renameSync(draft, folder);
  } catch (error) {
    remove(draft);
    throw error;
  }
}

function writeFiles(folder: string, texts: readonly RenderedText[]): void {
  const made = new Set<string>();
  for (const { path, text } of texts) {
    const file = join(folder, path);
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, text);
  }
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
  if (inside === '' || isOutside(inside)) {
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
