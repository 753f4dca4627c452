import { fc } from './random-tests';

const SCRAPS = [
  '',
  ':',
  '- ',
  '\n',
  '{',
  '}',
  '[',
  '"',
  '&a ',
  '*a',
  '!x ',
  '<<: ',
  '\t',
  '~',
  '__proto__: 1\n',
  '1.20',
  'null',
];

/** A text after one to four small edits anywhere in it. Most edits break it. */
export function mutatedText(text: string): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(text.length),
    cut: fc.nat(12),
    insert: fc.oneof(fc.constantFrom(...SCRAPS), fc.string({ maxLength: 6 })),
  });
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce(
        (result, { at, cut, insert }) => result.slice(0, at) + insert + result.slice(at + cut),
        text,
      ),
    );
}
