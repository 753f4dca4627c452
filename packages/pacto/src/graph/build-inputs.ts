import {
  CONTRACT_FILE,
  childPath,
  parentFolder,
  type BundleSummary,
  type Closure,
  type DiffClosure,
  type UnitClosure,
  OVERRIDES_FOLDER,
} from 'pacto-contract/graph';
import { DOCUMENTS_GLOB, escapeGlob, hasGlobCharacters } from '../nx/glob-pattern';
import type { Install } from '../nx/install-name';
import type { Inputs, TargetSources } from './target-row';

/** A file that a pattern of `buildInputs` names for every bundle, relative to the bundle. */
const VALUES_FILE = new RegExp(`^(${OVERRIDES_FOLDER}/)?[^/]+\\.ya?ml$`);

/** Everything that can change a result: the files of the closure, what `-f` may name, and the plugin itself. */
export function buildInputs(
  { root }: BundleSummary,
  closure: Closure & Partial<DiffClosure & UnitClosure>,
  {
    install,
    pluginNode,
    holdsProjects,
  }: Pick<TargetSources, 'install' | 'pluginNode' | 'holdsProjects'>,
): Inputs {
  // Nx hashes files by `{projectRoot}` faster. But this pattern leaves out the files of projects below the folder.
  const isByProject = !holdsProjects && !hasGlobCharacters(root);
  const prefix = root === '.' ? '' : `${root}/`;
  const inBundle = (pattern: string): string =>
    isByProject ? `{projectRoot}/${pattern}` : `{workspaceRoot}/${escapeGlob(prefix)}${pattern}`;
  const input = (path: string): string =>
    path.startsWith(prefix)
      ? inBundle(escapeGlob(path.slice(prefix.length)))
      : `{workspaceRoot}/${escapeGlob(path)}`;

  const below = (folder: string, pattern: string): string =>
    folder === root ? inBundle(pattern) : input(folder) + `/${pattern}`;

  const isOwnValuesFile = (path: string): boolean =>
    path.startsWith(prefix) && VALUES_FILE.test(path.slice(prefix.length));
  const otherMembers = (closure.members ?? []).filter((member) => member !== root);
  const overrideFolders = otherMembers.map((member) => childPath(member, OVERRIDES_FOLDER));
  const isMatchedByPattern = (path: string): boolean =>
    isOwnValuesFile(path) ||
    (/\.ya?ml$/.test(path) && overrideFolders.includes(parentFolder(path)));
  return [
    inBundle('*.{yaml,yml}'),
    inBundle(`${OVERRIDES_FOLDER}/*.{yaml,yml}`),
    ...overrideFolders.map((folder) => `${input(folder)}/*.{yaml,yml}`),
    ...closure.files.filter((path) => !isMatchedByPattern(path)).map(input),
    // A pattern, because the file of a chart that is deleted is no longer listed.
    ...closure.charts.map((folder) => `${input(folder)}/charts/*/values.schema.json`),
    ...closure.folders.map((folder) => below(folder, '**/*')),
    ...(closure.allContracts ? [`{workspaceRoot}/**/${CONTRACT_FILE}`] : []),
    ...(closure.documentFolders ?? []).map((folder) => below(folder, DOCUMENTS_GLOB)),
    ...pluginInputs(install, pluginNode),
  ];
}

/** The named input of a project that holds what decides its validation: further targets add to it. */
export const CONTRACT_INPUT = 'pacto';

/** The named input, and what `inputs` have beside it. */
export function addToContractInput(inputs: Inputs, contractInputs: Inputs): Inputs {
  const shared = new Set(contractInputs.map((input) => JSON.stringify(input)));
  return [CONTRACT_INPUT, ...inputs.filter((input) => !shared.has(JSON.stringify(input)))];
}

/** Naming external dependencies also keeps Nx from hashing every package of the workspace into every task. */
function pluginInputs(install: Install, pluginNode: string): Inputs {
  switch (install.kind) {
    case 'package':
      return [{ externalDependencies: [pluginNode] }];
    case 'source':
      return [`{workspaceRoot}/${escapeGlob(install.path!)}/**/*`, { externalDependencies: [] }];
    case 'linked':
      return [{ externalDependencies: [] }];
  }
}
