import { existsSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { joinPath, pathInBundle } from 'pacto-contract/graph';
import { posixPath } from '../../nx/posix-path';

/**
 * What `-f` names, as a path in the bundle: looked up there, then from the workspace root. A file
 * that is not an input of the task is refused, because editing it would not run the task again.
 */
export function resolveValuesFile(
  text: string,
  bundleRoot: string,
  workspaceRoot: string,
  isInput: (path: string) => boolean,
): { readonly path: string } | { readonly problem: string } {
  const exists = (path: string | undefined): path is string =>
    path !== undefined && existsSync(join(workspaceRoot, path));
  const asked = isAbsolute(text) ? posixPath(relative(workspaceRoot, text)) : posixPath(text);

  const inBundle = pathInBundle(bundleRoot, asked);
  const inWorkspace = joinPath('.', asked);
  const found = [isAbsolute(text) ? undefined : inBundle, inWorkspace].find(exists);
  if (found === undefined) {
    return {
      problem: `The values file \`${text}\` is neither in the bundle \`${bundleRoot}\` nor in the workspace.`,
    };
  }
  const prefix = bundleRoot === '.' ? '' : `${bundleRoot}/`;
  if (!found.startsWith(prefix)) {
    return {
      problem: `The values file \`${text}\` is outside the bundle \`${bundleRoot}\`. Use a YAML file beside \`pacto.yaml\` or in \`overrides\`.`,
    };
  }
  if (!isInput(found)) {
    return {
      problem: `The values file \`${text}\` is not an input of the task. Use a YAML file beside \`pacto.yaml\` or in \`overrides\`.`,
    };
  }
  return { path: found.slice(prefix.length) };
}
