import type { Change } from '../../diff/change/change';
import { printPair, printValue } from '../text/print-value';

const WIDTH = 60;
const TYPE_WORDS = { added: 'added', removed: 'removed', modified: 'changed' } as const;

/** `interfaces.port changed: 8080 -> 9090`. */
export function changeInWords(change: Change): string {
  const { path, type, oldValue, newValue } = change;
  const words = `${path} ${TYPE_WORDS[type]}`;
  if (type === 'modified' && (oldValue !== undefined || newValue !== undefined)) {
    return `${words}: ${printPair(change, ['oldValue', 'newValue'], WIDTH).join(' -> ')}`;
  }
  const value = type === 'added' ? newValue : oldValue;
  return value === undefined ? words : `${words}: ${printValue(value, WIDTH)}`;
}

export function changeTypeInWords({ type }: Pick<Change, 'type'>): string {
  return TYPE_WORDS[type];
}
