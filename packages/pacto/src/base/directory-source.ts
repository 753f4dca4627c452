// Opens a folder as the base of a diff: another workspace, a folder of bundles, or one bundle.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import {
  baseName,
  childPath,
  CONTRACT_FILE,
  contractPath,
  createDiskFiles,
  joinPath,
  type Files,
} from 'pacto-contract/graph';
import { mountFiles } from 'pacto-contract/read';
import { INTERFACE_SIZE_LIMIT } from 'pacto-contract/graph';
import { posixPath } from '../nx/posix-path';
import type { BaseProblem, BaseSource } from './base-source';

interface DirectorySourceOptions {
  readonly workspaceRoot: string;
  /** Folders of the bundles of this workspace, to which a single bundle of another folder is added. */
  readonly roots: readonly string[];
  ignored(folder: string, paths: readonly string[]): (path: string) => boolean;
}

export function isDirectory(text: string, workspaceRoot: string): boolean {
  try {
    return statSync(resolve(workspaceRoot, text)).isDirectory();
  } catch {
    return false;
  }
}

/** Another workspace, a folder of bundles, or one bundle that every bundle is compared with. */
export function openDirectorySource(
  text: string,
  options: DirectorySourceOptions,
): BaseSource | BaseProblem {
  const { workspaceRoot } = options;
  const folder = realpathSync(resolve(workspaceRoot, text));
  const fromHere = posixPath(relative(realpathSync(workspaceRoot), folder));
  const name = fromHere === '' ? '.' : fromHere;
  if (/^(\.|(\.\.)(\/\.\.)*)$/.test(name)) {
    return {
      problem: `The base \`${text}\` is a folder that holds this workspace itself.`,
      hint: 'Give the folder of another workspace or of one bundle, or a branch, tag or commit.',
    };
  }
  const isBundle = existsSync(join(folder, CONTRACT_FILE)) && !existsSync(join(folder, 'nx.json'));
  if (isBundle) return openBundle(folder, name, options);
  const contracts = findContracts(folder);
  const isIgnored = options.ignored(folder, contracts.map(contractPath));
  const roots = contracts.filter((root) => !isIgnored(join(root, CONTRACT_FILE)));
  if (roots.length === 0) {
    return {
      problem: `The base \`${text}\` is a folder without any \`${CONTRACT_FILE}\`.`,
      hint: 'Give the folder of another workspace or of one bundle, or a branch, tag or commit.',
    };
  }
  return {
    ...createDirectorySource(createDiskFiles(folder), name, roots),
    ...(isInWorkspace(name) && { pathHere: (root: string) => joinPath(name, root)! }),
  };
}

/** Whether a path relative to the workspace is inside the workspace. */
function isInWorkspace(name: string): boolean {
  return !isAbsolute(name) && !name.startsWith('../');
}

function openBundle(
  folder: string,
  name: string,
  { workspaceRoot, roots }: DirectorySourceOptions,
): BaseSource {
  const workspace = createDiskFiles(workspaceRoot);
  const isHere = isInWorkspace(name);
  const root = isHere ? name : freeFolder(baseName(name), roots);
  const files = isHere ? workspace : mountFiles(workspace, root, createDiskFiles(folder));
  return {
    ...createDirectorySource(files, name, [...new Set([...roots, root])]),
    only: root,
    ...(isHere && { pathHere: (path: string) => path }),
  };
}

function createDirectorySource(files: Files, name: string, roots: readonly string[]): BaseSource {
  return {
    kind: 'directory',
    name,
    roots,
    files,
    idOf: () => undefined,
    stateOf(path) {
      const read = files.read(path, { within: '.', limit: INTERFACE_SIZE_LIMIT });
      if (read.status !== 'file') return read.status;
      return createHash('sha1').update(read.bytes).digest('hex');
    },
    below: (folder) => listBelow(files, folder),
    prepare: () => Promise.resolve(),
    prepareState: () => Promise.resolve(),
    close: () => undefined,
  };
}

/** Uses `children`, because `list` leaves out links. */
function listBelow(files: Files, folder: string): string[] {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const links = files.children(folder).map((name) => prefix + name);
  return [...new Set([...files.list(folder), ...links])].sort();
}

function findContracts(folder: string): string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      if (entry.isFile() && entry.name === CONTRACT_FILE) found.push(path);
      if (!entry.isDirectory() || ['.git', '.nx', 'node_modules'].includes(entry.name)) continue;
      visit(childPath(path, entry.name));
    }
  };
  visit('.');
  return found.sort();
}

/** A name for a folder outside the workspace. It contains no bundle. */
function freeFolder(wanted: string, roots: readonly string[]): string {
  const isTaken = (name: string): boolean =>
    roots.some((root) => root === name || root.startsWith(`${name}/`));
  let name = wanted;
  for (let count = 2; isTaken(name); count++) name = `${wanted}-${count}`;
  return name;
}
