import type { ChangeType, Impact } from '../change/change';
import type { RuleRow } from './rule-row';

const PATH = 'openapi.paths[]';
const METHOD = `${PATH}.methods[]`;
const PARAMETER = `${METHOD}.parameters[]`;
const BODY = `${METHOD}.request-body`;
const RESPONSE = `${METHOD}.responses[]`;
const HEADER = `${RESPONSE}.headers[]`;

/** What changes of an OpenAPI document mean; the ids are those of `detect/openapi`. */
export const OPENAPI_RULES: readonly RuleRow[] = [
  row(
    'openapi-undecided',
    'openapi',
    'modified',
    'POTENTIAL_BREAKING',
    'What this change does to callers cannot be told from the document.',
  ),
  row(
    'openapi-text-changed',
    'openapi',
    'modified',
    'NON_BREAKING',
    'It is said in other words; calls and answers stay the same.',
  ),
  row(
    'openapi-extension-changed',
    'openapi',
    'modified',
    'NON_BREAKING',
    'Extensions speak to tools; calls and answers stay the same.',
  ),
  row(
    'openapi-server-added',
    'openapi',
    'added',
    'NON_BREAKING',
    'The known addresses stay as they are.',
  ),
  row(
    'openapi-server-removed',
    'openapi',
    'removed',
    'POTENTIAL_BREAKING',
    'Callers who take the address from the document may no longer find the service there.',
  ),
  row(
    'openapi-version-changed',
    'openapi.openapi',
    'modified',
    'NON_BREAKING',
    'The version of the format says how the document is written, not what callers send and read.',
  ),
  row(
    'openapi-deprecation-changed',
    METHOD,
    'modified',
    'NON_BREAKING',
    'Deprecation announces; what works today still works.',
  ),

  row(
    'openapi-path-added',
    PATH,
    'added',
    'NON_BREAKING',
    'No caller uses a path that it does not know yet.',
  ),
  row('openapi-path-removed', PATH, 'removed', 'BREAKING', 'Calls to the path fail.'),
  row(
    'openapi-path-parameter-renamed',
    PATH,
    'modified',
    'NON_BREAKING',
    'Names in a template are never sent, so the same addresses are called.',
  ),
  row(
    'openapi-method-added',
    METHOD,
    'added',
    'NON_BREAKING',
    'No caller uses an operation that it does not know yet.',
  ),
  row('openapi-method-removed', METHOD, 'removed', 'BREAKING', 'Calls of the operation fail.'),

  row(
    'openapi-required-parameter-added',
    PARAMETER,
    'added',
    'BREAKING',
    'Existing callers do not send the parameter, so their calls are refused.',
  ),
  row(
    'openapi-optional-parameter-added',
    PARAMETER,
    'added',
    'NON_BREAKING',
    'Existing callers may go on without the parameter.',
  ),
  row(
    'openapi-parameter-removed',
    PARAMETER,
    'removed',
    'BREAKING',
    'What callers ask for with the parameter is refused or no longer heard.',
  ),
  row(
    'openapi-parameter-became-required',
    PARAMETER,
    'modified',
    'BREAKING',
    'Callers who leave the parameter out are refused.',
  ),
  row(
    'openapi-parameter-became-optional',
    PARAMETER,
    'modified',
    'NON_BREAKING',
    'Callers who send the parameter are still understood.',
  ),
  row(
    'openapi-parameter-form-refused',
    PARAMETER,
    'modified',
    'BREAKING',
    'Callers who write the value in the form that was allowed are no longer understood.',
  ),
  row(
    'openapi-parameter-form-allowed',
    PARAMETER,
    'modified',
    'NON_BREAKING',
    'One more way to write the value leaves the known ways as they are.',
  ),
  row(
    'openapi-parameter-serialization-changed',
    PARAMETER,
    'modified',
    'BREAKING',
    'Callers write the value in a form that is read otherwise now.',
  ),
  ...suppliedSchema('openapi-parameter', PARAMETER, 'parameter'),

  row(
    'openapi-required-request-body-added',
    BODY,
    'added',
    'BREAKING',
    'Existing callers send no body, so their calls are refused.',
  ),
  row(
    'openapi-optional-request-body-added',
    BODY,
    'added',
    'NON_BREAKING',
    'Existing callers may go on without a body.',
  ),
  row(
    'openapi-request-body-removed',
    BODY,
    'removed',
    'BREAKING',
    'What callers send in the body is refused or no longer heard.',
  ),
  row(
    'openapi-request-body-became-required',
    BODY,
    'modified',
    'BREAKING',
    'Callers who send no body are refused.',
  ),
  row(
    'openapi-request-body-became-optional',
    BODY,
    'modified',
    'NON_BREAKING',
    'Callers who send a body are still understood.',
  ),
  row(
    'openapi-request-media-type-added',
    `${BODY}.content[]`,
    'added',
    'NON_BREAKING',
    'One more media type leaves the known ones as they are.',
  ),
  row(
    'openapi-request-media-type-removed',
    `${BODY}.content[]`,
    'removed',
    'BREAKING',
    'Callers who send the media type are refused.',
  ),
  ...suppliedSchema('openapi-request', `${BODY}.content[]`, 'request body'),
  row(
    'openapi-request-property-removed',
    `${BODY}.content[]`,
    'modified',
    'POTENTIAL_BREAKING',
    'Callers who send the property are not refused, but nothing says that it is still heard.',
  ),

  row(
    'openapi-response-added',
    RESPONSE,
    'added',
    'NON_BREAKING',
    'Callers must be ready for statuses that they do not know; the known ones stay.',
  ),
  row(
    'openapi-response-removed',
    RESPONSE,
    'removed',
    'BREAKING',
    'Callers who wait for the status no longer get it.',
  ),
  row(
    'openapi-response-generalized',
    RESPONSE,
    'removed',
    'NON_BREAKING',
    'The range of statuses or the default that remains still promises it.',
  ),
  row(
    'openapi-response-media-type-added',
    `${RESPONSE}.content[]`,
    'added',
    'NON_BREAKING',
    'Callers still get the media types that they ask for.',
  ),
  row(
    'openapi-response-media-type-removed',
    `${RESPONSE}.content[]`,
    'removed',
    'BREAKING',
    'Callers who read the media type no longer get it.',
  ),
  ...readSchema('openapi-response', `${RESPONSE}.content[]`, 'response'),

  row(
    'openapi-response-header-added',
    HEADER,
    'added',
    'NON_BREAKING',
    'Callers pass over a header that they do not know.',
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
    'Callers now always find what they sometimes found.',
  ),
  row(
    'openapi-response-header-became-optional',
    HEADER,
    'modified',
    'BREAKING',
    'Callers who rely on the header may not find it.',
  ),
  row(
    'openapi-response-header-serialization-changed',
    HEADER,
    'modified',
    'BREAKING',
    'Callers read the value in a form that it is no longer written in.',
  ),
  ...readSchema('openapi-response-header', HEADER, 'header'),

  row(
    'openapi-security-required',
    `${METHOD}.security`,
    'added',
    'BREAKING',
    'Callers without credentials are refused.',
  ),
  row(
    'openapi-security-lifted',
    `${METHOD}.security`,
    'removed',
    'NON_BREAKING',
    'Callers with credentials are still let in.',
  ),
  row(
    'openapi-security-alternative-added',
    `${METHOD}.security`,
    'added',
    'NON_BREAKING',
    'One more way to be let in leaves the known ways as they are.',
  ),
  row(
    'openapi-security-alternative-removed',
    `${METHOD}.security`,
    'removed',
    'BREAKING',
    'Callers whose credentials were enough are refused.',
  ),
  row(
    'openapi-security-tightened',
    `${METHOD}.security`,
    'modified',
    'BREAKING',
    'Credentials of existing callers lack a scope or a further credential, so they are refused.',
  ),
  row(
    'openapi-security-eased',
    `${METHOD}.security`,
    'modified',
    'NON_BREAKING',
    'Credentials of existing callers are more than is asked for.',
  ),
  row(
    'openapi-security-scheme-changed',
    'openapi.components.securitySchemes[]',
    'modified',
    'BREAKING',
    'Callers present a credential that is no longer looked for.',
  ),
  row(
    'openapi-security-endpoint-changed',
    'openapi.components.securitySchemes[]',
    'modified',
    'POTENTIAL_BREAKING',
    'Callers may have to get their credentials elsewhere.',
  ),

  row(
    'openapi-webhook-added',
    'openapi.webhooks[]',
    'added',
    'NON_BREAKING',
    'Nobody waits for a message that is new.',
  ),
  row(
    'openapi-webhook-removed',
    'openapi.webhooks[]',
    'removed',
    'BREAKING',
    'Those who wait for the message no longer get it.',
  ),
  ...readSchema('openapi-webhook-payload', 'openapi.webhooks[]', 'webhook'),
  row(
    'openapi-callback-added',
    `${METHOD}.callbacks[]`,
    'added',
    'NON_BREAKING',
    'Nobody waits for a message that is new.',
  ),
  row(
    'openapi-callback-removed',
    `${METHOD}.callbacks[]`,
    'removed',
    'BREAKING',
    'Those who wait for the message no longer get it.',
  ),
  ...readSchema('openapi-callback-payload', `${METHOD}.callbacks[]`, 'callback'),
];

function row(id: string, path: string, type: ChangeType, impact: Impact, reason: string): RuleRow {
  return { id, path, type, impact, reason };
}

/** Schemas of values that callers supply: what narrows, breaks. */
function suppliedSchema(id: string, path: string, what: string): RuleRow[] {
  return [
    row(
      `${id}-schema-narrowed`,
      path,
      'modified',
      'BREAKING',
      `Values of the ${what} that callers send today are refused.`,
    ),
    row(
      `${id}-schema-widened`,
      path,
      'modified',
      'NON_BREAKING',
      `Every value of the ${what} that callers send today is still accepted.`,
    ),
    row(
      `${id}-schema-undecided`,
      path,
      'modified',
      'POTENTIAL_BREAKING',
      `Whether values of the ${what} that callers send today are still accepted cannot be told.`,
    ),
    row(
      `${id}-schema-equal`,
      path,
      'modified',
      'NON_BREAKING',
      `The same values of the ${what} are accepted.`,
    ),
    row(
      `${id}-default-changed`,
      path,
      'modified',
      'POTENTIAL_BREAKING',
      `Callers who leave the value of the ${what} out are taken to mean another one.`,
    ),
  ];
}

/** Schemas of values that callers read: what widens, breaks. */
function readSchema(id: string, path: string, what: string): RuleRow[] {
  return [
    row(
      `${id}-schema-narrowed`,
      path,
      'modified',
      'NON_BREAKING',
      `Every value of the ${what} that may come is one that readers know already.`,
    ),
    row(
      `${id}-schema-widened`,
      path,
      'modified',
      'BREAKING',
      `Readers of the ${what} may get values that they were promised never to get, or miss some that they rely on.`,
    ),
    row(
      `${id}-schema-undecided`,
      path,
      'modified',
      'POTENTIAL_BREAKING',
      `Whether readers of the ${what} may get values that they do not know cannot be told.`,
    ),
    row(
      `${id}-schema-equal`,
      path,
      'modified',
      'NON_BREAKING',
      `The same values of the ${what} may come.`,
    ),
  ];
}
