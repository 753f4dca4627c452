// Parameters, headers, cookies and form fields are sent as text: `5` is the same text for an integer
// and for a string. A schema of the sender is rewritten in the types of the receiver where both mean
// the same text, so that only what the text itself changes is reported. The same goes for what lists
// and mappings hold, where these are written value by value.
import { typeNames, typeOfValue, type Constant } from '../../../../schema-compare/view/schema-view';
import { mergeKeys, pickKeys } from '../../../../source/copy-data';
import { isMapping } from '../../../../source/mapping';
import { isExact, keepLiteral, literalAt, printNumber } from '../../../../source/number-literals';
import { child } from '../side/document-side';
import type { DocumentSide, Located, Mapping } from '../side/document-side';
import { alternativesOf, WORDS } from './schema-alternatives';

interface TextParty {
  readonly side: DocumentSide;
  readonly schema: Located;
}

export interface Rewritten {
  readonly schema: Located;
  /** Why the result is not certain, as the end of a sentence. */
  readonly doubt?: string;
}

/** How values of the receiver are written. */
interface TextForm {
  readonly isExploded: boolean;
  /** Whether a list is written entry by entry, and not in a language of its own such as JSON. */
  readonly hasLists: boolean;
  /** Whether a mapping is written key by key. */
  readonly hasMappings: boolean;
}

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
  form: TextForm,
): Rewritten | undefined {
  const rewriter = new TextRewriter(sender.side, receiver.side, form);
  const schema = rewriter.rewrite(sender.schema, receiver.schema);
  if (schema === undefined) return undefined;
  const [doubt] = rewriter.doubts;
  return {
    schema: { value: schema, pointer: sender.schema.pointer },
    ...(doubt !== undefined && { doubt }),
  };
}

/** How deep lists and mappings in one another are looked into. */
const MOST_LEVELS = 5;

class TextRewriter {
  readonly doubts = new Set<string>();
  private level = 0;

  constructor(
    private readonly sender: DocumentSide,
    private readonly receiver: DocumentSide,
    private readonly form: TextForm,
  ) {}

  rewrite(base: Located, head: Located): Mapping | undefined {
    if (this.level > MOST_LEVELS) return undefined;
    const [sent, read] = [alternativesOf(this.sender, base), alternativesOf(this.receiver, head)];
    if (sent === undefined || read === undefined) return undefined;
    this.level += 1;
    const parts = sent.map((one) =>
      this.rewriteOne({ ...base, value: one }, { ...head, value: read }),
    );
    this.level -= 1;
    if (parts.some((part) => part === undefined)) return undefined;
    if (parts.every((part, index) => part === sent[index])) return undefined;
    return parts.length === 1 ? parts[0] : { anyOf: parts };
  }

  /** One alternative of the sender, itself where nothing of it changes; `undefined` where that is unknown. */
  private rewriteOne(
    base: Located<Mapping>,
    head: Located<readonly Mapping[]>,
  ): Mapping | undefined {
    const types = typesOf(base.value);
    if (types === undefined) return this.rewriteUntyped(base.value, head.value);
    const [first] = types;
    const like = head.value.find((one) => typesOf(one)?.includes(first!));
    if (types.length === 1 && first === 'array') {
      return like === undefined ? undefined : this.rewriteList(base, { ...head, value: like });
    }
    if (types.length === 1 && first === 'object') {
      return like === undefined ? undefined : this.rewriteMapping(base, { ...head, value: like });
    }
    if (!types.every((type) => SCALARS.has(type))) return undefined;
    const scalars = head.value.filter((one) => typesOf(one)?.every((type) => SCALARS.has(type)));
    return scalars.length > 0
      ? this.rewriteScalar(base.value, types, scalars)
      : this.rewriteAsList(base, head);
  }

  private rewriteScalar(
    base: Mapping,
    sent: readonly string[],
    receivers: readonly Mapping[],
  ): Mapping | undefined {
    const read = receivers.flatMap((one) => typesOf(one)!);
    const isRead = (type: string) =>
      read.includes(type) || (type === 'integer' && read.includes('number'));
    if (sent.every(isRead)) return base;
    if (!Object.keys(base).every((key) => isKnown(key))) return undefined;
    const head = receivers.find((one) => typesOf(one)!.includes('string'));
    const schema = head === undefined ? fromTexts(base, read) : toTexts(base, sent, head);
    const isLimited = head !== undefined && LIMITS.some((key) => key in head);
    const isOpen = sent.some((type) => NUMBERS.has(type)) && valuesOf(base) === undefined;
    if (isLimited && isOpen) this.doubts.add('Whether every number fits as text is not decided.');
    return schema;
  }

  /** What has no type is a text, too, unless it is a list or a mapping. */
  private rewriteUntyped(base: Mapping, receivers: readonly Mapping[]): Mapping | undefined {
    const isText = Object.keys(base).every((key) => isKnown(key) || OF_TEXTS.includes(key));
    const head = receivers.find((one) => typesOf(one)?.includes('string'));
    if (!isText || head === undefined) return undefined;
    this.doubts.add('It had no type, so that it could be a list or a mapping, too.');
    return mergeKeys(base, { type: 'string' });
  }

  /** One value is written like a list that holds it alone. */
  private rewriteAsList(
    base: Located<Mapping>,
    head: Located<readonly Mapping[]>,
  ): Mapping | undefined {
    const list = head.value.find((one) => typesOf(one)?.includes('array'));
    if (list === undefined || !this.form.hasLists) return undefined;
    const inside = this.rewrite(base, { value: list['items'], pointer: `${head.pointer}/items` });
    if (!this.form.isExploded) {
      this.doubts.add('A value that holds the separator is now split into several.');
    }
    return { type: 'array', items: inside ?? base.value, minItems: 1, maxItems: 1 };
  }

  private rewriteList(base: Located<Mapping>, head: Located<Mapping>): Mapping {
    const inside = this.form.hasLists
      ? this.rewrite(child(base, 'items'), child(head, 'items'))
      : undefined;
    return inside === undefined ? base.value : mergeKeys(base.value, { items: inside });
  }

  private rewriteMapping(base: Located<Mapping>, head: Located<Mapping>): Mapping {
    if (!this.form.hasMappings) return base.value;
    const changed: Record<string, unknown> = {};
    const [before, after] = [child(base, 'properties'), child(head, 'properties')];
    if (isMapping(before.value) && isMapping(after.value)) {
      const properties = { ...before.value };
      for (const name of Object.keys(properties)) {
        const inside = this.rewrite(
          child({ ...before, value: before.value }, name),
          child({ ...after, value: after.value }, name),
        );
        if (inside === undefined) continue;
        properties[name] = inside;
        changed['properties'] = properties;
      }
    }
    const key = 'additionalProperties';
    const rest = this.rewrite(child(base, key), child(head, key));
    if (rest !== undefined) changed[key] = rest;
    return Object.keys(changed).length === 0 ? base.value : mergeKeys(base.value, changed);
  }
}

function isKnown(key: string): boolean {
  return KNOWN.has(key) || key.startsWith('x-');
}

/** Numbers and flags as the texts that represent them. */
function toTexts(base: Mapping, sent: readonly string[], head: Mapping): Mapping | undefined {
  const values = valuesOf(base);
  const none = isNullable(base) ? [null] : [];
  const rest = defaultAs(base, (one) => ({ value: printText(one) }));
  if (values !== undefined) return mergeKeys({ enum: [...values.map(printText), ...none] }, rest);
  const parts = sent.map((type): Mapping => {
    if (type === 'boolean') return { enum: ['true', 'false', ...none] };
    const text = { type: ['string', ...none.map(() => 'null')] };
    if (type === 'string') return { ...text, ...only(base, ['format']) };
    // A limited text that holds every sample is assumed to hold every number: the doubt is reported.
    const limits = holdsSamples(base, type, head) ? only(head, LIMITS) : {};
    return mergeKeys({ ...text, minLength: 1 }, limits);
  });
  return mergeKeys(parts.length === 1 ? parts[0]! : { anyOf: parts }, rest);
}

const OF_TEXTS = ['pattern', 'minLength', 'maxLength'];
const LIMITS = ['pattern', 'maxLength'];
const SAMPLES = [0, 1, -1, 7, 42, 1000, -250000, 123456789];

/** Whether the limits of a text let through some numbers that the schema accepts. */
function holdsSamples(base: Mapping, type: string, { pattern, maxLength }: Mapping): boolean {
  const [least, most] = [base['minimum'], base['maximum']];
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
function fromTexts(base: Mapping, read: readonly string[]): Mapping | undefined {
  const values = valuesOf(base)?.map((one) => parseText(one, read));
  if (values === undefined || values.some(({ value }) => value === undefined)) return undefined;
  const none = isNullable(base) ? [{ value: null }] : [];
  const rest = defaultAs(base, (one) => parseText(one, read));
  return mergeKeys({ enum: listOf([...values, ...none]) }, rest);
}

type Value = Pick<Constant, 'value' | 'literal'>;

/** `undefined` as value for a text that represents none. */
function parseText(text: Value, types: readonly string[]): Value {
  const { value } = text;
  if (typeof value !== 'string') return text;
  if (types.includes('boolean') && /^(true|false)$/.test(value)) return { value: value === 'true' };
  const isNumber = types.includes('number') && /^-?\d+(\.\d+)?$/.test(value);
  if (!isNumber && !(types.includes('integer') && /^-?\d+$/.test(value))) {
    return { value: undefined };
  }
  const number = Number(value);
  return { value: number, literal: isExact(value, number) ? undefined : value };
}

function printText({ value, literal }: Value): string {
  return typeof value === 'number' ? printNumber(value, literal) : String(value);
}

function listOf(values: readonly Value[]): unknown[] {
  const list = values.map(({ value }) => value);
  values.forEach(({ literal }, index) => {
    if (literal !== undefined) keepLiteral(list, index, literal);
  });
  return list;
}

/** The values that a schema lists, without `null`, which is not written. */
function valuesOf(schema: Mapping): Value[] | undefined {
  const listed =
    'const' in schema ? listOf([valueIn(schema, 'const')]) : (schema['enum'] as unknown);
  if (!Array.isArray(listed)) return undefined;
  return listed.map((_, index) => valueIn(listed, index)).filter(({ value }) => value !== null);
}

function valueIn(holder: object, key: string | number): Value {
  return {
    value: (holder as Record<string | number, unknown>)[key],
    literal: literalAt(holder, key),
  };
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
  return [...new Set(values.map(typeNameOf))];
}

function typeNameOf({ value, literal }: Value): string {
  const [name] = typeNames(typeOfValue(value, literal));
  return name === 'fraction' ? 'number' : name!;
}

function isNullable({ type, nullable }: Mapping): boolean {
  return nullable === true || (Array.isArray(type) && type.includes('null'));
}

function defaultAs(schema: Mapping, convert: (value: Value) => Value): Mapping {
  if (!('default' in schema)) return {};
  const { value, literal } = convert(valueIn(schema, 'default'));
  const converted = { default: value };
  if (literal !== undefined) keepLiteral(converted, 'default', literal);
  return converted;
}

function only(schema: Mapping, keys: readonly string[]): Mapping {
  return pickKeys(schema, (key) => keys.includes(key));
}
