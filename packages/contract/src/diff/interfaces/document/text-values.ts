// Parameters, headers, cookies and form fields are sent as text: `5` is the same text for an integer
// and for a string. A schema of the sender is rewritten in the types of the receiver where both mean
// the same text, so that only what the text itself changes is reported.
import { isMapping } from '../../../source/mapping';
import { isOutside } from './document-side';
import type { DocumentSide, Located, Mapping } from './document-side';

interface TextParty {
  readonly side: DocumentSide;
  readonly schema: Located;
}

export interface Rewritten {
  readonly schema: Located;
  /** Why the result is not certain, as the end of a sentence. */
  readonly doubt?: string;
}

const WORDS = ['title', 'description', 'example', 'examples', 'deprecated'];
const NUMBERS = new Set(['integer', 'number']);
const SCALARS = new Set(['string', 'integer', 'number', 'boolean']);
/** Keys that this rewriting understands. Any other key leaves the schema as it is. */
const KNOWN = new Set([
  ...['type', 'enum', 'const', 'format', 'nullable', 'default'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...WORDS,
]);

/** The sender's schema in the receiver's types; `undefined` where the schemas already compare as they are. */
export function rewriteAsText(
  sender: TextParty,
  receiver: TextParty,
  isExploded: boolean,
): Rewritten | undefined {
  const [from, to] = [schemaAt(sender), schemaAt(receiver)];
  if (from === undefined || to === undefined) return undefined;
  const [sent, read] = [typesOf(from), typesOf(to)];
  if (sent === undefined || read === undefined || !sent.every((type) => SCALARS.has(type))) {
    return undefined;
  }
  if (read.length === 1 && read[0] === 'array') return listOfOne(sender, isExploded);
  if (!read.every((type) => SCALARS.has(type))) return undefined;
  const isRead = (type: string) =>
    read.includes(type) || (type === 'integer' && read.includes('number'));
  if (sent.every(isRead) || !Object.keys(from).every((key) => isKnown(key))) return undefined;
  const schema = read.includes('string') ? toTexts(from, sent, to) : fromTexts(from, read);
  if (schema === undefined) return undefined;
  const isLimited = LIMITS.some((key) => key in to);
  const isOpen = sent.some((type) => NUMBERS.has(type)) && valuesOf(from) === undefined;
  return {
    schema: { value: schema, pointer: sender.schema.pointer },
    ...(isLimited && isOpen && { doubt: 'Whether every number fits as text is not decided.' }),
  };
}

/** One value is written like a list that holds it alone. */
function listOfOne({ schema }: TextParty, isExploded: boolean): Rewritten {
  const value = { type: 'array', items: schema.value, minItems: 1, maxItems: 1 };
  return {
    schema: { value, pointer: schema.pointer },
    ...(!isExploded && { doubt: 'A value that holds the separator is now split into several.' }),
  };
}

function isKnown(key: string): boolean {
  return KNOWN.has(key) || key.startsWith('x-');
}

/** Numbers and flags as the texts that represent them. */
function toTexts(from: Mapping, sent: readonly string[], to: Mapping): Mapping | undefined {
  const values = valuesOf(from);
  const none = isNullable(from) ? [null] : [];
  const rest = defaultAs(from, String);
  if (values !== undefined) return { enum: [...values.map(String), ...none], ...rest };
  const parts = sent.map((type): Mapping => {
    if (type === 'boolean') return { enum: ['true', 'false', ...none] };
    const text = { type: ['string', ...none.map(() => 'null')] };
    if (type === 'string') return { ...text, ...only(from, ['format']) };
    // A limited text that holds every sample is assumed to hold every number: the doubt is reported.
    const limits = holdsSamples(from, type, to) ? only(to, LIMITS) : {};
    return { ...text, minLength: 1, ...limits };
  });
  return parts.length === 1 ? { ...parts[0], ...rest } : { anyOf: parts, ...rest };
}

const LIMITS = ['pattern', 'maxLength'];
const SAMPLES = [0, 1, -1, 7, 42, 1000, -250000, 123456789];

/** Whether the limits of a text let through some numbers that the schema accepts. */
function holdsSamples(from: Mapping, type: string, { pattern, maxLength }: Mapping): boolean {
  const [least, most] = [from['minimum'], from['maximum']];
  const samples = type === 'number' ? [...SAMPLES, 0.5] : SAMPLES;
  const texts = samples
    .filter((one) => typeof least !== 'number' || one >= least)
    .filter((one) => typeof most !== 'number' || one <= most)
    .map(String);
  const expression = typeof pattern === 'string' ? expressionOf(pattern) : undefined;
  return texts.every(
    (text) =>
      (typeof maxLength !== 'number' || text.length <= maxLength) &&
      (expression === undefined || expression.test(text)),
  );
}

function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

/** Listed texts as the numbers or flags that they represent. */
function fromTexts(from: Mapping, read: readonly string[]): Mapping | undefined {
  const values = valuesOf(from)?.map((value) => parseText(value, read));
  if (values === undefined || values.includes(undefined)) return undefined;
  const none = isNullable(from) ? [null] : [];
  return { enum: [...values, ...none], ...defaultAs(from, (value) => parseText(value, read)) };
}

function parseText(value: unknown, types: readonly string[]): unknown {
  if (typeof value !== 'string') return value;
  if (types.includes('boolean') && /^(true|false)$/.test(value)) return value === 'true';
  const isNumber = types.includes('number') && /^-?\d+(\.\d+)?$/.test(value);
  if (isNumber || (types.includes('integer') && /^-?\d+$/.test(value))) return Number(value);
  return undefined;
}

/** The values that a schema lists, without `null`, which is not written. */
function valuesOf(schema: Mapping): unknown[] | undefined {
  const listed = 'const' in schema ? [schema['const']] : schema['enum'];
  return Array.isArray(listed) ? listed.filter((value) => value !== null) : undefined;
}

/** Types of the values that a schema accepts, without `null`; `undefined` where it does not say. */
function typesOf(schema: Mapping): string[] | undefined {
  const { type } = schema;
  const types = typeof type === 'string' ? [type] : type;
  if (Array.isArray(types)) {
    const names = types.filter((name): name is string => name !== 'null');
    return names.length === 0 ? undefined : names;
  }
  const values = valuesOf(schema);
  if (values === undefined || values.length === 0) return undefined;
  return [...new Set(values.map(typeOfValue))];
}

function typeOfValue(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function isNullable({ type, nullable }: Mapping): boolean {
  return nullable === true || (Array.isArray(type) && type.includes('null'));
}

function defaultAs(schema: Mapping, convert: (value: unknown) => unknown): Mapping {
  return 'default' in schema ? { default: convert(schema['default']) } : {};
}

function only(schema: Mapping, keys: readonly string[]): Mapping {
  return Object.fromEntries(keys.filter((key) => key in schema).map((key) => [key, schema[key]]));
}

function schemaAt({ side, schema }: TextParty): Mapping | undefined {
  const found = schema.value === undefined ? undefined : side.follow(schema);
  if (found === undefined || isOutside(found)) return undefined;
  return isMapping(found.value) ? found.value : undefined;
}
