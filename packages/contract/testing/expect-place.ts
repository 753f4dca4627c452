import type { Range } from '../src/source/range';
import { SourceText } from '../src/source/source-text';

/** Fails unless the place is in one of these files, and its range inside of the text. */
export function expectPlaceIn(
  texts: Readonly<Record<string, string>>,
  { file, range }: { readonly file: string; readonly range?: Range },
): void {
  expect(Object.keys(texts)).toContain(file);
  expect(range).toBeDefined();
  const text = texts[file]!;
  const source = new SourceText(file, text);
  const offsets = [range!.start, range!.end].map((position) => {
    const offset = source.offsetAt(position);
    // A column behind the end of its line would be a place in another line.
    expect([position, offset <= text.length]).toEqual([source.positionAt(offset), true]);
    return offset;
  });
  expect(offsets[0]).toBeLessThanOrEqual(offsets[1]!);
}
