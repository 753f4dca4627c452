import {
  readableInUnit,
  type ResolvedBundle,
  type UnitClosure,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import type { BaseSide, BaseUnits } from './base';
import type { OptionsOfBase } from './base-options';
import type { BaseSource } from './base-source';
import type { BundleClosures } from './bundle-closures';
import { findRemovedRoots } from './find-base-bundle';
import { readText } from './read-base-file';

/** What bundles and units of a base share. */
export interface BaseParts {
  readonly source: BaseSource;
  readonly index: WorkspaceIndex;
  readonly closures: BundleClosures;
  readonly options: OptionsOfBase;
  /** The bundles whose contracts are among these files. */
  bundlesIn(files: readonly string[]): readonly ResolvedBundle[];
  /** Opens a side that reads these files, and refuses every file that `readable` does not allow. */
  openSide(
    root: string,
    paths: readonly string[],
    readable: ReturnType<typeof readableInUnit>,
  ): Promise<BaseSide>;
}

export function openUnitBase(parts: BaseParts): BaseUnits {
  const { source, index, closures, options } = parts;
  return {
    options: options.rendering,
    nxJson: options.nxJson,
    isUnit: (root) => index.bundleAt(root)?.kind === 'root',
    removedFrom: (head) => findRemovedRoots(head, index),
    async stateFor(root) {
      const closure = await closures.unitClosure(root);
      const bundles = parts.bundlesIn(closure.files);
      const states = await readStates(source, pathsOf(closure, source));
      // A review shows the places of options, so it changes with the text around them.
      const { registries, rendering, nxJson } = options;
      return JSON.stringify([bundles, states, registries, rendering, nxJson]);
    },
    async sideFor(root) {
      const closure = await closures.unitClosure(root);
      return parts.openSide(root, pathsOf(closure, source), readableInUnit(closure));
    },
    textOf: (path) => readText(source, path),
  };
}

/** Each path with a text that changes whenever its content changes. */
export async function readStates(
  source: BaseSource,
  paths: readonly string[],
): Promise<[string, string][]> {
  await source.prepareState(paths);
  return paths.map((path) => [path, source.stateOf(path)]);
}

function pathsOf({ files, folders }: UnitClosure, source: BaseSource): string[] {
  return [...new Set([...files, ...folders.flatMap((folder) => source.below(folder))])];
}
