import type { Frame } from './frame';

/** `a.b` for the key `b` of the part `a`. */
export function pathOfKey(path: string, name: string): string {
  const plain = /^[^.[\]{}*"\s\u0000-\u001f]+$/.test(name);
  if (!plain) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

/** The part as the subject of a sentence. */
export function subjectOf(frame: Frame): string {
  return frame.path === '' ? 'The value' : `\`${frame.path}\``;
}
