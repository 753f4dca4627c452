/** The offset from which two texts differ; the length of the shorter one where it begins the other. */
export function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
