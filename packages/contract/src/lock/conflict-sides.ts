const MARK = /^\ufeff?(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?$/;

/** Both texts that an unresolved merge of git left in one file; `undefined` without such a conflict. */
export function splitConflict(text: string): readonly [string, string] | undefined {
  const sides = { ours: '', theirs: '' };
  let part: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  let hasConflict = false;
  for (const line of text.split(/(?<=\n)/)) {
    const mark = MARK.exec(line)?.[1]?.[0];
    if (mark === '<' && part === 'both') part = 'ours';
    else if (mark === '|' && part === 'ours') part = 'base';
    else if (mark === '=' && (part === 'ours' || part === 'base')) part = 'theirs';
    else if (mark === '>' && part === 'theirs') {
      part = 'both';
      hasConflict = true;
    } else {
      if (part === 'both' || part === 'ours') sides.ours += line;
      if (part === 'both' || part === 'theirs') sides.theirs += line;
    }
  }
  return hasConflict && part === 'both' ? [sides.ours, sides.theirs] : undefined;
}
