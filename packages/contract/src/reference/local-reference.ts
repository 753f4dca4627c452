import { longCode } from '../diagnostics/words';
import { hasCredentials } from './oci-name';

/** A local reference in a message, without its text where that may hold a password: `user:secret@host/…`. */
export function localReferenceInWords(ref: string): string {
  return hasCredentials(ref.replace(/^file:\/\//, ''))
    ? 'The local reference'
    : `The local reference ${longCode(ref)}`;
}
