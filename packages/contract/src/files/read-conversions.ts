// What git does to a file between its blob and the folder: a filter, another encoding, an expanded `$Id$`.
// The base of a diff is a blob and the head a file in a folder, so the two sides of such a file differ.
// Filters are never run here, because they may use the network or need a key.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findStoredElsewhere } from '../source/git-stand-in';

/** Why the blob of a path is not what a checkout would write, by path. */
export type Conversions = ReadonlyMap<string, string>;

/** Asks git; resolves with what it prints, or `undefined` where it fails. */
type AskGit = (
  parameters: readonly string[],
  more?: { readonly input?: string; readonly env?: NodeJS.ProcessEnv },
) => Promise<string | undefined>;

const ATTRIBUTES = ['filter', 'working-tree-encoding', 'ident'];

/** By the attributes of the commit: those of the checked-out files say nothing about an older blob. */
export async function readConversions(
  paths: readonly string[],
  commit: string,
  ask: AskGit,
): Promise<Conversions> {
  const found = new Map<string, string>();
  if (paths.length === 0) return found;
  const input = paths.map((path) => `${path}\0`).join('');
  const asked = ['-z', '--stdin', ...ATTRIBUTES];
  const printed =
    (await ask(['check-attr', `--source=${commit}`, ...asked], { input })) ??
    (await askThroughIndex(['check-attr', '--cached', ...asked], input, commit, ask));
  const set = parseAttributes(printed ?? '');
  if (set.length === 0) return found;
  const drivers = await readDrivers(ask);
  for (const { path, attribute, value } of set) {
    if (attribute === 'filter') {
      // Without a driver, git stores and writes the same bytes.
      if (drivers.has(value)) found.set(path, `git stores it through the filter \`${value}\``);
    } else if (attribute === 'ident') {
      found.set(path, 'git replaces `$Id$` in it (the attribute `ident`)');
    } else {
      found.set(path, `git checks it out in the encoding \`${value}\``);
    }
  }
  return found;
}

/** Git before 2.40 reads attributes from an index: a temporary one is filled from the commit. */
async function askThroughIndex(
  question: readonly string[],
  input: string,
  commit: string,
  ask: AskGit,
): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'pacto-index-'));
  try {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    await ask(['read-tree', commit], { env });
    return await ask(question, { input, env });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface SetAttribute {
  readonly path: string;
  readonly attribute: string;
  readonly value: string;
}

/** `<path>\0<attribute>\0<value>\0` for each; those that are not set are left out. */
function parseAttributes(printed: string): SetAttribute[] {
  const fields = printed.split('\0');
  const found: SetAttribute[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path, attribute, value] = fields.slice(at, at + 3) as [string, string, string];
    if (value !== 'unspecified' && value !== 'unset') found.push({ path, attribute, value });
  }
  return found;
}

/** Names of the filters that git knows how to run. */
async function readDrivers(ask: AskGit): Promise<ReadonlySet<string>> {
  const printed = await ask(['config', '--name-only', '-z', '--get-regexp', '^filter\\.']);
  const names = (printed ?? '').split('\0').flatMap((key) => {
    const [, name] = /^filter\.(.*)\.(?:clean|smudge|process)$/s.exec(key.trim()) ?? [];
    return name === undefined ? [] : [name];
  });
  return new Set(names);
}

/** Enough for what a pointer or encrypted bytes begin with. */
const START_BYTES = 100;

/**
 * Why a blob differs from the file in the folder, as its content shows it. It works without the
 * filter.
 */
export function conversionIn(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, START_BYTES)).toString('utf8');
  const standIn = findStoredElsewhere(start);
  return standIn && `it ${standIn.message.split('.')[0]}`;
}
