import type { LockChange } from 'pacto-contract';
import { logLine } from 'pacto-contract/reports';

export type LockRow = LockChange & {
  readonly bundle: string;
  /** A released version above the one that is pinned. */
  readonly newer?: string;
};

const NOTHING_TO_LOCK =
  'No reference was locked. A lock pins references to contracts of other workspaces that have no digest.';

/**
 * One line for each reference: what happened, and from which version and digest to which. A policy and a
 * configuration with one reference have one line.
 */
export function printLockTable(rows: readonly LockRow[]): string {
  if (rows.length === 0) return NOTHING_TO_LOCK;
  const width = Math.max(...rows.map(({ bundle }) => bundle.length));
  const lines = rows.map(
    (row) =>
      `  ${row.bundle.padEnd(width)}  ${row.status.padEnd(9)}  ${row.ref}  ${move(row)}${noteOf(row)}`,
  );
  return [...new Set(lines)].join('\n');
}

function move({ status, before, after }: LockRow): string {
  if (status === 'moved') return `${shown(before)} -> ${shown(after)}`;
  return shown(after ?? before);
}

function noteOf({ newer }: LockRow): string {
  return newer === undefined ? '' : ` (${newer} exists)`;
}

function shown(pin: LockRow['after']): string {
  if (!pin) return '';
  const digest = pin.digest.replace(/^(sha\d+:.{12}).*$/, '$1');
  const tag = /:([^/:@]+)$/.exec(pin.ref.replace(/^oci:\/\/[^/]+/, ''))?.[1];
  const note =
    tag !== undefined && pin.version !== undefined && tag.replace('_', '+') !== pin.version
      ? ' (the tag is not the version)'
      : '';
  // The version is a text of the artifact.
  return `${logLine(pin.version ?? '?')} ${digest}${note}`;
}
