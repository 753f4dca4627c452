import type { SchemaError } from '../schema-error';

/** Types of JSON Schema in the words of someone who writes YAML. */
export const ACCEPTED_TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  object: 'a mapping',
  array: 'a list',
  null: '`null`',
};

export const ACCEPTED_FORMATS: ReadonlyMap<string, string> = new Map([
  ['cron', 'a cron expression of five fields, such as `0 */6 * * *`, or a macro such as `@hourly`'],
  ['date', 'a date, such as `2026-01-31`'],
  ['date-time', 'a date and time with offset, such as `2026-01-31T08:00:00Z`'],
  ['time', 'a time with offset, such as `08:00:00Z`'],
  ['duration', 'a duration, such as `PT30S` or `P1D`'],
  ['email', 'an email address'],
  ['hostname', 'a host name'],
  ['ipv4', 'an IPv4 address'],
  ['ipv6', 'an IPv6 address'],
  ['uri', 'a URI with its scheme, such as `https://example.com/`'],
  ['uri-reference', 'a URI or a relative reference'],
  ['url', 'a URL, such as `https://example.com/`'],
  ['uuid', 'a UUID'],
  ['regex', 'a regular expression'],
  ['json-pointer', 'a JSON pointer, such as `/a/0`'],
]);

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const BOOLEANS: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['yes', 'true'],
  ['on', 'true'],
  ['false', 'false'],
  ['no', 'false'],
  ['off', 'false'],
]);

/** The plain scalar that a text was meant to be, if one of the wanted types has it. */
export function unquotedForm(text: string, wanted: readonly string[]): string | undefined {
  if (wanted.includes('number') && NUMBER.test(text)) return text;
  if (wanted.includes('integer') && NUMBER.test(text) && !text.includes('.')) return text;
  if (wanted.includes('boolean')) return BOOLEANS.get(text.toLowerCase());
  return undefined;
}

/** The texts among the values that `enum` or `const` accepts. */
export function acceptedTexts(error: SchemaError): string[] {
  const { allowedValue, allowedValues } = error.params as Record<string, unknown>;
  const allowed: unknown[] = Array.isArray(allowedValues) ? allowedValues : [allowedValue];
  return allowed.filter((value): value is string => typeof value === 'string');
}
