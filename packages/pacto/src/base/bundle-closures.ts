// Which files of a base decide a diff with one of its bundles, and what its units render.
import {
  belowFolder,
  chainLinks,
  createLockPresenceLink,
  diffClosureOf,
  LOCK_FILE,
  remember,
  unitClosureOf,
  type BundleSummary,
  type DiffClosure,
  type UnitClosure,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import type { BaseSource } from './base-source';
import { readOverrides, type FactReader } from './read-base-facts';

export interface BundleClosures {
  diffClosure(root: string): Promise<DiffClosure>;
  unitClosure(root: string): Promise<UnitClosure>;
}

/** `contractAt` gives the summary of a bundle without its override files. */
export function createBundleClosures(
  source: BaseSource,
  plainIndex: WorkspaceIndex,
  contractAt: (root: string) => BundleSummary | undefined,
  facts: FactReader,
): BundleClosures {
  // The files that a comparison reads must not depend on the content of the store.
  const index = chainLinks(plainIndex, [
    createLockPresenceLink((root) => source.files.children(root).includes(LOCK_FILE)),
  ]);
  // Policies that check the files of a bundle check only those of the head.
  const checksFiles = (): boolean => false;
  const readSummary = async (root: string): Promise<BundleSummary> => ({
    ...contractAt(root)!,
    overrides: await readOverrides(root, source, facts),
  });
  return {
    diffClosure: remember(async (root: string) =>
      diffClosureOf(await readSummary(root), { index, summaryOf: contractAt, checksFiles }),
    ),
    unitClosure: remember(async (root: string) => {
      const unit = await readSummary(root);
      const complete = new Map([[root, unit]]);
      const sources = {
        index,
        summaryOf: (folder: string) => complete.get(folder) ?? contractAt(folder),
        checksFiles,
        foldersIn: (folder: string) => foldersIn(folder, source),
      };
      // Override files of the root may name further components.
      for (const member of unitClosureOf(unit, sources).members) {
        complete.set(member, await readSummary(member));
      }
      return unitClosureOf(unit, sources);
    }),
  };
}

function foldersIn(folder: string, source: BaseSource): string[] {
  const inside = source.below(folder).map((path) => belowFolder(folder, path));
  return [...new Set(inside.flatMap((path) => (path.includes('/') ? path.split('/', 1) : [])))];
}
