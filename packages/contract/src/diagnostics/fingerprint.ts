import type { Diagnostic } from './diagnostic';

/** Equal for diagnostics that say the same at the same place. */
export function fingerprintOf({ code, file, pointer, message }: Diagnostic): string {
  return JSON.stringify([code, file, pointer, message]);
}
