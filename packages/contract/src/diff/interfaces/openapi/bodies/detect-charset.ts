import { longCode, lowerFirst } from '../../../../diagnostics/words';
import { readCharset } from '../../document/texts/media-type';
import { addUndecided } from '../../document/pair/document-pair';
import type { Direction } from '../../document/document-schemas/schema-pairs';
import type { MediaTypePair } from '../elements/content';
import type { OpenapiPair } from '../elements/openapi-pair';

/** The charset in which a text comes, or in which callers send it. `utf-8` is what readers assume. */
export function detectCharset(
  pair: OpenapiPair,
  { path: typePath, what: typeInWords, base, head }: MediaTypePair,
  direction: Direction,
): void {
  if (base.charset === head.charset) return;
  const [sent, read] = direction === 'input' ? [base, head] : [head, base];
  const isCertain = base.isText && head.isText;
  const step = isCertain ? readCharset(sent.charset, read.charset) : 'unsure';
  const path = `${typePath}.charset`;
  const what = lowerFirst(typeInWords);
  const subject = `The charset of ${what} was ${charsetInWords(base.charset)} and is now ${charsetInWords(head.charset)}.`;
  const isWrittenOut = base.charset === undefined && head.charset === 'utf-8';
  if (step === 'unsure' && !isWrittenOut) {
    addUndecided(pair, { path, base: base.media, head: head.media }, subject);
    return;
  }
  pair.add({
    rule: step === 'unreadable' ? UNREADABLE[direction] : 'openapi-text-changed',
    path,
    type: 'modified',
    oldValue: base.name,
    newValue: head.name,
    subject,
    basePointer: base.media.pointer,
    headPointer: head.media.pointer,
  });
}

const UNREADABLE = {
  input: 'openapi-request-charset-changed',
  output: 'openapi-response-charset-changed',
};

function charsetInWords(charset: string | undefined): string {
  return charset === undefined ? 'not given' : longCode(charset);
}
