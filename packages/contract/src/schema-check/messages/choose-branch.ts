import type { Branch, Cause } from '../schema-error';
import { parsePointer } from '../../source/pointer';

/**
 * The branches of a failed `anyOf` or `oneOf` that the value may have been meant for:
 *
 * 1. those whose `type` fits the value, if there are any;
 * 2. of these, those whose fixed keys fit: a `const` or `enum` directly in the value (`kind: file`)
 *    selects a branch, and a key that a branch refuses altogether counts too.
 *
 * All that remain are as likely; the caller takes the one with the fewest problems.
 */
export function likelyBranches(umbrella: Cause): readonly Branch[] {
  const at = umbrella.error.instancePath;
  const typed = preferred(umbrella.branches, (cause) => {
    return cause.error.keyword === 'type' && cause.error.instancePath === at;
  });
  const depth = parsePointer(at).length;
  return preferred(typed, (cause) => {
    const { keyword, instancePath } = cause.error;
    const isFixed = keyword === 'const' || keyword === 'enum';
    return isFixed && instancePath !== at && parsePointer(instancePath).length === depth + 1;
  });
}

/** The branches without such a cause; all of them if each has one. */
function preferred(branches: readonly Branch[], speaksAgainst: (cause: Cause) => boolean) {
  const fitting = branches.filter(({ causes }) => !causes.some(speaksAgainst));
  return fitting.length === 0 ? branches : fitting;
}
