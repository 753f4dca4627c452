import type { DiffSide } from '../src/diff/sides/diff-side';
import { guardFiles } from '../src/files/files';
import { createMemoryFiles } from '../src/files/memory-files';
import { baseName, CONTRACT_FILE, joinPath, parentFolder } from '../src/model/bundle-path';
import type { BundleSummary } from '../src/model/summary';
import { readFacts } from '../src/model/read-facts';
import { diffClosureOf, readableIn } from '../src/resolve/diff-closure';
import { listEnvironments } from '../src/bundle/list-environments';
import { buildWorkspaceIndex } from '../src/workspace/classify-bundles';

export const REGISTRY = 'ghcr.io/example/pactos';

/** A workspace of these texts by path, and the bundle in it that is compared; it reads what a diff may read. */
export function memorySide(texts: Readonly<Record<string, string>>, root: string): DiffSide {
  const files = createMemoryFiles(texts);
  const facts = (path: string) => readFacts(texts[path] ?? '').facts;
  const roots = Object.keys(texts)
    .filter((path) => baseName(path) === CONTRACT_FILE)
    .map(parentFolder);
  const summaryOf = (folder: string): BundleSummary => ({
    root: folder,
    base: facts(joinPath(folder, CONTRACT_FILE)!),
    overrides: listEnvironments(files, folder).map(({ path }) => ({
      path,
      facts: facts(joinPath(folder, path)!),
    })),
  });
  const index = buildWorkspaceIndex(roots.map(summaryOf), { registries: [REGISTRY] });
  const closure = diffClosureOf(summaryOf(root), {
    index,
    summaryOf,
    checksFiles: (path) => (texts[path] ?? '').includes('x-pacto-facts'),
  });
  return { files: guardFiles(files, readableIn(closure)), index, root };
}
