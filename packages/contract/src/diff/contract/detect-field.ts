import { canonicalText, valueInWords } from '../../json-schema/json-text';
import { longCode } from '../../diagnostics/words';
import type { FoundChange } from '../change/detection';
import type { SpotPair } from './spot';

/** Rules of one field. Where the reference implementation calls coming and going modified, so do we. */
interface FieldRules {
  readonly path: string;
  readonly added?: string;
  readonly removed?: string;
  readonly modified: string;
}

/**
 * At most one change of a field. `what` names it at the start of a sentence; `print` turns its
 * value into the one that reports show.
 */
export function detectField<T>(
  field: SpotPair<T>,
  what: string,
  rules: FieldRules,
  print: (value: T, side: 'base' | 'head') => unknown = (value) => value,
): FoundChange[] {
  const { value: from } = field.base;
  const { value: to } = field.head;
  if (isSame(field)) return [];
  const shown = (side: 'base' | 'head') => {
    const { value, literal } = field[side];
    if (value === undefined) return undefined;
    const printed = print(value, side);
    return literal !== undefined && printed === value ? literal : printed;
  };
  const [oldValue, newValue] = [shown('base'), shown('head')];
  const shared = { path: rules.path, ...placesOf(field), oldValue, newValue };
  if (from === undefined) {
    const subject = `${what} is new: ${inWords(newValue)}.`;
    return [{ ...shared, ...typed(rules, 'added'), subject }];
  }
  if (to === undefined) {
    const subject = `${what} is gone; it was ${inWords(oldValue)}.`;
    return [{ ...shared, ...typed(rules, 'removed'), subject }];
  }
  const subject = `${what} changed from ${inWords(oldValue)} to ${inWords(newValue)}.`;
  return [{ ...shared, ...typed(rules, 'modified'), subject }];
}

/** The place of a change. A side that lacks the value has no place of its own. */
export function placesOf({
  base,
  head,
}: SpotPair<unknown>): Pick<FoundChange, 'basePointer' | 'headPointer'> {
  return {
    ...(base.value === undefined ? {} : { basePointer: base.pointer }),
    headPointer: head.pointer,
  };
}

function isSame({ base, head }: SpotPair<unknown>): boolean {
  if (base.value === undefined || head.value === undefined) return base.value === head.value;
  return canonicalText(base.value, base.literal) === canonicalText(head.value, head.literal);
}

export function inWords(value: unknown): string {
  return typeof value === 'string' ? longCode(value) : valueInWords(value);
}

function typed(
  rules: FieldRules,
  type: 'added' | 'removed' | 'modified',
): Pick<FoundChange, 'rule' | 'type'> {
  const rule = rules[type];
  return rule === undefined ? { rule: rules.modified, type: 'modified' } : { rule, type };
}
