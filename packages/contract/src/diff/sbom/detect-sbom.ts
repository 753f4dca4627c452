import type { SbomDiff } from '../change/diff-report';
import { compareSboms } from './compare-sboms';
import { isSbomDefect, parseSbom } from './parse-sbom';
import type { SbomDefect } from './sbom';

/** The SBOM file of one side, its path relative to the workspace. */
export interface SbomFile {
  readonly path: string;
  readonly text: string;
}

interface SbomDetection {
  /** Absent when no package changed, or a side cannot be read. */
  readonly sbom?: SbomDiff;
  /** Not empty when a side has a file that cannot be read: nothing is known of the packages then. */
  readonly defects: readonly (SbomDefect & { readonly side: 'base' | 'head' })[];
}

/** What changed in the bills of materials of a bundle; a side that has none is `undefined`. */
export function detectSbom(base: SbomFile | undefined, head: SbomFile | undefined): SbomDetection {
  const before = base && parseSbom(base.path, base.text);
  const after = head && parseSbom(head.path, head.text);
  const brokenBefore = before !== undefined && isSbomDefect(before);
  const brokenAfter = after !== undefined && isSbomDefect(after);
  if (brokenBefore || brokenAfter) {
    return {
      defects: [
        ...(brokenBefore ? [{ side: 'base' as const, ...before }] : []),
        ...(brokenAfter ? [{ side: 'head' as const, ...after }] : []),
      ],
    };
  }
  const sbom = compareSboms(before, after);
  return { ...(sbom === undefined ? {} : { sbom }), defects: [] };
}
