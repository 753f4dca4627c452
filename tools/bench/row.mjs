/** A row of the table: both sides in milliseconds, their medians compared. Without a budget it informs. */
export function ratioRow(what, ours, theirs, budget) {
  const [measured, against] = [median(ours), median(theirs)];
  const ratio = measured / against;
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
