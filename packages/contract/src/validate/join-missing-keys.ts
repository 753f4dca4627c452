import { describeMissing } from '../schema-check/messages/describe-key';
import type { SchemaProblem } from '../schema-check/schema-problem';

/** Required keys that one mapping lacks and that one hint answers are one problem. */
export function joinMissingKeys(problems: readonly SchemaProblem[], root: string): SchemaProblem[] {
  const joined = new Map<string, SchemaProblem>();
  for (const [index, problem] of problems.entries()) {
    const { pointer, hint, keyword, missing = [] } = problem;
    const isJoined = keyword === 'required' && hint !== undefined;
    const identity = isJoined ? JSON.stringify([pointer, hint]) : String(index);
    const present = joined.get(identity);
    if (present === undefined) joined.set(identity, problem);
    else {
      const keys = [...(present.missing ?? []), ...missing];
      const message = describeMissing(keys, pointer, root);
      joined.set(identity, { ...present, missing: keys, message });
    }
  }
  return [...joined.values()];
}
