import type { PolicyChange } from '../diff/diff-report';

/** The references on both sides, or the one that there is. */
export function policyReferences({ from, to }: PolicyChange): string[] {
  return [from, to].filter((reference) => reference !== undefined);
}

export function policyVerdict({ from, to, satisfied }: PolicyChange): string {
  if (from !== undefined && to === undefined) return 'removed';
  const word = from === undefined ? 'added, ' : '';
  if (satisfied === null) return `${word}cannot be judged`;
  return `${word}${satisfied ? 'met' : 'not met'}`;
}
