import type { SchemaError } from '../schema-error';
import { acceptedTexts, unquotedForm } from './accepted';
import type { Surroundings } from './description';
import { suggest } from '../suggest';
import { code, didYouMean, quoted } from '../../diagnostics/words';
import { hintAtTypographicQuotes, insideTypographicQuotes } from './typographic-quotes';

/** What to write instead: the accepted text that is nearest, or the value with or without quotes. */
export function hintAtValue(error: SchemaError, around: Surroundings): string | undefined {
  const { data } = error as { data?: unknown };
  if (around.isSecret(error)) {
    const lacksQuotes = ['number', 'boolean'].includes(typeof data) && acceptsText(error);
    return lacksQuotes ? 'Put it in quotes. Without quotes it is not text.' : undefined;
  }
  if (error.keyword === 'enum' && typeof data === 'string') {
    const question = didYouMean(suggest(data, acceptedTexts(error)));
    if (question !== undefined) return question;
  }
  if (typeof data === 'number' || typeof data === 'boolean') {
    const text = acceptsText(error)
      ? (around.origin.sourceTextAt(error.instancePath) ?? String(data))
      : spelledAs(data, acceptedTexts(error));
    if (text === undefined) return undefined;
    return around.origin.isFromCommandLine(error.instancePath)
      ? `Write ${quoted(text)} into a values file and use it with \`-f\`. \`--set\` reads it as a ${typeof data}, and quotes become part of the text.`
      : `Write ${quoted(text)}. Without quotes it is not text.`;
  }
  if (typeof data !== 'string') return undefined;
  if (error.keyword !== 'type') return hintAtTypographicQuotes(data);
  const plain = unquotedForm(insideTypographicQuotes(data) ?? data, typesOf(error));
  return plain === undefined ? undefined : `Write ${code(plain)} without quotes.`;
}

function typesOf(error: SchemaError): string[] {
  return [(error.params as { type: unknown }).type].flat().map(String);
}

function acceptsText(error: SchemaError): boolean {
  return error.keyword === 'type' && typesOf(error).includes('string');
}

/** An accepted text that is spelled as the number or boolean that was given. */
function spelledAs(data: unknown, accepted: readonly string[]): string | undefined {
  return accepted.find((text) => Number(text) === data || text === String(data));
}
