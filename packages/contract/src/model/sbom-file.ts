import { compareText } from '../source/text-order';

const SBOM_FILE = /^sbom\/[^/]+\.(?:spdx|cdx)\.json$/;

/** Whether a path, relative to its bundle, is a software bill of materials. */
export function isSbomFile(path: string): boolean {
  return SBOM_FILE.test(path);
}

/** The one that counts: the first by name. Paths are relative to their bundle. */
export function sbomFileOf(paths: readonly string[]): string | undefined {
  return paths.filter(isSbomFile).sort(compareText).at(0);
}
