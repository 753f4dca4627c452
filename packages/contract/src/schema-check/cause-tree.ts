import type { ErrorObject } from 'ajv';

export interface Branch {
  /** Place in the list of the keyword: 1 is the second schema of an `anyOf`. */
  readonly index: number;
  readonly causes: readonly Cause[];
}

/** An error of ajv, with the errors that it sums up. */
export interface Cause {
  readonly error: ErrorObject;
  /** Of `anyOf` and `oneOf` the branches that failed, of `contains` its tries; else empty. */
  readonly branches: readonly Branch[];
}

/**
 * The tree behind ajv's flat list, which is in postfix order: read from the end, an error with
 * marks (see track-branches.ts) is preceded by what its branches reported.
 */
export function buildCauses(
  errors: readonly ErrorObject[],
  start = 0,
  end = errors.length,
): Cause[] {
  const causes: Cause[] = [];
  for (let at = end - 1; at >= start; at -= 1) {
    const error = errors[at];
    const marks = (error.params as { marks?: readonly number[] }).marks;
    if (marks === undefined) {
      causes.push({ error, branches: [] });
      continue;
    }
    // Marks count within one function of ajv, the list is that of all: only differences hold.
    const inner = Math.min(marks[marks.length - 1] - marks[0], at - start);
    const first = at - inner;
    const branches: Branch[] = [];
    let from = first;
    for (let mark = 1; mark + 1 < marks.length; mark += 2) {
      const to = Math.min(first + marks[mark + 1] - marks[0], at);
      branches.push({ index: marks[mark], causes: buildCauses(errors, from, to) });
      from = to;
    }
    causes.push({ error, branches });
    at = first;
  }
  return causes.reverse();
}
