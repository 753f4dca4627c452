import { listed, longCode, code } from '../../diagnostics/words';
import { suggest } from '../../schema-check/suggest';
import { decodePercent } from '../../source/decode-percent';
import { isMapping } from '../../source/mapping';
import { formatPointer, lastToken, parentPointer, valueAt } from '../../source/pointer';
import { findBrokenRefs, type BrokenRef } from '../find-broken-refs';
import type { ValidationRule } from '../rule';
import { filesOf } from './named-files';

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
      const byRef = new Map<string, BrokenRef[]>();
      for (const broken of findBrokenRefs(parsed.value)) {
        byRef.set(broken.ref, [...(byRef.get(broken.ref) ?? []), broken]);
      }
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

/** Where tools keep what others refer to. */
const PLACES = [
  ...['schemas', 'responses', 'parameters', 'messages', 'examples', 'requestBodies', 'headers'].map(
    (list) => `/components/${list}`,
  ),
  '/components/securitySchemes',
  '/definitions',
  '/$defs',
  '/channels',
  '/operations',
];

function hintAt(ref: string, document: unknown): string {
  const fallback = 'Correct the reference, or add what it names.';
  const wanted = decodePercent(ref.slice(1));
  if (!wanted.startsWith('/')) return fallback;
  const name = lastToken(wanted);
  const beside = valueAt(document, parentPointer(wanted));
  const known = isMapping(beside) ? Object.keys(beside) : [];
  const near = suggest(name, known);
  const elsewhere = PLACES.find(
    (place) => valueAt(document, place + formatPointer([name])) !== undefined,
  );
  const meant =
    near !== undefined
      ? parentPointer(wanted) + formatPointer([near])
      : elsewhere && elsewhere + formatPointer([name]);
  if (meant !== undefined) return `Did you mean ${longCode(`#${meant}`)}?`;
  if (known.length === 0) return fallback;
  return `There are ${listed(known.map(code), 'and')}. ${fallback}`;
}
