// Compares the media types in which a part of a form may be sent: the receiver must read all that the
// sender may choose. https://spec.openapis.org/oas/v3.1.0#encoding-object
import { longCode } from '../../../../diagnostics/words';
import { hasOwn } from '../../../../source/mapping';
import { asText } from '../../document/texts/as-text';
import { addUndecided, placesOf, type Both } from '../../document/pair/document-pair';
import { child, type DocumentSide, type Located } from '../../document/side/document-side';
import { mappingAt } from '../../document/side/mapping-at';
import { parseMediaType } from '../../document/texts/media-type';
import type { Direction } from '../../document/document-schemas/schema-pairs';
import type { OpenapiPair } from '../elements/openapi-pair';
import { shapesOf, type Shape } from '../elements/value-shapes';

export interface PartValue {
  readonly side: DocumentSide;
  readonly schema: Located;
}

interface PartTypes {
  /** Without a charset, sorted. */
  readonly names: readonly string[];
  readonly charsets: string;
  /** Not where versions of OpenAPI disagree about the default. */
  readonly isCertain: boolean;
  readonly inWords: string;
}

export function detectPartTypes(
  pair: OpenapiPair,
  part: Both,
  values: Readonly<Record<'base' | 'head', PartValue>>,
  direction: Direction,
): void {
  const base = typesOf(child(part.base, 'contentType').value, values.base);
  const head = typesOf(child(part.head, 'contentType').value, values.head);
  const isSame = base.names.join() === head.names.join();
  if (isSame && base.charsets === head.charsets) return;
  const subject = `${part.what} changed its media types from ${base.inWords} to ${head.inWords}.`;
  const path = `${part.path}.contentType`;
  const places = placesOf(part, 'contentType');
  if (isSame || !base.isCertain || !head.isCertain) {
    const [was, is] = [child(part.base, 'contentType'), child(part.head, 'contentType')];
    addUndecided(pair, { path, base: was, head: is }, subject);
    return;
  }
  const [sent, read] = direction === 'input' ? [base, head] : [head, base];
  const isRead = sent.names.every((name) => read.names.some((other) => covers(other, name)));
  pair.add({
    rule: `openapi-part-media-type-${isRead ? 'allowed' : 'refused'}`,
    path,
    type: 'modified',
    oldValue: base.names.join(', '),
    newValue: head.names.join(', '),
    subject,
    ...places,
  });
}

/** A list of media types in any order, or the default of the schema. */
function typesOf(written: unknown, value: PartValue): PartTypes {
  if (typeof written !== 'string') return defaultTypes(value);
  const types = written.split(',').map(parseMediaType);
  return {
    names: types.map(({ key }) => key).sort(),
    charsets: types
      .map(({ key, charset }) => `${key};${charset ?? ''}`)
      .sort()
      .join(),
    isCertain: true,
    inWords: longCode(written),
  };
}

function defaultTypes({ side, schema }: PartValue): PartTypes {
  const name = isOnly(side, schema, 'mapping')
    ? 'application/json'
    : isPlainText(side, schema)
      ? 'text/plain'
      : undefined;
  return {
    names: name === undefined ? [] : [name],
    charsets: name === undefined ? '' : `${name};`,
    isCertain: name === 'application/json',
    inWords: name === undefined ? 'the default' : `the default \`${name}\``,
  };
}

function isPlainText(side: DocumentSide, schema: Located): boolean {
  const found = mappingAt(side, schema);
  if (found === undefined) return false;
  const isEncoded = ['contentEncoding', 'contentMediaType'].some((key) => hasOwn(found.value, key));
  const isBinary = ['binary', 'byte', 'base64'].includes(asText(found.value['format']));
  return !isEncoded && !isBinary && isOnly(side, schema, 'single value');
}

export function isOnly(side: DocumentSide, schema: Located, shape: Shape): boolean {
  return [...shapesOf(side, schema)].every((one) => one === shape);
}

/** Whether a name means all that another means: itself, one without parameters, or a range such as `image/*`. */
function covers(name: string, other: string): boolean {
  const [bare] = other.split(';');
  const range = `${bare!.split('/')[0]}/*`;
  return [other, bare, range, '*/*'].includes(name);
}
