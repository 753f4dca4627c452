import { artifactRootOf } from '../model/artifact-path';
import type { Files } from './files';

/**
 * `workspace`, in which paths below `oci://host/repo:tag@sha256:…` are read from the artifact of that
 * name. Guard the workspace alone: a digest says what an artifact holds, so reading it is always safe.
 */
export function routeArtifacts(
  workspace: Files,
  artifact: (root: string) => Files | undefined,
): Files {
  const within = (path: string): { files: Files; root: string; inside: string } | undefined => {
    const root = artifactRootOf(path);
    const files = root === undefined ? undefined : artifact(root);
    if (root === undefined || files === undefined) return undefined;
    return { files, root, inside: path === root ? '.' : path.slice(root.length + 1) };
  };
  return {
    read(path, { within: bundle, limit }) {
      if (artifactRootOf(path) === undefined)
        return workspace.read(path, { within: bundle, limit });
      const found = within(path);
      return found ? found.files.read(found.inside, { within: '.', limit }) : { status: 'missing' };
    },
    list(folder, use) {
      if (artifactRootOf(folder) === undefined) return workspace.list(folder, use);
      const found = within(folder);
      return found ? found.files.list(found.inside).map((path) => `${found.root}/${path}`) : [];
    },
    children(folder) {
      if (artifactRootOf(folder) === undefined) return workspace.children(folder);
      const found = within(folder);
      return found ? found.files.children(found.inside) : [];
    },
  };
}
