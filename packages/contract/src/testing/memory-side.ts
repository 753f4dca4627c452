import type { DiffSide } from '../diff/diff-side';
import { createMemoryFiles } from '../files/memory-files';
import { baseName, CONTRACT_FILE, joinPath, parentFolder } from '../model/bundle-path';
import { readFacts } from '../parse/read-facts';
import { listEnvironments } from '../validate/list-environments';
import { buildWorkspaceIndex } from '../workspace/classify-bundles';

export const REGISTRY = 'ghcr.io/example/pactos';

/** A workspace of these texts by path, and the bundle in it that is compared. */
export function memorySide(texts: Readonly<Record<string, string>>, root: string): DiffSide {
  const files = createMemoryFiles(texts);
  const facts = (path: string) => readFacts(texts[path] ?? '').facts;
  const roots = Object.keys(texts)
    .filter((path) => baseName(path) === CONTRACT_FILE)
    .map(parentFolder);
  const index = buildWorkspaceIndex(
    roots.map((folder) => ({
      root: folder,
      base: facts(joinPath(folder, CONTRACT_FILE)!),
      overrides: listEnvironments(files, folder).map(({ path }) => ({
        path,
        facts: facts(joinPath(folder, path)!),
      })),
    })),
    { registries: [REGISTRY] },
  );
  return { files, index, root };
}
