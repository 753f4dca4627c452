// Lists the further files that can decide a diff, such as files that interface files reference.
import { isInside, childPath, pathInBundle } from '../model/bundle-path';
import type { BundleSummary } from '../model/summary';
import { closureOf, type Closure, type ClosureSources } from './closure';
import { CONVENTIONAL_CONFIGURATION_SCHEMA, CONVENTIONAL_POLICY_SCHEMA } from './follow';

export interface DiffClosure extends Closure {
  /** Folders where every document counts, at any depth. */
  readonly documentFolders: readonly string[];
}

const SBOM_FOLDER = 'sbom';

/** Endings of files that an interface file is, or refers to. */
export const DOCUMENT_ENDINGS = ['yaml', 'yml', 'json', 'proto', 'avsc'] as const;

/**
 * The files that a diff of a bundle may read on one side: what can decide its validation, and the
 * files that only a diff compares. The references of an interface file are only known after it is
 * read, so all documents of its folder in the bundle count.
 */
export function diffClosureOf(
  summary: BundleSummary,
  sources: ClosureSources,
  verdict: Closure = closureOf(summary, sources),
): DiffClosure {
  const { root, base, overrides } = summary;
  const files = new Set(verdict.files);
  if (base.policies.length === 0) files.add(childPath(root, CONVENTIONAL_POLICY_SCHEMA));
  if (base.configurations.length === 0) {
    files.add(childPath(root, CONVENTIONAL_CONFIGURATION_SCHEMA));
  }
  const documentFolders = [base, ...overrides.map(({ facts }) => facts)]
    .flatMap(({ interfaces }) => interfaces)
    .flatMap((path) => pathInBundle(root, path) ?? [])
    .map((path) => documentFolder(root, path));
  return {
    files: [...files].sort(),
    allContracts: verdict.allContracts,
    folders: outermost([...verdict.folders, childPath(root, SBOM_FOLDER)]),
    infrastructure: verdict.infrastructure,
    charts: verdict.charts,
    documentFolders: outermost(documentFolders),
  };
}

/** The first folder below the bundle on the path of an interface file, or the bundle itself. */
function documentFolder(root: string, path: string): string {
  const prefix = root === '.' ? '' : `${root}/`;
  const end = path.indexOf('/', prefix.length);
  return end < 0 ? root : path.slice(0, end);
}

/** Whether a diff may read a file because an interface file refers to it; both are workspace-relative. */
export function isWithinReach(path: string, root: string, interfaceFile: string): boolean {
  // No file has a NUL in its name, and a file system throws when it is asked for one.
  return (
    isDocument(path) && !path.includes('\0') && isInside(path, documentFolder(root, interfaceFile))
  );
}

/** What a reader of one side may be asked for: see `guardFiles`. */
export function readableIn(closure: DiffClosure): {
  file(path: string): boolean;
  folder(path: string): boolean;
} {
  const files = new Set(closure.files);
  const isInOne = (folders: readonly string[], path: string): boolean =>
    folders.some((folder) => isInside(path, folder));
  return {
    file: (path) =>
      files.has(path) ||
      isInOne(closure.folders, path) ||
      (isDocument(path) && isInOne(closure.documentFolders, path)),
    folder: (path) => isInOne(closure.folders, path),
  };
}

export function isDocument(path: string): boolean {
  return DOCUMENT_ENDINGS.some((ending) => path.endsWith(`.${ending}`));
}

/** The sorted folders, without those that are inside another one of them. */
function outermost(folders: readonly string[]): string[] {
  const found: string[] = [];
  for (const folder of [...new Set(folders)].sort()) {
    if (!found.some((outer) => isInside(folder, outer))) found.push(folder);
  }
  return found;
}
