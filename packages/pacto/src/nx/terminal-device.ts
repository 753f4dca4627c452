import { closeSync, constants, openSync } from 'node:fs';
import { isatty, WriteStream } from 'node:tty';

/** Opens the terminal without making it the controlling terminal of this process. */
export const TERMINAL_ACCESS = constants.O_RDWR | (constants.O_NOCTTY ?? 0);

/** What is known of a place where text is printed. */
export interface Output {
  /** `undefined` where it is unknown. */
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly device?: string;
}

/** Looks whether a path is a terminal, and how wide it is. */
export function lookAt(device: string | undefined): Output {
  if (!device?.startsWith('/dev/')) return { isTerminal: false };
  try {
    const file = openSync(device, TERMINAL_ACCESS);
    if (!isatty(file)) {
      closeSync(file);
      return { isTerminal: false };
    }
    const stream = new WriteStream(file);
    const { columns } = stream;
    stream.destroy();
    return { isTerminal: true, columns, device };
  } catch {
    return { isTerminal: false };
  }
}
