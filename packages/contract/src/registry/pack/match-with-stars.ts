/** A text is a star: it means any number of items. A function decides about one item. */
export type Part<Item> = string | ((item: Item) => boolean);

/** Goes back only to the last star. If the last star cannot match, an earlier star cannot match either. */
export function matchWithStars<Item>(
  pattern: readonly Part<Item>[],
  items: readonly Item[],
): boolean {
  let [part, at] = [0, 0];
  let star: { part: number; at: number } | undefined;
  while (at < items.length) {
    const expected = pattern[part];
    if (typeof expected === 'string') {
      star = { part: ++part, at };
    } else if (expected?.(items[at]!)) {
      part += 1;
      at += 1;
    } else if (star) {
      star = { part: star.part, at: star.at + 1 };
      [part, at] = [star.part, star.at];
    } else return false;
  }
  return pattern.slice(part).every((rest) => typeof rest === 'string');
}
