import type { DraftName } from '../../json-schema/drafts';
import type { SchemaObject } from '../../json-schema/schema-nodes';
import type { Check, RunnableSchema } from '../runnable-schema';
import type { TextFormat } from '../../json-schema/value-formats';
import type { SchemaPlace } from '../schema-resources';

/** What a keyword may use while it gets ready. */
export interface KeywordContext {
  readonly draft: DraftName;
  readonly schema: SchemaObject;
  /** The schema under this one at the tokens. */
  node(schema: unknown, ...tokens: (string | number)[]): RunnableSchema;
  /** The schema that a reference means; a reference to nothing makes the document unusable. */
  follow(keyword: string, ref: string): RunnableSchema;
  /** A schema that is ready already. */
  nodeAt(place: SchemaPlace): RunnableSchema;
  /** A regular expression; one that is not valid makes the document unusable. */
  pattern(text: string, ...tokens: (string | number)[]): RegExp;
  /** `undefined` for names that are not known, which have no effect. */
  format(name: string): TextFormat | undefined;
}

/** Makes a keyword ready; `undefined` where it has no effect. */
export type Keyword = (value: unknown, context: KeywordContext) => Check | undefined;

export type Keywords = Readonly<Record<string, Keyword>>;
