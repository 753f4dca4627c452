// Holds the files that a document refers to inside that document, under one key. Each reference then
// points at a place in one value.
import { mergeKeys } from '../../source/copy-data';
import type { Mapping } from '../../source/mapping';
import { formatPointer, parsePointer, type Pointer } from '../../source/pointer';

/** A key that no author writes. Code that walks over a document skips it. */
export const JOINED_FILES = 'x-pacto-joined-files';

/** `files` by their paths, relative to the folder of the document. */
export function joinFiles(document: unknown, files: ReadonlyMap<string, unknown>): unknown {
  return mergeKeys(document as Mapping, { [JOINED_FILES]: Object.fromEntries(files) });
}

/** A reference into a joined file; `fragment` is empty or a pointer, as it was written. */
export function joinedRef(path: string, fragment: string): string {
  return `#/${JOINED_FILES}/${encodeURIComponent(formatPointer([path]).slice(1))}${fragment}`;
}

/** The path of the joined file that a reference means. */
export function fileOfJoinedRef(ref: string): string | undefined {
  if (!ref.startsWith(`#/${JOINED_FILES}/`)) return undefined;
  const [token] = ref.slice(JOINED_FILES.length + 3).split('/');
  try {
    return parsePointer(`/${decodeURIComponent(token!)}`)[0];
  } catch {
    return undefined;
  }
}

/** A reference as people would write it in the document. */
export function printRef(ref: string): string {
  const [, path, fragment] = /^#\/x-pacto-joined-files\/([^/]*)(.*)$/s.exec(ref) ?? [];
  if (path === undefined) return ref;
  try {
    const [plain] = parsePointer(`/${decodeURIComponent(path)}`);
    return fragment === '' ? plain! : `${plain}#${fragment}`;
  } catch {
    return ref;
  }
}

/** A text with each of its references as people would write it. */
export function printRefs(text: string): string {
  return text.replace(/#\/x-pacto-joined-files\/[^\s`"']*/g, printRef);
}

/** The place in the file that really holds it; without a path, that is the document itself. */
export function placeInJoined(pointer: Pointer): { path?: string; pointer: Pointer } {
  const [key, path, ...rest] = parsePointer(pointer);
  return key === JOINED_FILES && path !== undefined
    ? { path, pointer: formatPointer(rest) }
    : { pointer };
}
