import { longCode, lowerFirst } from '../../../diagnostics/words';
import { readCharset } from '../document/media-type';
import { addUndecided } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import type { Direction } from '../document/schema-pairs';
import type { MediaType } from './content';
import type { OpenapiPair } from './openapi-pair';

/** The charset in which a text comes, or in which callers send it. `utf-8` is what readers assume. */
export function detectCharset(
  pair: OpenapiPair,
  both: Both,
  from: MediaType,
  to: MediaType,
  direction: Direction,
): void {
  if (from.charset === to.charset) return;
  const [sent, read] = direction === 'input' ? [from, to] : [to, from];
  const isCertain = from.isText && to.isText;
  const step = isCertain ? readCharset(sent.charset, read.charset) : 'unsure';
  const what = lowerFirst(both.what);
  const subject = `The charset of ${what} was ${charsetInWords(from.charset)} and is now ${charsetInWords(to.charset)}.`;
  const isWrittenOut = from.charset === undefined && to.charset === 'utf-8';
  if (step === 'unsure' && !isWrittenOut) {
    addUndecided(pair, `${both.path}.charset`, subject, from.media, to.media);
    return;
  }
  pair.add({
    rule: step === 'unreadable' ? UNREADABLE[direction] : 'openapi-text-changed',
    path: `${both.path}.charset`,
    type: 'modified',
    oldValue: from.name,
    newValue: to.name,
    subject,
    basePointer: from.media.pointer,
    headPointer: to.media.pointer,
  });
}

const UNREADABLE = {
  input: 'openapi-request-charset-changed',
  output: 'openapi-response-charset-changed',
};

function charsetInWords(charset: string | undefined): string {
  return charset === undefined ? 'not given' : longCode(charset);
}
