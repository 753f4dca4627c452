import { listed } from '../diagnostics/words';
import type { Finding } from './finding';

const MISSING = /^The key (`[^`]*`) is missing(.*)\.$/s;

/** Missing keys of one mapping that one hint answers are one finding. */
export function joinMissingKeys(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, { keys: string[]; rest: string; finding: Finding }>();
  for (const [index, finding] of findings.entries()) {
    const { pointer, message, hint } = finding;
    const [, key, rest] = (hint !== undefined && MISSING.exec(message)) || [];
    const group = key === undefined ? undefined : groups.get(JSON.stringify([pointer, hint, rest]));
    if (group) group.keys.push(key!);
    else {
      const identity = key === undefined ? String(index) : JSON.stringify([pointer, hint, rest]);
      groups.set(identity, { keys: key === undefined ? [] : [key], rest: rest ?? '', finding });
    }
  }
  return [...groups.values()].map(({ keys, rest, finding }) =>
    keys.length < 2
      ? finding
      : { ...finding, message: `The keys ${listed(keys, 'and')} are missing${rest}.` },
  );
}
