import type { Diagnostic } from '../../diagnostics/diagnostic';
import { joinPath } from '../../model/bundle-path';
import { sbomFileOf } from '../../model/sbom-file';
import type { BundlePair, SideDefect, SideName } from '../sides/compared';
import { detectSbom, type SbomFile } from './detect-sbom';
import type { SbomDiff } from '../change/diff-report';
import type { SideReader } from '../sides/side-reader';

/** The bills of materials of both sides. Their changes are reported and do not affect the class. */
export function compareSbom({ base, head }: BundlePair): {
  readonly sbom?: SbomDiff;
  readonly defects: readonly SideDefect[];
} {
  const [before, after] = [sbomOf(base), sbomOf(head)];
  const unread = [defectOf('base', before), defectOf('head', after)].flatMap((one) => one ?? []);
  if (unread.length > 0) return { defects: unread };
  const [older, newer] = [before as SbomFile | undefined, after as SbomFile | undefined];
  if (older?.text === newer?.text) return { defects: [] };
  const { sbom, defects } = detectSbom(older, newer);
  return {
    ...(sbom === undefined ? {} : { sbom }),
    defects: defects.map(({ side, ...defect }) => buildDefect(side, defect)),
  };
}

interface UnreadSbom {
  readonly path: string;
  readonly reason: string;
  readonly hint: string;
}

function sbomOf(reader: SideReader): SbomFile | UnreadSbom | undefined {
  const { side } = reader;
  const names = side.files.children(joinPath(side.root, 'sbom')!);
  const path = sbomFileOf(names.map((name) => `sbom/${name}`));
  if (path === undefined) return undefined;
  const read = reader.file(path);
  if (read.status === 'read') return { path: read.path, text: read.text };
  return { path: joinPath(side.root, path)!, reason: read.reason, hint: read.hint };
}

function defectOf(side: SideName, sbom: SbomFile | UnreadSbom | undefined): SideDefect | undefined {
  if (sbom === undefined || !('reason' in sbom)) return undefined;
  const { path, reason, hint } = sbom;
  const message = `The bill of materials \`${path}\` cannot be read: ${reason}.`;
  return buildDefect(side, { file: path, pointer: '', message, hint });
}

function buildDefect(
  side: SideName,
  defect: Pick<Diagnostic, 'file' | 'pointer' | 'range' | 'message' | 'hint'>,
): SideDefect {
  return {
    side,
    diagnostic: {
      code: 'INVALID_SBOM',
      rule: 'sbom-readable',
      severity: 'error',
      ...defect,
      related: [],
    },
  };
}
