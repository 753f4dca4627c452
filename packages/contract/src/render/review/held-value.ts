import { joinPointer, parsePointer, valueAt } from '../../source/pointer';
import type { Subject } from './subjects';

/** A value, and the object that holds it. The digits of a long number are kept with that object. */
export interface Held {
  readonly holder: object;
  readonly key: string;
}

export function valueOf({ holder, key }: Held): unknown {
  return (holder as Record<string, unknown>)[key];
}

export function heldBy({ file, at }: Subject): Held {
  if (at === '') return { holder: file, key: 'document' };
  const tokens = parsePointer(at);
  const key = tokens.pop()!;
  return { holder: valueAt(file.document, joinPointer('', ...tokens)) as object, key };
}
