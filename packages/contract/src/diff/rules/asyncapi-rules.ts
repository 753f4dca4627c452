// The table of AsyncAPI changes: where, what type, which class, and why.
import { addedProperty, readSchema } from './read-schema-rows';
import { row, schemaRows, type RuleRow } from './rule-row';

const SERVER = 'asyncapi.servers[]';
const CHANNEL = 'asyncapi.channels[]';
const OPERATION = `${CHANNEL}.operations[]`;

/**
 * What a change of an AsyncAPI document does to others. Others read what the application sends, and
 * send what it receives.
 */
export const ASYNCAPI_RULES: readonly RuleRow[] = [
  row(
    'asyncapi-undecided',
    'asyncapi',
    'modified',
    'POTENTIAL_BREAKING',
    'We cannot determine from the document what this change does to senders and readers of messages.',
  ),
  row(
    'asyncapi-text-changed',
    'asyncapi',
    'modified',
    'NON_BREAKING',
    'Only the description changed. Messages stay the same.',
  ),
  row(
    'asyncapi-extension-changed',
    'asyncapi',
    'modified',
    'NON_BREAKING',
    'Extensions are for tools. Messages stay the same.',
  ),
  row(
    'asyncapi-version-changed',
    'asyncapi.asyncapi',
    'modified',
    'NON_BREAKING',
    'The version only says how to read the document, not what is sent and read.',
  ),
  row(
    'asyncapi-deprecation-changed',
    CHANNEL,
    'modified',
    'NON_BREAKING',
    'Deprecation is an announcement. What works today still works.',
  ),

  row(
    'asyncapi-server-added',
    SERVER,
    'added',
    'NON_BREAKING',
    'The known servers stay as they are.',
  ),
  row(
    'asyncapi-server-removed',
    SERVER,
    'removed',
    'POTENTIAL_BREAKING',
    'Clients that connect to the server may no longer reach anything there.',
  ),
  row(
    'asyncapi-server-address-changed',
    SERVER,
    'modified',
    'POTENTIAL_BREAKING',
    'Clients that connect to the old address may no longer reach anything there.',
  ),
  row(
    'asyncapi-server-protocol-changed',
    SERVER,
    'modified',
    'BREAKING',
    'Clients use a protocol that the server no longer understands.',
  ),
  row(
    'asyncapi-server-protocol-version-changed',
    SERVER,
    'modified',
    'POTENTIAL_BREAKING',
    'Clients may use a version of the protocol that the server no longer understands.',
  ),

  row(
    'asyncapi-channel-added',
    CHANNEL,
    'added',
    'NON_BREAKING',
    'Existing clients do not use a new channel.',
  ),
  row(
    'asyncapi-channel-removed',
    CHANNEL,
    'removed',
    'BREAKING',
    'Readers of the channel get nothing, and the application does not read what others send there.',
  ),
  row(
    'asyncapi-channel-parameter-renamed',
    CHANNEL,
    'modified',
    'NON_BREAKING',
    'Parameter names in an address are never sent, so clients use the same channels.',
  ),
  row(
    'asyncapi-channel-servers-narrowed',
    `${CHANNEL}.servers`,
    'modified',
    'POTENTIAL_BREAKING',
    'Clients that use the channel on the server that is gone may get nothing there.',
  ),
  row(
    'asyncapi-channel-servers-widened',
    `${CHANNEL}.servers`,
    'modified',
    'NON_BREAKING',
    'The channel is still on the servers where it was.',
  ),
  row(
    'asyncapi-parameter-location-changed',
    `${CHANNEL}.parameters[]`,
    'modified',
    'POTENTIAL_BREAKING',
    'Clients may write the value to the wrong place of a message, or read it from there.',
  ),
  ...receivedSchema(
    'asyncapi-channel-parameter',
    `${CHANNEL}.parameters[]`,
    'addresses that are in use today',
  ),

  row(
    'asyncapi-operation-added',
    OPERATION,
    'added',
    'NON_BREAKING',
    'Existing clients do not rely on a new operation.',
  ),
  row(
    'asyncapi-operation-removed',
    OPERATION,
    'removed',
    'BREAKING',
    'Readers get nothing any more, or the application ignores what others send.',
  ),
  row(
    'asyncapi-operation-merged',
    OPERATION,
    'removed',
    'NON_BREAKING',
    'The application still does the same on the channel. Removed messages are reported separately.',
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
    'Readers who wait for the message no longer get it.',
  ),
  row(
    'asyncapi-received-message-added',
    OPERATION,
    'added',
    'NON_BREAKING',
    'Senders can go on with the messages that they send today.',
  ),
  row(
    'asyncapi-received-message-removed',
    OPERATION,
    'removed',
    'BREAKING',
    'The application no longer understands what others send.',
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
    'The application may no longer understand the message, or readers may no longer get it.',
  ),
  row(
    'asyncapi-message-renamed',
    CHANNEL,
    'modified',
    'POTENTIAL_BREAKING',
    'Clients that recognise messages by name may not recognise this one.',
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
    'The application may wait for an id that existing senders do not write.',
  ),
  row(
    'asyncapi-correlation-id-removed',
    CHANNEL,
    'removed',
    'BREAKING',
    'Clients that match messages by the id no longer find it.',
  ),
  row(
    'asyncapi-correlation-id-changed',
    CHANNEL,
    'modified',
    'BREAKING',
    'Clients that match messages by the id look for it in the old place.',
  ),
  ...['payload', 'headers'].flatMap((part) => [
    ...sentSchema(`asyncapi-sent-${part}`, OPERATION, part),
    ...receivedSchema(
      `asyncapi-received-${part}`,
      OPERATION,
      `values of the ${part} that senders use today`,
    ),
    ...unassignedSchema(`asyncapi-channel-${part}`, CHANNEL, part),
  ]),

  row(
    'asyncapi-sent-reply-added',
    `${OPERATION}.reply`,
    'added',
    'NON_BREAKING',
    'Existing clients do not wait for an answer that did not come before.',
  ),
  row(
    'asyncapi-sent-reply-removed',
    `${OPERATION}.reply`,
    'removed',
    'BREAKING',
    'Clients wait for an answer that no longer comes.',
  ),
  row(
    'asyncapi-awaited-reply-added',
    `${OPERATION}.reply`,
    'added',
    'POTENTIAL_BREAKING',
    'The application may wait for answers that existing readers do not send.',
  ),
  row(
    'asyncapi-awaited-reply-removed',
    `${OPERATION}.reply`,
    'removed',
    'POTENTIAL_BREAKING',
    'The application may ignore answers that existing readers send.',
  ),
  row(
    'asyncapi-reply-address-changed',
    `${OPERATION}.reply`,
    'modified',
    'BREAKING',
    'Answers go to a place where the other side does not look for them.',
  ),

  row(
    'asyncapi-security-required',
    'asyncapi',
    'added',
    'BREAKING',
    'The server refuses clients without credentials.',
  ),
  row(
    'asyncapi-security-lifted',
    'asyncapi',
    'removed',
    'NON_BREAKING',
    'The server still accepts clients with credentials.',
  ),
  row(
    'asyncapi-security-alternative-added',
    'asyncapi',
    'added',
    'NON_BREAKING',
    'The known credentials still work.',
  ),
  row(
    'asyncapi-security-alternative-removed',
    'asyncapi',
    'removed',
    'BREAKING',
    'The server refuses clients whose credentials were enough.',
  ),
  row(
    'asyncapi-security-tightened',
    'asyncapi',
    'modified',
    'BREAKING',
    'The credentials in use lack a scope or another credential, so the server refuses them.',
  ),
  row(
    'asyncapi-security-eased',
    'asyncapi',
    'modified',
    'NON_BREAKING',
    'Clients already send more credentials than the server needs.',
  ),
  row(
    'asyncapi-security-scheme-changed',
    'asyncapi.components.securitySchemes[]',
    'modified',
    'BREAKING',
    'Clients send a credential that the server no longer checks.',
  ),
  row(
    'asyncapi-security-endpoint-changed',
    'asyncapi.components.securitySchemes[]',
    'modified',
    'POTENTIAL_BREAKING',
    'Clients may have to get their credentials in another way or place.',
  ),
];

/** Values that others send: a narrower schema breaks them. */
function receivedSchema(id: string, path: string, values: string): RuleRow[] {
  return schemaRows(id, path, {
    'schema-narrowed': ['BREAKING', `The application now refuses some ${values}.`],
    'schema-widened': ['NON_BREAKING', `The application still accepts all ${values}.`],
    'schema-undecided': [
      'POTENTIAL_BREAKING',
      `We cannot determine whether the application still accepts the ${values}.`,
    ],
    'schema-equal': ['NON_BREAKING', `The application accepts the same ${values}.`],
    'default-changed': [
      'POTENTIAL_BREAKING',
      'If a sender leaves the value out, the application now assumes another value.',
    ],
  });
}

/** Values that the application sends. */
function sentSchema(id: string, path: string, part: string): RuleRow[] {
  return [...readSchema(id, path, part), addedProperty(id, path, part)];
}

/** The document does not say whether others send or read the values. */
function unassignedSchema(id: string, path: string, part: string): RuleRow[] {
  const unknown = `No operation says whether the application sends or receives the ${part}`;
  return schemaRows(id, path, {
    'schema-narrowed': [
      'POTENTIAL_BREAKING',
      `${unknown}. It may refuse values that others send today.`,
    ],
    'schema-widened': [
      'POTENTIAL_BREAKING',
      `${unknown}. Readers may get values that they do not expect.`,
    ],
    'schema-undecided': [
      'POTENTIAL_BREAKING',
      `We cannot determine whether the same values of the ${part} are sent and accepted.`,
    ],
    'schema-equal': ['NON_BREAKING', `The same values of the ${part} are sent and accepted.`],
  });
}
