import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { baseName, joinPath, pathInBundle, suggest } from 'pacto-contract/graph';
import { posixPath } from '../../nx/posix-path';

/**
 * The file of `-f` as a path in the bundle. It is looked up in the bundle, then from the workspace
 * root. A file that is not an input of the task is refused, because an edit of it would not run the
 * task again.
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

  const inWorkspace = joinPath('.', asked);
  // With `..` a path can leave the bundle, which is then the reason.
  const found = (
    isAbsolute(text)
      ? [inWorkspace]
      : [pathInBundle(bundleRoot, asked), inWorkspace, joinPath(bundleRoot, asked)]
  ).find(exists);
  if (found === undefined) {
    return {
      problem: `The values file \`${text}\` is neither in the bundle \`${bundleRoot}\` nor in the workspace.${offer(asked, join(workspaceRoot, bundleRoot))}`,
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

const MOST_EDITS = 2;
const MOST_LISTED = 8;

/** Suggests the override file with a similar name or environment. Without such a file, lists all of them. */
function offer(asked: string, folder: string): string {
  const files = overrideFilesIn(folder);
  const environments = files.map(environmentIn);
  const wanted = environmentIn(baseName(asked));
  const meant = environments.includes(wanted) ? wanted : suggest(wanted, environments, MOST_EDITS);
  const shown = (name: string): string => `\`overrides/${name}\``;
  if (meant !== undefined) return ` Did you mean ${shown(files[environments.indexOf(meant)]!)}?`;
  if (files.length === 0) return '';
  const more = files.length > MOST_LISTED ? `, and ${files.length - MOST_LISTED} more` : '';
  return ` The bundle has ${files.slice(0, MOST_LISTED).map(shown).join(', ')}${more}.`;
}

function overrideFilesIn(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'overrides'))
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch {
    return [];
  }
}

/** `prod` of `values.prod.yaml`, and of `prod`. */
function environmentIn(file: string): string {
  return file.replace(/\.ya?ml$/, '').replace(/^values\./, '');
}
