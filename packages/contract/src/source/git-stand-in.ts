// What git leaves in place of the content of a file: a pointer, encrypted bytes, or an unresolved conflict.

export interface GitStandIn {
  /** The rest of a sentence about the file. */
  readonly message: string;
  readonly hint: string;
  /** Offsets of the text that shows it. */
  readonly start: number;
  readonly end: number;
}

const LFS = /^\ufeff?(version https:\/\/git-lfs\.github\.com\/spec\/.*)/;
const CRYPT = '\0GITCRYPT\0';

/** `undefined` for a text that holds its own content. */
export function findGitStandIn(text: string): GitStandIn | undefined {
  return findStoredElsewhere(text) ?? findConflict(text, CONFLICT);
}

/** The start of a file is enough. */
export function findStoredElsewhere(text: string): GitStandIn | undefined {
  const pointer = LFS.exec(text);
  if (pointer) {
    return {
      message: 'is a pointer of Git LFS. Its content was not downloaded.',
      hint: 'Run `git lfs pull`.',
      start: pointer[0].length - pointer[1]!.length,
      end: pointer[0].trimEnd().length,
    };
  }
  if (text.startsWith(CRYPT)) {
    return {
      message: 'is encrypted by git-crypt.',
      hint: 'Run `git-crypt unlock`, or store the file unencrypted.',
      start: 0,
      end: CRYPT.length,
    };
  }
  return undefined;
}

/** Marks at the start of a line: no text has all three by chance. */
const CONFLICT = {
  start: /^\ufeff?(<{7}(?: .*)?)$/m,
  rest: /^={7}\r?$[^]*^>{7}(?: .*)?$/m,
};
/** Editors indent what is pasted. Block texts may hold such lines, so this is for texts with another error. */
const INDENTED_CONFLICT = {
  start: /^[ \t]*(<{7}(?: .*)?)$/m,
  rest: /^[ \t]*={7}\r?$[^]*^[ \t]*>{7}(?: .*)?$/m,
};
/** What is left where a conflict was resolved in part. */
const MARK = /^[ \t]*(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$/;

/** A conflict in a text that cannot be read. `errorAt` is the offset of its first error. */
export function findConflictAround(text: string, errorAt: number): GitStandIn | undefined {
  const conflict = findConflict(text, INDENTED_CONFLICT);
  if (conflict) return conflict;
  const start = text.lastIndexOf('\n', errorAt - 1) + 1;
  const [line] = /^.*/.exec(text.slice(start))!;
  if (!MARK.test(line)) return undefined;
  const offset = start + line.length - line.trimStart().length;
  return describeConflict(offset, start + line.trimEnd().length);
}

function findConflict(
  text: string,
  { start, rest }: { readonly start: RegExp; readonly rest: RegExp },
): GitStandIn | undefined {
  // Much faster than the expression, and most files have none.
  if (!text.includes('<<<<<<<')) return undefined;
  const found = start.exec(text);
  if (!found || !rest.test(text.slice(found.index))) return undefined;
  const end = found.index + found[0].trimEnd().length;
  return describeConflict(end - found[1]!.trimEnd().length, end);
}

function describeConflict(start: number, end: number): GitStandIn {
  return {
    message: 'contains a merge conflict of git.',
    hint: 'Resolve the conflict and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.',
    start,
    end,
  };
}
