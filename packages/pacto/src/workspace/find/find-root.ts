import { isInside, parentFolder, type ResolvedBundle, serviceNameOf } from 'pacto-contract/graph';
import { askForOne } from './ask-for-one';
import { describeBundles } from './describe-bundles';
import { findBundle } from './find-bundle';
import type { GeneratorWorkspace } from '../open/read-workspace';

interface RootRequest {
  /** The name that the command gives. */
  readonly named?: string;
  readonly workingDirectory?: string;
  /** The option that names a root, for the message. */
  readonly option: string;
  /** Whether a root can be meant. It is not asked about a root that is named. */
  readonly fits?: (root: ResolvedBundle) => boolean;
}

/**
 * The root that a generator works on. The first of these that exists: the named root, the nearest root
 * around or below the working directory, the only root. Otherwise it asks. Without a terminal it
 * throws an `Error` that lists the roots.
 */
export async function findRoot(
  workspace: GeneratorWorkspace,
  { named, workingDirectory = '', option, fits = () => true }: RootRequest,
): Promise<ResolvedBundle> {
  if (named !== undefined && named !== '') {
    const bundle = findBundle(workspace, named, isRoot);
    if (bundle.kind === 'root') return bundle;
    throw new Error(
      `\`${named}\` is a contract of the kind \`${bundle.kind}\`, not a root. ${describeBundles(rootsOf(workspace))}`,
    );
  }
  const roots = rootsOf(workspace).filter(fits);
  if (roots.length === 0) {
    throw new Error(
      `There is no root in this workspace yet. Make one with \`nx g ${workspace.installName}:root my-service\`.`,
    );
  }
  const near = nearestRoots(roots, workingDirectory);
  if (near.length === 1) return near[0]!;
  const question = 'Which root?';
  const refusal = `There is more than one root. Choose one with \`${option}\`.`;
  return askForOne(near, ({ name, root }) => `${name} (${root})`, question, refusal);
}

function rootsOf({ index }: GeneratorWorkspace): ResolvedBundle[] {
  return index.bundles.filter(isRoot);
}

function isRoot({ kind }: ResolvedBundle): boolean {
  return kind === 'root';
}

/** The folder that holds `pactos` and `charts` of a root's service. */
export function serviceFolder(root: ResolvedBundle): string {
  return parentFolder(parentFolder(root.root));
}

/** The service name that components begin with: `my-service` of `my-service-root`. */
export function serviceName(root: ResolvedBundle): string {
  return serviceNameOf(root.name ?? '');
}

function nearestRoots(roots: ResolvedBundle[], workingDirectory: string): ResolvedBundle[] {
  const folder = workingDirectory.replace(/\\/g, '/').replace(/^\.?\/|\/+$/g, '');
  if (folder === '' || folder === '.') return roots;
  const around = roots.filter((root) => isInside(folder, serviceFolder(root)));
  if (around.length > 0) {
    const deepest = Math.max(...around.map((root) => depth(serviceFolder(root))));
    return around.filter((root) => depth(serviceFolder(root)) === deepest);
  }
  const below = roots.filter(({ root }) => isInside(root, folder));
  return below.length > 0 ? below : roots;
}

function depth(folder: string): number {
  return folder === '.' ? 0 : folder.split('/').length;
}
