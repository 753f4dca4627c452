// The table of OpenAPI changes: where, what type, which class, and why.
import { addedProperty, readSchema } from './read-schema-rows';
import { row, schemaRows, type RuleRow } from './rule-row';

const PATH = 'openapi.paths[]';
const METHOD = `${PATH}.methods[]`;
const PARAMETER = `${METHOD}.parameters[]`;
const BODY = `${METHOD}.request-body`;
const RESPONSE = `${METHOD}.responses[]`;
const HEADER = `${RESPONSE}.headers[]`;

/** What a change of an OpenAPI document does to those who call the service or read what it sends. */
export const OPENAPI_RULES: readonly RuleRow[] = [
  row(
    'openapi-undecided',
    'openapi',
    'modified',
    'POTENTIAL_BREAKING',
    'We cannot determine from the document what this change does to callers.',
  ),
  row(
    'openapi-field-serialization-changed',
    'openapi',
    'modified',
    'BREAKING',
    'The other side reads the field of the form in another format.',
  ),
  row(
    'openapi-part-media-type-refused',
    'openapi',
    'modified',
    'BREAKING',
    'The part may come in a media type that the other side does not read.',
  ),
  row(
    'openapi-part-media-type-allowed',
    'openapi',
    'modified',
    'NON_BREAKING',
    'The other side reads every media type in which the part may come.',
  ),
  row(
    'openapi-part-header-missing',
    'openapi',
    'modified',
    'BREAKING',
    'The other side relies on a header of the part that may not be sent.',
  ),
  row(
    'openapi-part-header-sent',
    'openapi',
    'modified',
    'NON_BREAKING',
    'Every header of the part that the other side relies on is still sent.',
  ),
  row(
    'openapi-text-changed',
    'openapi',
    'modified',
    'NON_BREAKING',
    'Only the wording of the document changed. Calls and responses stay the same.',
  ),
  row(
    'openapi-extension-changed',
    'openapi',
    'modified',
    'NON_BREAKING',
    'Extensions are for tools. Calls and responses stay the same.',
  ),
  row(
    'openapi-server-added',
    'openapi',
    'added',
    'NON_BREAKING',
    'The existing addresses stay the same.',
  ),
  row(
    'openapi-server-removed',
    'openapi',
    'removed',
    'POTENTIAL_BREAKING',
    'Callers who use the address from the document may no longer reach the service.',
  ),
  row(
    'openapi-version-changed',
    'openapi.openapi',
    'modified',
    'NON_BREAKING',
    'The version only defines how to read the document. Effects on the content are compared separately.',
  ),
  row(
    'openapi-deprecation-changed',
    METHOD,
    'modified',
    'NON_BREAKING',
    'Deprecation is only an announcement. Everything still works.',
  ),

  row(
    'openapi-path-added',
    PATH,
    'added',
    'NON_BREAKING',
    'Existing callers do not use a new path.',
  ),
  row('openapi-path-removed', PATH, 'removed', 'BREAKING', 'Calls to the path fail.'),
  row(
    'openapi-path-parameter-renamed',
    PATH,
    'modified',
    'NON_BREAKING',
    'Parameter names in a path are never sent, so callers use the same addresses.',
  ),
  row(
    'openapi-method-added',
    METHOD,
    'added',
    'NON_BREAKING',
    'Existing callers do not use a new operation.',
  ),
  row('openapi-method-removed', METHOD, 'removed', 'BREAKING', 'Calls to the operation fail.'),

  row(
    'openapi-required-parameter-added',
    PARAMETER,
    'added',
    'BREAKING',
    'Existing callers do not send the parameter, so the service refuses their calls.',
  ),
  row(
    'openapi-optional-parameter-added',
    PARAMETER,
    'added',
    'NON_BREAKING',
    'Existing callers can leave the parameter out.',
  ),
  row(
    'openapi-parameter-removed',
    PARAMETER,
    'removed',
    'BREAKING',
    'The service refuses or ignores the parameter that callers send.',
  ),
  row(
    'openapi-parameter-became-required',
    PARAMETER,
    'modified',
    'BREAKING',
    'The service refuses callers who leave the parameter out.',
  ),
  row(
    'openapi-parameter-became-optional',
    PARAMETER,
    'modified',
    'NON_BREAKING',
    'Callers may now leave the parameter out.',
  ),
  row(
    'openapi-parameter-form-refused',
    PARAMETER,
    'modified',
    'BREAKING',
    'The service no longer understands one of the formats that it accepted.',
  ),
  row(
    'openapi-parameter-form-allowed',
    PARAMETER,
    'modified',
    'NON_BREAKING',
    'Existing ways to write the value still work.',
  ),
  row(
    'openapi-parameter-serialization-changed',
    PARAMETER,
    'modified',
    'BREAKING',
    'The service reads the value in another format than callers write.',
  ),
  ...suppliedSchema('openapi-parameter', PARAMETER, 'parameter'),

  row(
    'openapi-required-request-body-added',
    BODY,
    'added',
    'BREAKING',
    'Existing callers send no body, so the service refuses their calls.',
  ),
  row(
    'openapi-optional-request-body-added',
    BODY,
    'added',
    'NON_BREAKING',
    'Existing callers can leave the body out.',
  ),
  row(
    'openapi-request-body-removed',
    BODY,
    'removed',
    'BREAKING',
    'The service refuses or ignores the body that callers send.',
  ),
  row(
    'openapi-request-body-became-required',
    BODY,
    'modified',
    'BREAKING',
    'The service refuses callers who send no body.',
  ),
  row(
    'openapi-request-body-became-optional',
    BODY,
    'modified',
    'NON_BREAKING',
    'Callers may now leave the body out.',
  ),
  row(
    'openapi-request-media-type-added',
    `${BODY}.content[]`,
    'added',
    'NON_BREAKING',
    'The existing media types stay the same.',
  ),
  row(
    'openapi-request-media-type-removed',
    `${BODY}.content[]`,
    'removed',
    'BREAKING',
    'The service refuses callers who send the media type.',
  ),
  row(
    'openapi-request-charset-changed',
    `${BODY}.content[]`,
    'modified',
    'BREAKING',
    'Callers send text in a charset that the service no longer reads.',
  ),
  ...suppliedSchema('openapi-request', `${BODY}.content[]`, 'request body'),
  row(
    'openapi-request-property-removed',
    `${BODY}.content[]`,
    'modified',
    'POTENTIAL_BREAKING',
    'The service does not refuse the property, but the document no longer says that it is used.',
  ),

  row(
    'openapi-response-added',
    RESPONSE,
    'added',
    'NON_BREAKING',
    'Callers must always handle unknown statuses. The existing statuses stay the same.',
  ),
  row(
    'openapi-response-removed',
    RESPONSE,
    'removed',
    'BREAKING',
    'Callers who rely on the status no longer get it.',
  ),
  row(
    'openapi-error-response-removed',
    RESPONSE,
    'removed',
    'POTENTIAL_BREAKING',
    'The document no longer describes the error. Callers who handle the error may get another error.',
  ),
  row(
    'openapi-response-range-narrowed',
    RESPONSE,
    'removed',
    'POTENTIAL_BREAKING',
    'Callers may rely on a status of the range that the document no longer describes.',
  ),
  row(
    'openapi-response-generalized',
    RESPONSE,
    'removed',
    'NON_BREAKING',
    'Another entry still describes the status. Differences between the two are compared.',
  ),
  row(
    'openapi-response-media-type-added',
    `${RESPONSE}.content[]`,
    'added',
    'NON_BREAKING',
    'Callers do not get a media type that they do not request. Removed media types are reported separately.',
  ),
  row(
    'openapi-response-media-type-removed',
    `${RESPONSE}.content[]`,
    'removed',
    'BREAKING',
    'Callers who read the media type no longer get it.',
  ),
  row(
    'openapi-response-media-type-range-changed',
    `${RESPONSE}.content[]`,
    'removed',
    'POTENTIAL_BREAKING',
    'Only some media types of the range remain. Callers who read another media type no longer get it.',
  ),
  row(
    'openapi-response-charset-changed',
    `${RESPONSE}.content[]`,
    'modified',
    'BREAKING',
    'Callers decode the text with a charset that the service no longer writes.',
  ),
  addedProperty('openapi-response', `${RESPONSE}.content[]`, 'response'),
  ...readSchema('openapi-response', `${RESPONSE}.content[]`, 'response'),

  row(
    'openapi-response-header-added',
    HEADER,
    'added',
    'NON_BREAKING',
    'Callers ignore a header that they do not know.',
  ),
  row(
    'openapi-response-header-removed',
    HEADER,
    'removed',
    'BREAKING',
    'Callers who read the header no longer find it.',
  ),
  row(
    'openapi-response-header-became-required',
    HEADER,
    'modified',
    'NON_BREAKING',
    'Callers now always get the header that they sometimes got.',
  ),
  row(
    'openapi-response-header-became-optional',
    HEADER,
    'modified',
    'BREAKING',
    'Callers who rely on the header may not get it.',
  ),
  row(
    'openapi-response-header-serialization-changed',
    HEADER,
    'modified',
    'BREAKING',
    'The service writes the value in another format than callers read.',
  ),
  ...readSchema('openapi-response-header', HEADER, 'header'),

  row(
    'openapi-security-required',
    `${METHOD}.security`,
    'added',
    'BREAKING',
    'The service refuses callers without credentials.',
  ),
  row(
    'openapi-security-lifted',
    `${METHOD}.security`,
    'removed',
    'NON_BREAKING',
    'The service still accepts callers with credentials.',
  ),
  row(
    'openapi-security-alternative-added',
    `${METHOD}.security`,
    'added',
    'NON_BREAKING',
    'Existing credentials still work.',
  ),
  row(
    'openapi-security-alternative-removed',
    `${METHOD}.security`,
    'removed',
    'BREAKING',
    'The service refuses callers whose credentials it accepted before.',
  ),
  row(
    'openapi-security-tightened',
    `${METHOD}.security`,
    'modified',
    'BREAKING',
    'The service now requires an additional scope or credential. It refuses existing callers.',
  ),
  row(
    'openapi-security-eased',
    `${METHOD}.security`,
    'modified',
    'NON_BREAKING',
    'Existing callers already send more credentials than the service needs.',
  ),
  row(
    'openapi-security-scheme-changed',
    'openapi.components.securitySchemes[]',
    'modified',
    'BREAKING',
    'Callers send a credential that the service no longer checks.',
  ),
  row(
    'openapi-security-flow-removed',
    'openapi.components.securitySchemes[]',
    'modified',
    'BREAKING',
    'Callers that use this flow no longer get tokens.',
  ),
  row(
    'openapi-security-endpoint-changed',
    'openapi.components.securitySchemes[]',
    'modified',
    'POTENTIAL_BREAKING',
    'Callers may have to change how or where they get their credentials.',
  ),

  row(
    'openapi-webhook-added',
    'openapi.webhooks[]',
    'added',
    'NON_BREAKING',
    'Existing consumers do not wait for a new message.',
  ),
  row(
    'openapi-webhook-removed',
    'openapi.webhooks[]',
    'removed',
    'BREAKING',
    'Consumers who wait for the message no longer get it.',
  ),
  ...payload('webhook', 'openapi.webhooks[]'),
  row(
    'openapi-callback-added',
    `${METHOD}.callbacks[]`,
    'added',
    'NON_BREAKING',
    'Existing consumers do not wait for a new message.',
  ),
  row(
    'openapi-callback-removed',
    `${METHOD}.callbacks[]`,
    'removed',
    'BREAKING',
    'Consumers who wait for the message no longer get it.',
  ),
  ...payload('callback', `${METHOD}.callbacks[]`),
  row(
    'openapi-outgoing-parameter-added',
    'openapi',
    'added',
    'NON_BREAKING',
    'Receivers ignore a parameter that they do not know.',
  ),
  row(
    'openapi-outgoing-parameter-removed',
    'openapi',
    'removed',
    'BREAKING',
    'Receivers that read the parameter no longer find it.',
  ),
  row(
    'openapi-outgoing-parameter-became-required',
    'openapi',
    'modified',
    'NON_BREAKING',
    'Receivers now always get the parameter that they sometimes got.',
  ),
  row(
    'openapi-outgoing-parameter-became-optional',
    'openapi',
    'modified',
    'BREAKING',
    'Receivers that rely on the parameter may not get it.',
  ),
  row(
    'openapi-outgoing-parameter-serialization-changed',
    'openapi',
    'modified',
    'BREAKING',
    'The service writes the value in another format than receivers read.',
  ),
  ...readSchema('openapi-outgoing-parameter', 'openapi', 'parameter'),
  row(
    'openapi-outgoing-response-added',
    'openapi',
    'added',
    'NON_BREAKING',
    'The service understands more answers. Receivers can answer as before.',
  ),
  row(
    'openapi-outgoing-response-removed',
    'openapi',
    'removed',
    'POTENTIAL_BREAKING',
    'The service no longer says that it understands the answer. Receivers may still send it.',
  ),
  ...schemaRows('openapi-outgoing-response', 'openapi', {
    'schema-narrowed': [
      'BREAKING',
      'The service now refuses some answers that receivers send today.',
    ],
    'schema-widened': [
      'NON_BREAKING',
      'The service understands more answers. Receivers do not have to change for that.',
    ],
    'schema-undecided': [
      'POTENTIAL_BREAKING',
      'We cannot determine whether the service still understands the answers of receivers.',
    ],
    'schema-equal': [
      'NON_BREAKING',
      'This alone does not change which answers the service understands.',
    ],
    'default-changed': [
      'POTENTIAL_BREAKING',
      'If a receiver leaves the value out, the service now assumes another value.',
    ],
  }),
];

/** Schemas of values that callers send: a narrower schema breaks them. */
function suppliedSchema(id: string, path: string, what: string): RuleRow[] {
  const sent = `values of the ${what} that callers send today`;
  return schemaRows(id, path, {
    'schema-narrowed': ['BREAKING', `The service now refuses some ${sent}.`],
    'schema-widened': [
      'NON_BREAKING',
      `The service accepts more values of the ${what}. Callers do not have to change for that.`,
    ],
    'schema-undecided': [
      'POTENTIAL_BREAKING',
      `We cannot determine whether the service still accepts the ${sent}.`,
    ],
    'schema-equal': [
      'NON_BREAKING',
      `This alone does not change which values of the ${what} the service accepts.`,
    ],
    'default-changed': [
      'POTENTIAL_BREAKING',
      `If a caller leaves the value of the ${what} out, the service now assumes another value.`,
    ],
  });
}

/** The body of a message that the service sends. */
function payload(kind: string, path: string): RuleRow[] {
  const id = `openapi-${kind}-payload`;
  return [
    row(`${id}-added`, path, 'added', 'NON_BREAKING', 'Receivers can ignore a body that is new.'),
    row(
      `${id}-removed`,
      path,
      'removed',
      'BREAKING',
      'Receivers expect a body that is no longer sent.',
    ),
    row(
      `${id}-became-required`,
      path,
      'modified',
      'NON_BREAKING',
      'Receivers now always get the body that they sometimes got.',
    ),
    row(
      `${id}-became-optional`,
      path,
      'modified',
      'BREAKING',
      'Receivers that rely on the body may get a message without it.',
    ),
    row(
      `${id}-media-type-added`,
      path,
      'added',
      'BREAKING',
      'Receivers cannot choose the media type and may get one that they cannot read.',
    ),
    row(
      `${id}-media-type-removed`,
      path,
      'removed',
      'NON_BREAKING',
      'Receivers can read all remaining media types.',
    ),
    addedProperty(id, path, kind),
    ...readSchema(id, path, kind),
  ];
}
