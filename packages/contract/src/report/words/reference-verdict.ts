import type { ReferenceChange } from '../../diff/change/diff-report';

/** The references on both sides, or the one that there is, or that both sides have. */
export function referencesOf({ from, to }: ReferenceChange): string[] {
  return [...new Set([from, to])].filter((reference) => reference !== undefined);
}

export function referenceVerdict({ from, to, satisfied }: ReferenceChange): string {
  if (from !== undefined && to === undefined) return 'removed';
  const word = from === undefined ? 'added, ' : from === to ? 'other contents, ' : '';
  if (satisfied === null) return `${word}cannot be checked`;
  return `${word}${satisfied ? 'met' : 'not met'}`;
}
