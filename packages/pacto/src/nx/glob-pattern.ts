import { DOCUMENT_ENDINGS } from 'pacto-contract/graph';

/** Every document below a folder. */
export const DOCUMENTS_GLOB = `**/*.{${DOCUMENT_ENDINGS.join(',')}}`;

/**
 * A glob pattern that matches only this path. Nx reads every input as a glob, so the folder `we[i]rd`
 * would match `weird` instead. Its globs have no backslash escapes, but they have classes of one
 * character.
 */
export function escapeGlob(path: string): string {
  return hasGlobCharacters(path) ? path.replace(/[*?[{}(]/g, '[$&]') : path;
}

/** The path that an escaped pattern means, or `undefined` when the pattern is a real glob. */
export function unescapeGlob(pattern: string): string | undefined {
  const rest = pattern.replace(/\[[*?[{}(]\]/g, '');
  if (/[*?[{}]|[!+@]\(/.test(rest)) return undefined;
  return pattern.replace(/\[([*?[{}(])\]/g, '$1');
}

export function hasGlobCharacters(path: string): boolean {
  return /[*?[{}(]/.test(path);
}
