/**
 * A row of the table: the medians of both sides in milliseconds, and the median of the ratios of the rounds. The
 * two sides of a round follow each other, so that a machine that slows down for a while slows down both. Without a
 * budget it informs.
 */
export function ratioRow(what, ours, theirs, budget) {
  if (ours.length !== theirs.length) throw new Error(`Rounds differ in number: ${what}`);
  const [measured, against] = [median(ours), median(theirs)];
  const ratio = median(ours.map((one, round) => one / theirs[round]));
  return {
    what,
    measured: `${Math.round(measured)} ms`,
    against: `${Math.round(against)} ms`,
    ratio: ratio.toFixed(2),
    ...(budget !== undefined && { budget: `at most ${budget}`, met: ratio <= budget }),
  };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
