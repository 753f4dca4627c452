import { schemaNodes } from '../../json-schema/schema-nodes';
import { quote } from '../../reference/defect';
import { joinPointer, type Pointer } from '../../source/pointer';
import { isMapping } from '../../source/mapping';
import type { ValidationRule } from '../rule';
import { publishedSchemas } from './published-schemas';

export const patternPortable: ValidationRule = {
  id: 'pattern-portable',
  code: 'PATTERN_NOT_PORTABLE',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that the patterns of a published configuration schema are accepted by Helm, which reads them as RE2.',
  fix: 'Write the pattern without look-around, back-references and `\\u` escapes, or use `allOf` and `not` with simpler patterns.',
  *check(context) {
    for (const { pointer, path, file, document } of publishedSchemas(context)) {
      for (const { place, text } of patternsIn(document)) {
        const part = unportablePart(text);
        if (part === undefined) continue;
        yield {
          pointer,
          message: `The schema ${quote(path)} has a pattern with ${part.what} (${quote(part.text)}). Helm refuses a chart with this pattern.`,
          hint: 'Rewrite the pattern without this part.',
          related: [{ document: file, pointer: place, message: `The pattern is ${quote(text)}.` }],
        };
      }
    }
  },
};

function* patternsIn(document: unknown): Iterable<{ place: Pointer; text: string }> {
  for (const { node, pointer } of schemaNodes(document)) {
    if (typeof node.pattern === 'string') {
      yield { place: joinPointer(pointer, 'pattern'), text: node.pattern };
    }
    if (!isMapping(node.patternProperties)) continue;
    for (const text of Object.keys(node.patternProperties)) {
      yield { place: joinPointer(pointer, 'patternProperties', text), text };
    }
  }
}

/** Syntax that ECMAScript reads and RE2 does not. An escaped backslash does not begin it. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/\(\?<?[=!]/, 'a look-around'],
  [/\\[1-9]|\\k</, 'a back-reference'],
  [/\\u|\\c[A-Za-z]/, 'an escape that RE2 does not know'],
];
/** RE2 repeats at most a thousand times. */
const REPETITION = /\{(\d+)(?:,(\d*))?\}/g;

function unportablePart(pattern: string): { what: string; text: string } | undefined {
  const text = pattern.replace(/\\\\/g, '');
  for (const [part, what] of PARTS) {
    const found = part.exec(text);
    if (found) return { what, text: found[0] };
  }
  for (const [repetition, least, most] of text.matchAll(REPETITION)) {
    if (Number(least) > 1000 || Number(most ?? 0) > 1000) {
      return { what: 'a repetition of more than 1000', text: repetition };
    }
  }
  return undefined;
}
