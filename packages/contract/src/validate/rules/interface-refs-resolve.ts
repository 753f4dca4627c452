import { code, didYouMean, listed, longCode } from '../../diagnostics/words';
import { namesBeside, suggestPlace } from '../../schema-check/suggest-place';
import { findBrokenRefs } from '../find-broken-refs';
import type { ValidationRule } from '../rule';
import { filesOf } from './named-files';
import { groupBy } from '../../source/group-by';

/** Places that a diagnostic lists. */
const MOST_PLACES = 10;

export const interfaceRefsResolve: ValidationRule = {
  id: 'interface-refs-resolve',
  code: 'INTERFACE_REF_NOT_FOUND',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that each reference within an OpenAPI, AsyncAPI or JSON Schema document of an interface names a place that the document has. Other files are not read.',
  fix: 'Correct the reference, or add what it names to the document.',
  *check(context) {
    for (const { pointer, path } of filesOf(context, 'interface')) {
      const file = context.file(path);
      if (file.status !== 'read' || !/\.(?:ya?ml|json)$/i.test(path)) continue;
      const parsed = context.parse(file.path, file.text);
      if ('problem' in parsed) continue;
      // One cause, one finding: many references may name one place.
      const byRef = groupBy(findBrokenRefs(parsed.value), ({ ref }) => ref);
      for (const [ref, places] of byRef) {
        yield {
          pointer,
          message: `The reference ${longCode(ref)} in the interface file ${longCode(path)} names nothing.`,
          hint: hintAt(ref, parsed.value),
          related: places.slice(0, MOST_PLACES).map((place) => ({
            document: file.path,
            pointer: place.pointer,
            message: 'The reference is here.',
          })),
        };
      }
    }
  },
};

function hintAt(ref: string, document: unknown): string {
  const question = didYouMean(suggestPlace(ref, document));
  if (question !== undefined) return question;
  const fix = 'Correct the reference, or add what it names.';
  const known = ref.startsWith('#/') ? namesBeside(ref, document) : [];
  return known.length === 0 ? fix : `There are ${listed(known.map(code), 'and')}. ${fix}`;
}
