import { schemaNodes } from '../../json-schema/schema-nodes';
import { longCode } from '../../diagnostics/words';
import { joinPointer, type Pointer } from '../../source/pointer';
import { isMapping } from '../../source/mapping';
import type { ValidationRule } from '../rule';
import { publishedSchemas } from './published-schemas';
import { unportablePart } from './unportable-part';

export const patternPortable: ValidationRule = {
  id: 'pattern-portable',
  code: 'PATTERN_NOT_PORTABLE',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that the patterns of a published configuration schema mean the same to Helm, which reads them as RE2.',
  fix: 'Write the pattern without look-around, back-references and `\\u` escapes, or use `allOf` and `not` with simpler patterns.',
  *check(context) {
    for (const { pointer, path, file, document } of publishedSchemas(context)) {
      for (const { place, text } of patternsIn(document)) {
        const part = unportablePart(text);
        if (part === undefined) continue;
        yield {
          pointer,
          message: `The schema ${longCode(path)} has a pattern with ${part.what} (${longCode(part.text)}). ${
            part.isAccepted
              ? 'Helm checks values with another meaning of this pattern.'
              : 'Helm refuses a chart with this pattern.'
          }`,
          hint: 'Rewrite the pattern without this part.',
          related: [
            { document: file, pointer: place, message: `The pattern is ${longCode(text)}.` },
          ],
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
