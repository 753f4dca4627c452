import type { Files } from '../files/files';
import { joinPath } from '../model/bundle-path';
import { isEnvironmentName } from '../model/environment-name';

const OVERRIDE_FILE = /^values\.(.+)\.ya?ml$/;
const YAML_FILE = /\.ya?ml$/;

interface EnvironmentFile {
  readonly name: string;
  /** Bundle-relative. */
  readonly path: string;
}

/** The YAML files of a bundle's `overrides/`; paths are bundle-relative. */
export interface OverrideFiles {
  /** One for each environment. */
  readonly environments: readonly EnvironmentFile[];
  /** Further files of an environment that has one already, which are never read. */
  readonly repeated: readonly EnvironmentFile[];
  /** Files that name no environment. */
  readonly unnamed: readonly string[];
}

export function listOverrideFiles(files: Files, bundleRoot: string): OverrideFiles {
  const environments = new Map<string, EnvironmentFile>();
  const repeated: EnvironmentFile[] = [];
  const unnamed: string[] = [];
  for (const file of files.children(joinPath(bundleRoot, 'overrides')!)) {
    const path = `overrides/${file}`;
    const name = OVERRIDE_FILE.exec(file)?.[1];
    if (name === undefined || !isEnvironmentName(name)) {
      if (YAML_FILE.test(file)) unnamed.push(path);
    } else if (environments.has(name)) repeated.push({ name, path });
    else environments.set(name, { name, path });
  }
  return { environments: [...environments.values()], repeated, unnamed };
}

/** The environments of a bundle: one for each `overrides/values.<env>.yaml`, in code-unit order. */
export function listEnvironments(files: Files, bundleRoot: string): readonly EnvironmentFile[] {
  return listOverrideFiles(files, bundleRoot).environments;
}
