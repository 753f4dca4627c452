import { longCode } from '../../diagnostics/words';

const LONGEST_NAME = 1024;
const LONGEST_PART = 255;

/** What to do about such a name before it is published. */
export const RENAME = 'Rename the file, or leave it out with a `.pactoignore`.';

/**
 * Why an artifact cannot contain a name, as the end of a sentence; `undefined` for a valid name.
 * Names are POSIX paths below the bundle: the same file on every operating system.
 */
export function findNameDefect(name: string): string | undefined {
  if (name === '') return 'has an empty name';
  if (name.length > LONGEST_NAME) return `has a name of more than ${LONGEST_NAME} characters`;
  const shown = longCode(name);
  if (/[\u0000-\u001f\u007f]/.test(name)) return `has a control character in its name ${shown}`;
  if (name.includes('\ufffd')) return `has a name that is not UTF-8: ${shown}`;
  if (name.startsWith('/')) return `has the absolute name ${shown}`;
  if (/^[A-Za-z]:/.test(name)) return `has a drive in its name ${shown}`;
  if (name.includes('\\')) return `has a backslash in its name ${shown}`;
  for (const part of name.split('/')) {
    if (part === '..') return `has \`..\` in its name ${shown}`;
    if (part === '' || part === '.') return `has an empty or \`.\` part in its name ${shown}`;
    if (part.length > LONGEST_PART) {
      return `has a part of more than ${LONGEST_PART} characters in its name ${shown}`;
    }
  }
  return undefined;
}

/** Two names with one key are one file where case or Unicode form does not count. */
export function twinKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
