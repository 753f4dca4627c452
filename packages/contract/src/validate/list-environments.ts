import type { Files } from '../files/files';
import { joinPath } from '../model/bundle-path';

const OVERRIDE_FILE = /^values\.(.+)\.ya?ml$/;

export interface EnvironmentFile {
  readonly name: string;
  /** Bundle-relative. */
  readonly path: string;
}

/** The environments of a bundle: one for each `overrides/values.<env>.yaml`, in code-unit order. */
export function listEnvironments(files: Files, bundleRoot: string): EnvironmentFile[] {
  const folder = joinPath(bundleRoot, 'overrides')!;
  return files.children(folder).flatMap((file) => {
    const name = OVERRIDE_FILE.exec(file)?.[1];
    return name === undefined ? [] : [{ name, path: `overrides/${file}` }];
  });
}
