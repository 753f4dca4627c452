// Compares the schemas of a message. The direction of the message decides which change breaks.
import type { Dialect } from '../../../schema-compare/side/schema-side';
import { draftOf } from '../../../json-schema/drafts';
import { ignoresBesideRef } from '../../../json-schema/keywords';
import { isMapping } from '../../../source/mapping';
import { addUndecided } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import { child, isOutside, refOf } from '../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';
import type { AsyncapiDocument } from './asyncapi-document';
import type { AsyncapiPair, MessageFamily } from './asyncapi-pair';
import { textOf } from './text-of';
import { longCode, lowerFirst } from '../../../diagnostics/words';

interface WrittenSchema {
  /** As it is named; absent for a schema of AsyncAPI itself. */
  readonly format?: string;
  /** Absent for a language that is not compared. */
  readonly dialect?: Dialect;
  readonly schema: Located;
}

/** What a message holds: a wider schema breaks its readers, a narrower one its senders. */
export function detectSchemaOf(
  pair: AsyncapiPair,
  both: Both,
  family: MessageFamily,
  part: 'payload' | 'headers',
): void {
  const base = readSchema(pair.before, both.base, part);
  const head = readSchema(pair.after, both.head, part);
  const path = `${both.path}.${part}`;
  const be = part === 'payload' ? 'is' : 'are';
  const what = `The ${part} of ${lowerFirst(both.what)}`;
  if (base.dialect !== undefined && head.dialect !== undefined) {
    const direction = family === 'received' ? 'input' : 'output';
    const rules = `asyncapi-${family}-${part}`;
    const propertyAdded = family === 'sent' ? `${rules}-property-added` : undefined;
    const place = { rules, path, what, direction, propertyAdded } as const;
    pair.schemasIn(base.dialect, head.dialect).detect(base.schema, head.schema, place, pair.add);
    return;
  }
  if (base.format !== head.format) {
    const formats = `in ${formatInWords(head.format)} now and ${be === 'is' ? 'was' : 'were'} in ${formatInWords(base.format)}`;
    addUndecided(
      pair,
      { path, base: base.schema, head: head.schema },
      `${what} ${be} written ${formats}.`,
    );
  } else if (!pair.same.areSame(base.schema.value, head.schema.value)) {
    const why = `${what} changed and ${be} written in ${formatInWords(base.format)}, which is compared as text alone.`;
    addUndecided(pair, { path, base: base.schema, head: head.schema }, why);
  }
}

/** 2.x names the language of the payload beside it; 3.x wraps any schema in `schemaFormat` and `schema`. */
function readSchema(
  { major, side }: AsyncapiDocument,
  message: Located<Mapping>,
  part: 'payload' | 'headers',
): WrittenSchema {
  const written = child(message, part);
  // Headers are a mapping by the specification, so that a message without them has any.
  const isAnyMapping = part === 'headers' && written.value === undefined;
  const schema = isAnyMapping ? { ...written, value: { type: 'object' } } : written;
  if (major === 2) {
    const format = part === 'payload' ? textOf(message, 'schemaFormat') : undefined;
    return { format, dialect: dialectOf(side, schema, format), schema };
  }
  const found = schema.value === undefined ? schema : side.follow(schema);
  if (found === undefined || isOutside(found)) return { dialect: OWN_DIALECT, schema };
  const { value, pointer } = found;
  if (!isMapping(value) || child({ value, pointer }, 'schemaFormat').value === undefined) {
    return { dialect: dialectOf(side, schema), schema };
  }
  const format = textOf({ value, pointer }, 'schemaFormat');
  const inner = child({ value, pointer }, 'schema');
  return { format, dialect: dialectOf(side, inner, format), schema: inner };
}

/** The schemas of AsyncAPI are those of draft-07, unless a `$schema` says otherwise. */
const OWN_DIALECT = 'draft-07';

function dialectOf(side: DocumentSide, schema: Located, format?: string): Dialect | undefined {
  const ref = refOf(schema.value);
  const target = ref?.startsWith('#') ? side.target(ref)?.value : undefined;
  const named = [schema.value, target].flatMap((one) => (isMapping(one) ? one['$schema'] : null));
  const draft = draftOf(named.find((one) => typeof one === 'string') ?? null);
  const own: Dialect = draft === undefined || ignoresBesideRef(draft) ? OWN_DIALECT : 'json-schema';
  if (format === undefined) return own;
  const [, language, version] =
    /^application\/(vnd\.aai\.asyncapi|schema|vnd\.oai\.openapi)(?:\+(?:json|yaml))?(?:;version=(.*))?$/.exec(
      format.toLowerCase().replace(/\s+/g, ''),
    ) ?? [];
  if (language === undefined) return undefined;
  if (language === 'vnd.aai.asyncapi' || version === 'draft-07') return own;
  if (language !== 'vnd.oai.openapi') return 'json-schema';
  return version?.startsWith('3.0') === true ? 'openapi-3.0' : 'openapi-3.1';
}

function formatInWords(format: string | undefined): string {
  return format === undefined ? 'the language of AsyncAPI' : longCode(format);
}
