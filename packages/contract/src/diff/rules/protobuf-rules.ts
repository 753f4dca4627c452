import type { RuleRow } from './rule-row';

/** What changes of a `.proto` file mean; the ids are those of `detect/protobuf`. */
export const PROTOBUF_RULES: readonly RuleRow[] = [
  {
    id: 'protobuf-package-changed',
    path: 'protobuf.package',
    type: 'modified',
    impact: 'BREAKING',
    reason:
      'The package is part of the address of every rpc, so calls of existing clients reach nothing.',
  },
  {
    id: 'protobuf-syntax-changed',
    path: 'protobuf.syntax',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason:
      'The syntax decides how unset fields and unknown enum values are read, so existing readers may see other values.',
  },
  {
    id: 'protobuf-imports-changed',
    path: 'protobuf.imports',
    type: 'modified',
    impact: 'NON_BREAKING',
    reason: 'Imports are how the file is put together; what is sent does not depend on them.',
  },
  {
    id: 'protobuf-imported-file-changed',
    path: 'protobuf.imports',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason:
      'Messages that are sent may be declared there, and what changed in them is not compared.',
  },
  {
    id: 'protobuf-file-option-changed',
    path: 'protobuf.options[]',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason:
      'Options of a file decide what generated code looks like and where it lives, so code that uses it may no longer build.',
  },
  {
    id: 'protobuf-option-changed',
    path: 'protobuf',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason:
      'What this option means to clients and gateways is not known here, so it may change what they send or receive.',
  },
  {
    id: 'protobuf-encoding-option-changed',
    path: 'protobuf',
    type: 'modified',
    impact: 'NON_BREAKING',
    reason: 'Every reader understands both forms, so existing clients and servers notice nothing.',
  },
  {
    id: 'protobuf-message-set-changed',
    path: 'protobuf.messages[]',
    type: 'modified',
    impact: 'BREAKING',
    reason: 'Existing programs cannot decode what the other side writes.',
  },
  {
    id: 'protobuf-deprecation-changed',
    path: 'protobuf',
    type: 'modified',
    impact: 'NON_BREAKING',
    reason: 'Deprecation announces; what works today still works.',
  },
  {
    id: 'protobuf-service-added',
    path: 'protobuf.services[]',
    type: 'added',
    impact: 'NON_BREAKING',
    reason: 'No client calls a service that it does not know yet.',
  },
  {
    id: 'protobuf-service-removed',
    path: 'protobuf.services[]',
    type: 'removed',
    impact: 'BREAKING',
    reason: 'Clients that call the service get an error for every call.',
  },
  {
    id: 'protobuf-rpc-added',
    path: 'protobuf.services[].rpcs[]',
    type: 'added',
    impact: 'NON_BREAKING',
    reason: 'No client calls an rpc that it does not know yet.',
  },
  {
    id: 'protobuf-rpc-removed',
    path: 'protobuf.services[].rpcs[]',
    type: 'removed',
    impact: 'BREAKING',
    reason: 'Clients that call the rpc get an error for every call.',
  },
  {
    id: 'protobuf-rpc-request-type-changed',
    path: 'protobuf.services[].rpcs[].request',
    type: 'modified',
    impact: 'BREAKING',
    reason: 'Existing clients send a message of another type than the server reads.',
  },
  {
    id: 'protobuf-rpc-response-type-changed',
    path: 'protobuf.services[].rpcs[].response',
    type: 'modified',
    impact: 'BREAKING',
    reason: 'Existing clients read the answer as another type than the server sends.',
  },
  {
    id: 'protobuf-rpc-request-streaming-changed',
    path: 'protobuf.services[].rpcs[].request',
    type: 'modified',
    impact: 'BREAKING',
    reason:
      'Existing clients send one message where a stream is read, or a stream where one message is read.',
  },
  {
    id: 'protobuf-rpc-response-streaming-changed',
    path: 'protobuf.services[].rpcs[].response',
    type: 'modified',
    impact: 'BREAKING',
    reason:
      'Existing clients read one message where a stream is sent, or wait for a stream that never comes.',
  },
  {
    id: 'protobuf-message-added',
    path: 'protobuf.messages[]',
    type: 'added',
    impact: 'NON_BREAKING',
    reason: 'A type that nobody used before takes nothing away from anybody.',
  },
  {
    id: 'protobuf-message-removed',
    path: 'protobuf.messages[]',
    type: 'removed',
    impact: 'BREAKING',
    reason:
      'Code that uses the generated type no longer builds, and values of it that are on their way cannot be read.',
  },
  {
    id: 'protobuf-field-added',
    path: 'protobuf.messages[].fields[]',
    type: 'added',
    impact: 'NON_BREAKING',
    reason:
      'Readers that do not know the field skip it, and writers that do not set it leave its default.',
  },
  {
    id: 'protobuf-required-field-added',
    path: 'protobuf.messages[].fields[]',
    type: 'added',
    impact: 'BREAKING',
    reason: 'Messages of existing writers lack the field, so readers refuse them.',
  },
  {
    id: 'protobuf-field-number-reused',
    path: 'protobuf.messages[].fields[]',
    type: 'added',
    impact: 'BREAKING',
    reason:
      'Existing programs read and write something else under this number, so values are taken for what they are not.',
  },
  {
    id: 'protobuf-reserved-reused',
    path: 'protobuf.messages[].fields[]',
    type: 'added',
    impact: 'BREAKING',
    reason:
      'The number or name was set aside because older programs still use it for something else.',
  },
  {
    id: 'protobuf-field-removed',
    path: 'protobuf.messages[].fields[]',
    type: 'removed',
    impact: 'BREAKING',
    reason:
      'Those who read the field only ever see its default, and what others write into it is lost.',
  },
  {
    id: 'protobuf-field-removed-unreserved',
    path: 'protobuf.messages[].fields[]',
    type: 'removed',
    impact: 'BREAKING',
    reason:
      'Those who read the field only ever see its default, and nothing keeps its number from meaning something else one day.',
  },
  {
    id: 'protobuf-field-renamed',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'BREAKING',
    reason:
      'Those who exchange the message as JSON look for the old name, and code that names the field no longer builds.',
  },
  {
    id: 'protobuf-field-renamed-json-kept',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason: 'What is sent stays the same, but code that names the field no longer builds.',
  },
  {
    id: 'protobuf-field-json-name-changed',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'BREAKING',
    reason: 'Those who exchange the message as JSON look for the old name.',
  },
  {
    id: 'protobuf-field-number-changed',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'BREAKING',
    reason:
      'Existing programs write and look for the field under its old number, so its value is lost.',
  },
  {
    id: 'protobuf-field-type-changed',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'BREAKING',
    reason: 'Existing programs cannot decode what the other side writes.',
  },
  {
    id: 'protobuf-field-json-form-changed',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'BREAKING',
    reason:
      'The bytes still decode, but JSON has another form: a number, a text, `true` or a name. Readers of JSON refuse it or read another value.',
  },
  {
    id: 'protobuf-field-type-changed-compatibly',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason:
      'The bytes still decode, but values may be cut to the smaller type, and JSON and generated code may differ.',
  },
  {
    id: 'protobuf-field-cardinality-changed',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'BREAKING',
    reason:
      'One side writes a list where the other reads one value, so values are lost or cannot be decoded.',
  },
  {
    id: 'protobuf-field-became-required',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'BREAKING',
    reason: 'Messages of existing writers may lack the field, and readers then refuse them.',
  },
  {
    id: 'protobuf-field-became-optional',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason: 'Existing readers still demand the field and refuse messages that now leave it out.',
  },
  {
    id: 'protobuf-field-presence-gained',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'NON_BREAKING',
    reason:
      'Readers can now also tell an unset field from its default; what they read stays the same.',
  },
  {
    id: 'protobuf-field-presence-lost',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason: 'Readers that tell an unset field from its default can do so no longer.',
  },
  {
    id: 'protobuf-field-oneof-changed',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason:
      'Setting one field of a oneof clears the others, so values that were sent together may be lost.',
  },
  {
    id: 'protobuf-field-default-changed',
    path: 'protobuf.messages[].fields[]',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason: 'Writer and reader assume different values for a field that is not set.',
  },
  {
    id: 'protobuf-reserved-added',
    path: 'protobuf.messages[].reserved',
    type: 'added',
    impact: 'NON_BREAKING',
    reason: 'Setting numbers and names aside protects existing programs.',
  },
  {
    id: 'protobuf-reserved-removed',
    path: 'protobuf.messages[].reserved',
    type: 'removed',
    impact: 'POTENTIAL_BREAKING',
    reason:
      'Nothing any longer keeps a number or name that older programs use from meaning something else.',
  },
  {
    id: 'protobuf-extensions-added',
    path: 'protobuf.messages[].extensions',
    type: 'added',
    impact: 'NON_BREAKING',
    reason: 'Extensions that exist keep their numbers.',
  },
  {
    id: 'protobuf-extensions-removed',
    path: 'protobuf.messages[].extensions',
    type: 'removed',
    impact: 'BREAKING',
    reason:
      'Extensions that others declared there no longer build, and their numbers may come to mean something else.',
  },
  {
    id: 'protobuf-enum-added',
    path: 'protobuf.enums[]',
    type: 'added',
    impact: 'NON_BREAKING',
    reason: 'A type that nobody used before takes nothing away from anybody.',
  },
  {
    id: 'protobuf-enum-removed',
    path: 'protobuf.enums[]',
    type: 'removed',
    impact: 'BREAKING',
    reason: 'Code that uses the generated type no longer builds.',
  },
  {
    id: 'protobuf-enum-openness-changed',
    path: 'protobuf.enums[]',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason:
      'Readers keep a value that they do not know in an open enum, and treat the field as unset in a closed one.',
  },
  {
    id: 'protobuf-enum-default-changed',
    path: 'protobuf.enums[]',
    type: 'modified',
    impact: 'POTENTIAL_BREAKING',
    reason: 'The first value is what a field that is not set reads as, so it now reads as another.',
  },
  {
    id: 'protobuf-enum-value-added',
    path: 'protobuf.enums[].values[]',
    type: 'added',
    impact: 'NON_BREAKING',
    reason: 'The enum is open: readers that do not know the value keep its number.',
  },
  {
    id: 'protobuf-closed-enum-value-added',
    path: 'protobuf.enums[].values[]',
    type: 'added',
    impact: 'POTENTIAL_BREAKING',
    reason: 'The enum is closed: readers that do not know the value treat the field as unset.',
  },
  {
    id: 'protobuf-enum-value-removed',
    path: 'protobuf.enums[].values[]',
    type: 'removed',
    impact: 'BREAKING',
    reason:
      'Those who send the value are no longer understood, and those who wait for it wait in vain.',
  },
  {
    id: 'protobuf-enum-value-renamed',
    path: 'protobuf.enums[].values[]',
    type: 'modified',
    impact: 'BREAKING',
    reason:
      'Those who exchange the value as JSON use the old name, and code that names it no longer builds.',
  },
  {
    id: 'protobuf-enum-value-renumbered',
    path: 'protobuf.enums[].values[]',
    type: 'modified',
    impact: 'BREAKING',
    reason: 'Existing programs write and read the value under its old number.',
  },
  {
    id: 'protobuf-enum-reserved-reused',
    path: 'protobuf.enums[].values[]',
    type: 'added',
    impact: 'BREAKING',
    reason:
      'The number or name was set aside because older programs still use it for something else.',
  },
  {
    id: 'protobuf-enum-reserved-added',
    path: 'protobuf.enums[].reserved',
    type: 'added',
    impact: 'NON_BREAKING',
    reason: 'Setting numbers and names aside protects existing programs.',
  },
  {
    id: 'protobuf-enum-reserved-removed',
    path: 'protobuf.enums[].reserved',
    type: 'removed',
    impact: 'POTENTIAL_BREAKING',
    reason:
      'Nothing any longer keeps a number or name that older programs use from meaning something else.',
  },
];
