import { codeList } from 'pacto-contract/graph';
import type { PushConflict } from 'pacto-contract/registry';

interface Packed {
  readonly root: string;
  readonly name: string;
  /** The digest of the artifact that was not published. */
  readonly digest: string;
}

/** Why a bundle was not published under its reference, which another artifact has, and what to do. */
export function describeConflict(
  reference: string,
  { status, digest, unread, differences }: PushConflict,
  packed: Packed,
): string {
  const bump = `\`nx g pacto:bump ${packed.name} --to=patch\``;
  const raise = `raise \`service.version\` in \`${packed.root}/pacto.yaml\`, for example with ${bump}`;
  const digests = [`In the registry: ${digest}`, `Here: ${packed.digest}`];
  if (unread !== undefined) {
    return [
      `PUBLISH_CONFLICT ${reference} is already used by an artifact that is not a bundle. ${unread}`,
      ...digests,
      `If another kind of artifact has this name on purpose, publish to another \`registry\`. If not, ${raise}.`,
    ].join('\n');
  }
  const fact =
    status === 'outrun'
      ? 'was published with other files by another process at the same time'
      : 'is already published with other files';
  return [
    `PUBLISH_CONFLICT ${reference} ${fact}. A published version never changes.`,
    ...digests,
    ...describeDifferences(differences),
    `To publish the files of this workspace, ${raise}. To keep the published version, restore its files.`,
  ].join('\n');
}

function describeDifferences(differences: PushConflict['differences']): string[] {
  if (differences === undefined) return [];
  if (typeof differences === 'string') {
    return [`The published files could not be compared. ${differences}`];
  }
  const { changed, onlyPublished, onlyHere } = differences;
  return [
    listed('Different files', changed),
    listed('Only in the registry', onlyPublished),
    listed('Only here', onlyHere),
  ].flat();
}

const SHOWN = 10;

function listed(what: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const rest = paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : '';
  return [`${what}: ${codeList(paths.slice(0, SHOWN))}${rest}`];
}
