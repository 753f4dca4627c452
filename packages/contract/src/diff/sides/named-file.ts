// A file that a contract names on one side, and what to say when it cannot be compared.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Pointer } from '../../source/pointer';
import type { Range } from '../../source/range';
import { rowOf } from '../../validate/diagnose';
import type { BundleFile } from '../../bundle/bundle-file';
import type { SideName, SideDefect } from './compared';
import type { EnvironmentPair, EnvironmentSide } from './environment-pair';

export interface NamedFile extends EnvironmentSide {
  readonly side: SideName;
  /** As the contract writes it, relative to the bundle. */
  readonly path: string;
  /** Where the contract names it; `''` for a file that is found by convention. */
  readonly pointer: Pointer;
}

/** One file of each side. The two may have different paths. */
export interface FilePair {
  readonly base: NamedFile;
  readonly head: NamedFile;
}

/** The pair of the files that the contracts name at `before` and at `after`. */
export function pairFiles(
  { base, head }: EnvironmentPair,
  before: Pick<NamedFile, 'path' | 'pointer'>,
  after: Pick<NamedFile, 'path' | 'pointer'>,
): FilePair {
  return {
    base: { side: 'base', ...base, ...before },
    head: { side: 'head', ...head, ...after },
  };
}

export type ReadFile = Extract<BundleFile, { status: 'read' }>;

export function readNamed(named: NamedFile): ReadFile | SideDefect {
  const file = named.reader.file(named.path);
  if (file.status === 'read') return file;
  const rule = file.status === 'outside' ? 'file-in-bundle' : 'file-exists';
  return defectAt(named, rule, `\`${named.path}\` cannot be read: ${file.reason}.`, {
    hint: file.hint,
  });
}

/** Points at where the file is named, with the place inside of the file as a related one. */
export function defectAt(
  named: NamedFile,
  rule: string,
  message: string,
  more: {
    readonly hint?: string;
    readonly inside?: { readonly file: string; readonly pointer: Pointer; readonly range?: Range };
  } = {},
): SideDefect {
  const place = named.reader.locateInContract(named, named.pointer, 'value');
  const diagnostic: Diagnostic = {
    ...rowOf(rule),
    severity: 'error',
    message,
    ...(more.hint === undefined ? {} : { hint: more.hint }),
    ...place,
    related: more.inside ? [{ message: 'It is here.', ...more.inside }] : [],
  };
  return { side: named.side, diagnostic };
}

export function isUnread(file: ReadFile | SideDefect): file is SideDefect {
  return 'diagnostic' in file;
}
