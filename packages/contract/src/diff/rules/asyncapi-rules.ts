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
    'Only the wording of the document changed. Messages stay the same.',
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
    'The version only defines how to read the document. It does not change messages.',
  ),
  row(
    'asyncapi-deprecation-changed',
    CHANNEL,
    'modified',
    'NON_BREAKING',
    'Deprecation is only an announcement. Everything still works.',
  ),

  row(
    'asyncapi-server-added',
    SERVER,
    'added',
    'NON_BREAKING',
    'The existing servers stay the same.',
  ),
  row(
    'asyncapi-server-removed',
    SERVER,
    'removed',
    'POTENTIAL_BREAKING',
    'Clients that connect to the removed server may fail.',
  ),
  row(
    'asyncapi-server-address-changed',
    SERVER,
    'modified',
    'POTENTIAL_BREAKING',
    'Clients that connect to the old address may fail.',
  ),
  row(
    'asyncapi-server-protocol-changed',
    SERVER,
    'modified',
    'BREAKING',
    'Clients use a protocol that the server no longer understands.',
  ),
  row(
    'asyncapi-server-variable-narrowed',
    `${SERVER}.variables[]`,
    'modified',
    'POTENTIAL_BREAKING',
    'Clients may use an address that the document no longer names.',
  ),
  row(
    'asyncapi-server-variable-widened',
    `${SERVER}.variables[]`,
    'modified',
    'NON_BREAKING',
    'The document still names every address of the server.',
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
    'Readers of the channel receive no messages. The application does not read messages that others send there.',
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
    'Clients that use the channel on the removed server may receive no messages.',
  ),
  row(
    'asyncapi-channel-servers-widened',
    `${CHANNEL}.servers`,
    'modified',
    'NON_BREAKING',
    'The channel stays on the same servers as before.',
  ),
  row(
    'asyncapi-parameter-location-changed',
    `${CHANNEL}.parameters[]`,
    'modified',
    'POTENTIAL_BREAKING',
    'Clients may write the value to the wrong place of a message, or read it from there.',
  ),
  ...schemaRows('asyncapi-channel-parameter', `${CHANNEL}.parameters[]`, {
    'schema-narrowed': [
      'BREAKING',
      'The application no longer uses some addresses that are in use today.',
    ],
    'schema-widened': [
      'NON_BREAKING',
      'The application uses more addresses. Clients of the others do not have to change for that.',
    ],
    'schema-undecided': [
      'POTENTIAL_BREAKING',
      'We cannot determine whether the application still uses the addresses that are in use today.',
    ],
    'schema-equal': ['NON_BREAKING', 'This alone does not change which addresses are in use.'],
    'default-changed': [
      'POTENTIAL_BREAKING',
      'If a client leaves the value out, it now uses another address.',
    ],
  }),

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
    'Programs on the other side of the channel rely on the operation.',
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
    'Readers who wait for the message do not receive it.',
  ),
  row(
    'asyncapi-received-message-added',
    OPERATION,
    'added',
    'NON_BREAKING',
    'Senders can still send the same messages.',
  ),
  row(
    'asyncapi-received-message-removed',
    OPERATION,
    'removed',
    'BREAKING',
    'The application no longer understands the messages of senders.',
  ),
  row(
    'asyncapi-channel-message-added',
    CHANNEL,
    'added',
    'POTENTIAL_BREAKING',
    'The document does not say who sends the message. Readers of the channel may receive a message that they do not know.',
  ),
  row(
    'asyncapi-channel-message-removed',
    CHANNEL,
    'removed',
    'BREAKING',
    'The application may no longer understand the message, or readers may not receive it.',
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
    'Messages have a format that the other side does not read.',
  ),
  row(
    'asyncapi-correlation-id-added',
    CHANNEL,
    'added',
    'POTENTIAL_BREAKING',
    'The application may wait for an id that existing senders do not send.',
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
    ...receivedSchema(`asyncapi-received-${part}`, OPERATION, part),
    ...unassignedSchema(`asyncapi-channel-${part}`, CHANNEL, part),
  ]),

  row(
    'asyncapi-sent-reply-added',
    `${OPERATION}.reply`,
    'added',
    'NON_BREAKING',
    'Existing clients do not wait for the new answer.',
  ),
  row(
    'asyncapi-sent-reply-removed',
    `${OPERATION}.reply`,
    'removed',
    'BREAKING',
    'Clients wait for an answer that is no longer sent.',
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
    'Answers are sent to another place than before. The other side does not read them there.',
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
    'Existing credentials still work.',
  ),
  row(
    'asyncapi-security-alternative-removed',
    'asyncapi',
    'removed',
    'BREAKING',
    'The server refuses clients whose credentials it accepted before.',
  ),
  row(
    'asyncapi-security-tightened',
    'asyncapi',
    'modified',
    'BREAKING',
    'The server now requires an additional scope or credential. It refuses existing clients.',
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
    'asyncapi-security-flow-removed',
    'asyncapi.components.securitySchemes[]',
    'modified',
    'BREAKING',
    'Clients that use this flow no longer get tokens.',
  ),
  row(
    'asyncapi-security-endpoint-kept',
    'asyncapi.components.securitySchemes[]',
    'modified',
    'NON_BREAKING',
    'Clients do not have to change for that.',
  ),
  row(
    'asyncapi-security-endpoint-changed',
    'asyncapi.components.securitySchemes[]',
    'modified',
    'POTENTIAL_BREAKING',
    'Clients may have to change how or where they get their credentials.',
  ),
];

/** Values that others send: a narrower schema breaks them. */
function receivedSchema(id: string, path: string, part: string): RuleRow[] {
  const values = `values of the ${part} that senders use today`;
  return schemaRows(id, path, {
    'schema-narrowed': ['BREAKING', `The application now refuses some ${values}.`],
    'schema-widened': [
      'NON_BREAKING',
      `The application accepts more values of the ${part}. Senders do not have to change for that.`,
    ],
    'schema-undecided': [
      'POTENTIAL_BREAKING',
      `We cannot determine whether the application still accepts the ${values}.`,
    ],
    'schema-equal': [
      'NON_BREAKING',
      `This alone does not change which values of the ${part} the application accepts.`,
    ],
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
    'schema-equal': [
      'NON_BREAKING',
      `This alone does not change which values of the ${part} are sent and accepted.`,
    ],
  });
}
