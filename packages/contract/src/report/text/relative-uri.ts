/** The URI reference of a path: `#` and `?` stay parts of the name, and a surrogate without its pair ends no report. */
export function relativeUri(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
