import { compareText } from '../source/text-order';
import type { Lock, Pin } from './lock';

/** One row of the table that the generator prints. */
export interface LockChange {
  readonly status: 'added' | 'moved' | 'removed' | 'unchanged';
  readonly ref: string;
  readonly before?: Pin;
  readonly after?: Pin;
}

export function compareLocks(before: readonly Pin[], after: readonly Pin[]): LockChange[] {
  const old = byDeclaration(before);
  const now = byDeclaration(after);
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort(compareText);
  return keys.map((key) => {
    const [from, to] = [old.get(key), now.get(key)];
    return { status: statusOf(from, to), ref: (to ?? from)!.ref, before: from, after: to };
  });
}

/** Whether two locks pin the same, so that the file needs no new text. */
export function pinsSame(before: Lock, after: Lock): boolean {
  return (
    before.root.name === after.root.name &&
    // A merge can repeat an entry.
    before.pins.length === after.pins.length &&
    compareLocks(before.pins, after.pins).every(({ status }) => status === 'unchanged')
  );
}

function statusOf(before: Pin | undefined, after: Pin | undefined): LockChange['status'] {
  if (!before) return 'added';
  if (!after) return 'removed';
  // A version that was changed by hand does not belong to the digest.
  const isSameVersion = before.version === undefined || before.version === after.version;
  return before.digest === after.digest && isSameVersion ? 'unchanged' : 'moved';
}

function byDeclaration(pins: readonly Pin[]): Map<string, Pin> {
  return new Map(
    pins.map((pin) => [
      JSON.stringify([pin.ref, pin.constraint ?? '', pin.kind, pin.name, pin.from ?? '']),
      pin,
    ]),
  );
}
