/** A path of keys with one more, as `--set` takes it: a dot inside of a key is escaped, as in `labels.app\.io/name`. */
export function keyInPath(above: string, key: string): string {
  const written = key === '' ? '""' : key.replace(/[.\\[\]]/g, '\\$&');
  return above === '' ? written : `${above}.${written}`;
}
