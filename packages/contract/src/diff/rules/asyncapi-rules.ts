import type { ChangeType, Impact } from '../change/change';
import type { RuleRow } from './rule-row';

const SERVER = 'asyncapi.servers[]';
const CHANNEL = 'asyncapi.channels[]';
const OPERATION = `${CHANNEL}.operations[]`;

/**
 * What changes of an AsyncAPI document mean; the ids are those of `detect/asyncapi`. What the
 * application sends, those who depend on it read; what it receives, they send.
 */
export const ASYNCAPI_RULES: readonly RuleRow[] = [
  row(
    'asyncapi-undecided',
    'asyncapi',
    'modified',
    'POTENTIAL_BREAKING',
    'What this change does to those who send or read messages cannot be told from the document.',
  ),
  row(
    'asyncapi-text-changed',
    'asyncapi',
    'modified',
    'NON_BREAKING',
    'It is said in other words; messages stay the same.',
  ),
  row(
    'asyncapi-extension-changed',
    'asyncapi',
    'modified',
    'NON_BREAKING',
    'Extensions speak to tools; messages stay the same.',
  ),
  row(
    'asyncapi-version-changed',
    'asyncapi.asyncapi',
    'modified',
    'NON_BREAKING',
    'The version of the format says how the document is written, not what is sent and read.',
  ),
  row(
    'asyncapi-deprecation-changed',
    CHANNEL,
    'modified',
    'NON_BREAKING',
    'Deprecation announces; what works today still works.',
  ),

  row(
    'asyncapi-server-added',
    SERVER,
    'added',
    'NON_BREAKING',
    'One more place to connect to leaves the known ones as they are.',
  ),
  row(
    'asyncapi-server-removed',
    SERVER,
    'removed',
    'POTENTIAL_BREAKING',
    'Those who connect to it may find nobody there.',
  ),
  row(
    'asyncapi-server-address-changed',
    SERVER,
    'modified',
    'POTENTIAL_BREAKING',
    'Those who connect to the old address may find nobody there.',
  ),
  row(
    'asyncapi-server-protocol-changed',
    SERVER,
    'modified',
    'BREAKING',
    'Those who connect speak a protocol that is no longer understood.',
  ),
  row(
    'asyncapi-server-protocol-version-changed',
    SERVER,
    'modified',
    'POTENTIAL_BREAKING',
    'Those who connect may speak a version of the protocol that is no longer understood.',
  ),

  row(
    'asyncapi-channel-added',
    CHANNEL,
    'added',
    'NON_BREAKING',
    'Nobody uses a channel that they do not know yet.',
  ),
  row(
    'asyncapi-channel-removed',
    CHANNEL,
    'removed',
    'BREAKING',
    'Those who read the channel wait in vain, and what others send there is not heard.',
  ),
  row(
    'asyncapi-channel-parameter-renamed',
    CHANNEL,
    'modified',
    'NON_BREAKING',
    'Names in an address are never sent, so the same channels are used.',
  ),
  row(
    'asyncapi-channel-servers-narrowed',
    `${CHANNEL}.servers`,
    'modified',
    'POTENTIAL_BREAKING',
    'Those who use the channel on a server that is no longer named may find nobody there.',
  ),
  row(
    'asyncapi-channel-servers-widened',
    `${CHANNEL}.servers`,
    'modified',
    'NON_BREAKING',
    'The channel is still found where it was.',
  ),
  row(
    'asyncapi-parameter-location-changed',
    `${CHANNEL}.parameters[]`,
    'modified',
    'POTENTIAL_BREAKING',
    'Those who put the value into messages, or take it from them, may do so at the wrong place.',
  ),
  ...receivedSchema(
    'asyncapi-channel-parameter',
    `${CHANNEL}.parameters[]`,
    'Addresses that are used today',
  ),

  row(
    'asyncapi-operation-added',
    OPERATION,
    'added',
    'NON_BREAKING',
    'Nobody relies on what the application did not do yet.',
  ),
  row(
    'asyncapi-operation-removed',
    OPERATION,
    'removed',
    'BREAKING',
    'Those who read what was sent wait in vain, or what they send is not heard any more.',
  ),
  row(
    'asyncapi-operation-merged',
    OPERATION,
    'removed',
    'NON_BREAKING',
    'The application still does the same on the channel; messages that went are told by themselves.',
  ),

  row(
    'asyncapi-sent-message-added',
    OPERATION,
    'added',
    'POTENTIAL_BREAKING',
    'Readers of the channel may get a message that they do not know.',
  ),
  row(
    'asyncapi-sent-message-removed',
    OPERATION,
    'removed',
    'BREAKING',
    'Those who wait for the message no longer get it.',
  ),
  row(
    'asyncapi-received-message-added',
    OPERATION,
    'added',
    'NON_BREAKING',
    'Senders may go on with the messages that they send today.',
  ),
  row(
    'asyncapi-received-message-removed',
    OPERATION,
    'removed',
    'BREAKING',
    'What others send is no longer understood.',
  ),
  row(
    'asyncapi-channel-message-added',
    CHANNEL,
    'added',
    'POTENTIAL_BREAKING',
    'No operation says who sends it, so readers of the channel may get a message that they do not know.',
  ),
  row(
    'asyncapi-channel-message-removed',
    CHANNEL,
    'removed',
    'BREAKING',
    'Those who send the message are no longer understood, or those who wait for it wait in vain.',
  ),
  row(
    'asyncapi-message-renamed',
    CHANNEL,
    'modified',
    'POTENTIAL_BREAKING',
    'Those who tell messages apart by their names may not know this one again.',
  ),
  row(
    'asyncapi-content-type-changed',
    CHANNEL,
    'modified',
    'BREAKING',
    'Messages are written in a form that the other side does not read.',
  ),
  row(
    'asyncapi-correlation-id-added',
    CHANNEL,
    'added',
    'POTENTIAL_BREAKING',
    'The application may wait for an id that existing senders do not put there.',
  ),
  row(
    'asyncapi-correlation-id-removed',
    CHANNEL,
    'removed',
    'BREAKING',
    'Those who match messages by the id no longer find it.',
  ),
  row(
    'asyncapi-correlation-id-changed',
    CHANNEL,
    'modified',
    'BREAKING',
    'Those who match messages by the id look for it at the old place.',
  ),
  ...['payload', 'headers'].flatMap((part) => [
    ...sentSchema(`asyncapi-sent-${part}`, OPERATION, part),
    ...receivedSchema(
      `asyncapi-received-${part}`,
      OPERATION,
      `Values of the ${part} that are sent to the application today`,
    ),
    ...unassignedSchema(`asyncapi-channel-${part}`, CHANNEL, part),
  ]),

  row(
    'asyncapi-sent-reply-added',
    `${OPERATION}.reply`,
    'added',
    'NON_BREAKING',
    'Nobody waits for an answer that did not come before.',
  ),
  row(
    'asyncapi-sent-reply-removed',
    `${OPERATION}.reply`,
    'removed',
    'BREAKING',
    'Those who ask wait for an answer that no longer comes.',
  ),
  row(
    'asyncapi-awaited-reply-added',
    `${OPERATION}.reply`,
    'added',
    'POTENTIAL_BREAKING',
    'The application may wait for answers that existing readers do not give.',
  ),
  row(
    'asyncapi-awaited-reply-removed',
    `${OPERATION}.reply`,
    'removed',
    'POTENTIAL_BREAKING',
    'Answers that existing readers give may no longer be heard.',
  ),
  row(
    'asyncapi-reply-address-changed',
    `${OPERATION}.reply`,
    'modified',
    'BREAKING',
    'Answers go where the other side does not look for them.',
  ),

  row(
    'asyncapi-security-required',
    'asyncapi',
    'added',
    'BREAKING',
    'Those who connect without credentials are refused.',
  ),
  row(
    'asyncapi-security-lifted',
    'asyncapi',
    'removed',
    'NON_BREAKING',
    'Those who connect with credentials are still let in.',
  ),
  row(
    'asyncapi-security-alternative-added',
    'asyncapi',
    'added',
    'NON_BREAKING',
    'One more way to be let in leaves the known ways as they are.',
  ),
  row(
    'asyncapi-security-alternative-removed',
    'asyncapi',
    'removed',
    'BREAKING',
    'Those whose credentials were enough are refused.',
  ),
  row(
    'asyncapi-security-tightened',
    'asyncapi',
    'modified',
    'BREAKING',
    'The credentials in use lack a scope or a further credential, so they are refused.',
  ),
  row(
    'asyncapi-security-eased',
    'asyncapi',
    'modified',
    'NON_BREAKING',
    'The credentials in use are more than is asked for.',
  ),
  row(
    'asyncapi-security-scheme-changed',
    'asyncapi.components.securitySchemes[]',
    'modified',
    'BREAKING',
    'Those who connect present a credential that is no longer looked for.',
  ),
  row(
    'asyncapi-security-endpoint-changed',
    'asyncapi.components.securitySchemes[]',
    'modified',
    'POTENTIAL_BREAKING',
    'Those who connect may have to get their credentials elsewhere.',
  ),
];

function row(id: string, path: string, type: ChangeType, impact: Impact, reason: string): RuleRow {
  return { id, path, type, impact, reason };
}

function schemaRows(
  id: string,
  path: string,
  rows: Readonly<Record<string, readonly [Impact, string]>>,
): RuleRow[] {
  return Object.entries(rows).map(([effect, [impact, reason]]) =>
    row(`${id}-${effect}`, path, 'modified', impact, reason),
  );
}

/** Values that others supply: what narrows, breaks. */
function receivedSchema(id: string, path: string, values: string): RuleRow[] {
  const inside = `${values[0].toLowerCase()}${values.slice(1)}`;
  return schemaRows(id, path, {
    'schema-narrowed': ['BREAKING', `${values} are refused.`],
    'schema-widened': ['NON_BREAKING', `${values} are still accepted.`],
    'schema-undecided': [
      'POTENTIAL_BREAKING',
      `Whether ${inside} are still accepted cannot be told.`,
    ],
    'schema-equal': ['NON_BREAKING', `${values} are accepted as before.`],
    'default-changed': [
      'POTENTIAL_BREAKING',
      'Those who leave the value out are taken to mean another one.',
    ],
  });
}

/** Values that others read: what widens, breaks. */
function sentSchema(id: string, path: string, part: string): RuleRow[] {
  return schemaRows(id, path, {
    'schema-narrowed': [
      'NON_BREAKING',
      `Every value of the ${part} that may come is one that readers know already.`,
    ],
    'schema-widened': [
      'BREAKING',
      `Readers of the ${part} may get values that they were promised never to get, or miss some that they rely on.`,
    ],
    'schema-undecided': [
      'POTENTIAL_BREAKING',
      `Whether readers of the ${part} may get values that they do not know cannot be told.`,
    ],
    'schema-equal': ['NON_BREAKING', `The same values of the ${part} may come.`],
  });
}

/** Nobody knows whether others supply or read the values. */
function unassignedSchema(id: string, path: string, part: string): RuleRow[] {
  const unknown = `No operation says whether the application sends or receives the ${part}`;
  return schemaRows(id, path, {
    'schema-narrowed': [
      'POTENTIAL_BREAKING',
      `${unknown}, so values that others send today may be refused.`,
    ],
    'schema-widened': [
      'POTENTIAL_BREAKING',
      `${unknown}, so readers may get values that they do not know.`,
    ],
    'schema-undecided': [
      'POTENTIAL_BREAKING',
      `Whether the same values of the ${part} are sent and accepted cannot be told.`,
    ],
    'schema-equal': ['NON_BREAKING', `The same values of the ${part} are sent and accepted.`],
  });
}
