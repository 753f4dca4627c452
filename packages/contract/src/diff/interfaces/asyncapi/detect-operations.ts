// Compares what the application sends and receives on one channel.
import { detectAlternatives } from '../document/security/detect-alternatives';
import { addDeprecation, addUndecided, detectRest, placesOf } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import { isUnread } from './asyncapi-document';
import type {
  Action,
  AsyncapiDocument,
  AsyncapiMessage,
  AsyncapiOperation,
} from './asyncapi-document';
import { withKnownKeys } from './apply-traits';
import { detectOpaque } from './asyncapi-pair';
import type { AsyncapiPair } from './asyncapi-pair';
import { detectMessages, pairMessages } from './detect-messages';
import type { MessagePlace } from './detect-messages';
import { detectReply } from './detect-reply';
import { pairUpRest } from './pair-up';
import { securityOf } from './security-of';

const OPERATION_KEYS = {
  texts: ['title', 'summary', 'description', 'tags', 'externalDocs'],
  compared: [
    'operationId',
    'action',
    'channel',
    'message',
    'messages',
    'security',
    'bindings',
    'reply',
    'deprecated',
  ],
};

const WORDS = { send: 'sent', receive: 'received' } as const;

/**
 * The operations on one channel, by action. In 3.x several operations may have the same action,
 * each with some of the messages. For clients they are one.
 */
export function detectOperations(
  pair: AsyncapiPair,
  channel: Both,
  name: string,
  before: readonly AsyncapiOperation[],
  after: readonly AsyncapiOperation[],
): void {
  for (const action of ['send', 'receive'] as const) {
    const [base, head] = [before, after].map((all) => all.filter((one) => one.action === action));
    const path = `${channel.path}.operations[${action}]`;
    const flow: Flow = { path, action, name, before: base, after: head };
    detectPresence(pair, flow);
    if (base.length === 0 || head.length === 0) continue;
    const which = `that is ${WORDS[action]} on \`${name}\``;
    const place: MessagePlace = { path, family: WORDS[action], which };
    detectMessages(pair, place, pairMessages(messagesOf(base), messagesOf(head)));
  }
}

interface Flow {
  readonly path: string;
  readonly action: Action;
  /** The name of the channel. */
  readonly name: string;
  readonly before: readonly AsyncapiOperation[];
  readonly after: readonly AsyncapiOperation[];
}

const LOSS: Readonly<Record<Action, string>> = {
  send: ', so its readers receive no messages',
  receive: ', so the application no longer reads the messages of others',
};

function detectPresence(pair: AsyncapiPair, flow: Flow): void {
  const { pairs, removed, added } = pairUpRest(flow.before, flow.after, [({ id }) => id]);
  // The report says that the other side defines these in another file.
  const isIn = (document: AsyncapiDocument, { id }: AsyncapiOperation) =>
    id !== undefined && document.elsewhere.has(id);
  for (const operation of removed) {
    if (isIn(pair.after, operation)) continue;
    if (isOnUnread(pair.after, operation)) {
      const why = `${whatOf(flow, operation)} is on a channel now that another file defines.`;
      addUndecided(pair, { path: pathOf(flow, operation), base: operation.item }, why);
      continue;
    }
    const isLast = flow.after.length === 0;
    pair.add({
      rule: isLast ? 'asyncapi-operation-removed' : 'asyncapi-operation-merged',
      path: pathOf(flow, operation),
      type: 'removed',
      oldValue: `${flow.action} ${flow.name}`,
      subject: `${whatOf(flow, operation)} was removed${isLast ? LOSS[flow.action] : '; another one remains'}.`,
      basePointer: operation.item.pointer,
    });
  }
  for (const operation of added) {
    if (isIn(pair.before, operation)) continue;
    if (isOnUnread(pair.before, operation)) {
      const why = `${whatOf(flow, operation)} was on a channel that another file defines.`;
      addUndecided(pair, { path: pathOf(flow, operation), head: operation.item }, why);
      continue;
    }
    pair.add({
      rule: 'asyncapi-operation-added',
      path: pathOf(flow, operation),
      type: 'added',
      newValue: `${flow.action} ${flow.name}`,
      subject: `${whatOf(flow, operation)} was added.`,
      headPointer: operation.item.pointer,
    });
  }
  for (const [base, head] of pairs) detectOperation(pair, flow, base, head);
}

/** Whether the operation of this name is on a channel that another file defines. */
function isOnUnread({ channels }: AsyncapiDocument, { id, action }: AsyncapiOperation): boolean {
  return channels.some(
    (channel) =>
      isUnread(channel) && channel.operations.some((one) => one.id === id && one.action === action),
  );
}

function detectOperation(
  pair: AsyncapiPair,
  flow: Flow,
  base: AsyncapiOperation,
  head: AsyncapiOperation,
): void {
  const [path, what] = [pathOf(flow, base), whatOf(flow, base)];
  const both: Both = { path, what, ...withKnownKeys(pair, base.item, head.item) };
  const [before, after] = [
    securityOf(pair.before, both.base, (name) => name),
    securityOf(pair.after, both.head, pair.baseNameOf.scheme),
  ];
  detectAlternatives(pair, both, before, after);
  detectName(pair, both, base.id, head.id);
  detectRest(pair, both, OPERATION_KEYS);
  addDeprecation(pair, both, 'asyncapi-deprecation-changed');
  detectOpaque(pair, both, 'bindings');
  detectReply(pair, both, flow.action, base.reply, head.reply);
}

function detectName(
  pair: AsyncapiPair,
  both: Both,
  base: string | undefined,
  head: string | undefined,
): void {
  // 3.x gives each operation a name, which says nothing of one that had none in 2.x.
  const isForced = base === undefined || head === undefined;
  if (base === head || (isForced && pair.before.major !== pair.after.major)) return;
  pair.add({
    rule: 'asyncapi-text-changed',
    path: `${both.path}.operationId`,
    type: 'modified',
    oldValue: base,
    newValue: head,
    subject: `${both.what} has another name.`,
    ...placesOf(both, 'operationId'),
  });
}

function messagesOf(operations: readonly AsyncapiOperation[]): AsyncapiMessage[] {
  const all = operations.flatMap(({ messages }) => messages);
  return [...new Map(all.map((message) => [message.pointer, message])).values()];
}

function isAlone({ before, after }: Flow): boolean {
  return before.length <= 1 && after.length <= 1;
}

function pathOf(flow: Flow, { id }: AsyncapiOperation): string {
  return isAlone(flow) || id === undefined ? flow.path : `${flow.path.slice(0, -1)}:${id}]`;
}

function whatOf(flow: Flow, { id }: AsyncapiOperation): string {
  const named = isAlone(flow) || id === undefined ? '' : ` \`${id}\``;
  return `The ${flow.action} operation${named} on \`${flow.name}\``;
}
