import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { baseName, CONTRACT_FILE, joinPath, LOCK_FILE } from 'pacto-contract/graph';
import { writeFileAtomically } from '../../nx/write-file-atomically';

/** The path of `--outputFile` in the workspace. Throws where the table would replace what the workspace needs. */
export function findReportPath(outputFile: string | undefined): string | undefined {
  if (outputFile === undefined) return undefined;
  const path = /^([/\\]|[A-Za-z]:)/.test(outputFile) ? undefined : joinPath('.', outputFile);
  if (path === undefined || path === '.') {
    throw new Error(
      `\`--outputFile\` is \`${outputFile}\`. Use a file of this workspace, such as \`dist/upgrade.md\`.`,
    );
  }
  if ([CONTRACT_FILE, LOCK_FILE, 'nx.json', 'package.json'].includes(baseName(path))) {
    throw new Error(
      `\`--outputFile\` is \`${outputFile}\`, a file that the workspace needs. Choose another one, such as \`dist/upgrade.md\`.`,
    );
  }
  return path;
}

/** Writes the table directly to disk and not through the tree, because a dry run must write it, too. */
export function writeReport({ root }: Tree, path: string, text: string): void {
  writeFileAtomically(join(root, path), text);
}
