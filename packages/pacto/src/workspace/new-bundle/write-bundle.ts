// Writes a new contract. One that exists stays as it is, and another contract in that folder is an error.
import { logger } from '@nx/devkit';
import {
  contractPath,
  childPath,
  type BundleKind,
  type ResolvedBundle,
} from 'pacto-contract/graph';
import { checkFolder, checkName, checkVersion } from './check-name';
import { checkSeen } from './check-seen';
import { describeBundles } from '../find/describe-bundles';
import { readContract } from '../files/edit-yaml';
import type { GeneratorWorkspace } from '../open/read-workspace';

interface BundlePlace {
  readonly name: string;
  /** The kinds of a contract that the command may find there. */
  readonly kinds: readonly BundleKind[];
  readonly version: string;
  /** Nx fills it in where the command names no version. */
  readonly defaultVersion: string;
  readonly directory?: string;
  readonly workingDirectory?: string;
}

/** The folder of a new contract: the folder of the option, or `pactos/<name>` without it. */
export function bundleFolder({
  name,
  directory,
  workingDirectory,
}: Pick<BundlePlace, 'name' | 'directory' | 'workingDirectory'>): string {
  return checkFolder(directory ?? [workingDirectory, 'pactos', name].filter(Boolean).join('/'));
}

/**
 * Writes the files of a new contract, paths relative to its folder. A contract of that name and kind
 * in the same folder is checked and stays as it is, unless the command names another version. Any other contract
 * in that folder is an error. Returns the paths of the files that it wrote.
 */
export function writeBundle(
  workspace: GeneratorWorkspace,
  place: BundlePlace,
  files: Readonly<Record<string, string>>,
  checkFound: (contract: Record<string, unknown>, path: string) => void,
): readonly string[] {
  const { name, version } = place;
  checkName(name, 'The name of the contract');
  checkVersion(version);
  if (name.endsWith('-root')) {
    throw new Error(
      `The name of the contract is \`${name}\`. Names that end in \`-root\` are reserved for roots. Choose another name.`,
    );
  }
  const { index, writes } = workspace;
  const folder = bundleFolder(place);
  const here = index.bundleAt(folder);
  if (here) {
    checkHere(workspace, here, place);
    checkFound(readContract(writes, folder), contractPath(folder));
  } else checkNew(workspace, place);
  const written = Object.entries(files).flatMap(([path, text]) => {
    const file = childPath(folder, path);
    return here === undefined && writes.writeNew(file, text) ? [file] : [];
  });
  checkSeen(workspace, contractPath(folder));
  if (!writes.commit())
    logger.info(
      `\`${name}:${here?.version ?? version}\` already exists in ${folder}; nothing changed.`,
    );
  return written;
}

/** Throws unless the contract in the folder is the one that the command would write. */
function checkHere(
  { installName }: GeneratorWorkspace,
  here: ResolvedBundle,
  { name, kinds, version, defaultVersion }: BundlePlace,
): void {
  const { root } = here;
  if (here.name !== name) {
    throw new Error(
      `${root} holds another contract. ${describeBundles([here])} Choose another name, or another folder with \`--directory\`.`,
    );
  }
  if (!kinds.includes(here.kind)) {
    throw new Error(
      `\`${name}\` in ${root} is another kind of contract: ${here.kind}. Choose another name, or another folder with \`--directory\`.`,
    );
  }
  if (version !== defaultVersion && version !== here.version) {
    throw new Error(
      `${root} holds another version. ${describeBundles([here])} To change it, run \`nx g ${installName}:bump ${root} --to=${version}\`. For a second contract, choose another folder with \`--directory\`.`,
    );
  }
}

/** Throws if another folder has a contract of that name and version. */
function checkNew({ index }: GeneratorWorkspace, { name, version }: BundlePlace): void {
  const twins = index.bundlesNamed(name).filter((bundle) => bundle.version === version);
  if (twins.length === 0) return;
  throw new Error(
    `\`${name}:${version}\` already exists. ${describeBundles(twins)} Choose another name or another \`--contract-version\`.`,
  );
}
