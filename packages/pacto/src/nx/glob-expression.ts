// The globs of Nx as regular expressions.

/** Whether Nx takes a text for a glob. A `?` alone does not make it one. */
export function hasGlobOfNx(text: string): boolean {
  return /[*|{}()[]/.test(text);
}

/**
 * What a glob means to Nx: `**` is any number of folders, `*` and `?` stay in one, and a name that begins with a dot
 * counts. The rare `!(a)`, and a bracket that is not closed, match nothing here.
 */
export function globExpression(glob: string): RegExp {
  const closings: string[] = [];
  const source = glob.replace(TOKENS, (token) => {
    if (token in FIXED) return FIXED[token]!;
    if (token.startsWith('[')) return token.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
    if (token === '{' || token.endsWith('(')) {
      closings.push(`)${/[?*+]/.exec(token)?.[0] ?? ''}`);
      return '(?:';
    }
    if (token === '}' || token === ')') return closings.pop() ?? `\\${token}`;
    if (token === ',' || token === '|') return closings.length > 0 ? '|' : `\\${token}`;
    return `\\${token}`;
  });
  const isUnclear = closings.length > 0 || glob.includes('!(');
  return isUnclear ? /(?!)/ : new RegExp(`^(?:${source})$`);
}

/** A whole folder, the beginning of a group, a class, or one character that is special in either language. */
const TOKENS = /\/\*\*$|(?<=^|[/{,(|])\*\*(?:\/|$)|[@?*+]\(|\[!?[^\]]+\]|[^\w\s/@-]/g;

const FIXED: Readonly<Record<string, string>> = {
  '/**': '(?:/.*)?',
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};
