import type { Dialect } from '../../../schema-compare/side/schema-side';
import type { Pointer } from '../../../source/pointer';
import { child, isOutside } from '../document/side/document-side';
import { addUndecided } from '../document/pair/document-pair';
import type { Both, DocumentPair } from '../document/pair/document-pair';
import type { SchemaPairs } from '../document/document-schemas/schema-pairs';
import type { AsyncapiDocument } from './asyncapi-document';

/** Who is at the other end: readers of what is sent, senders of what is received, or unknown. */
export type MessageFamily = 'sent' | 'received' | 'channel';

export interface AsyncapiPair extends DocumentPair {
  readonly before: AsyncapiDocument;
  readonly after: AsyncapiDocument;
  /** Schemas that are written in one dialect on the base side and in another on the head side. */
  readonly schemasIn: (base: Dialect, head: Dialect) => SchemaPairs;
  /** Adds the changes of all schemas that were compared. */
  readonly reportSchemas: () => void;
  /** Places of the messages that an operation sends or receives, or answers with. */
  readonly assigned: Readonly<Record<'before' | 'after', ReadonlySet<Pointer>>>;
  /** What the base calls a security scheme or a server of the head. */
  readonly baseNameOf: {
    readonly scheme: (name: string) => string;
    readonly server: (name: string) => string;
  };
}

/** A part for brokers and tools: the report only says that it changed. */
export function detectOpaque(pair: AsyncapiPair, both: Both, key: string): void {
  const [base, head] = [child(both.base, key), child(both.head, key)];
  const before = base.value === undefined ? base : pair.base.follow(base);
  const after = head.value === undefined ? head : pair.head.follow(head);
  if (before === undefined || after === undefined) return;
  if (isOutside(before) && isOutside(after) && before.ref === after.ref) return;
  if (!isOutside(before) && !isOutside(after) && pair.same.areSame(before.value, after.value)) {
    return;
  }
  const why = `${both.what} changed \`${key}\`, whose meaning depends on the protocol.`;
  addUndecided(pair, { path: `${both.path}.${key}`, base, head }, why);
}
