// Compares the parameters of an OpenAPI operation by their name and location.
import { child } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';
import { asText } from '../../document/texts/as-text';
import {
  addDeprecation,
  addFlip,
  addUndecided,
  detectRest,
  detectSiblings,
  flag,
} from '../../document/pair/document-pair';
import type { Both } from '../../document/pair/document-pair';
import { spreadObjects } from './exploded-objects';
import { plainName } from '../elements/methods';
import type { OpenapiPair } from '../elements/openapi-pair';
import { alternativesOf } from '../../document/document-schemas/schema-alternatives';
import { parametersOf, type Parameter, type Parameters } from '../elements/parameters';
import { detectParameterValue } from './detect-parameter-value';

const PARAMETER_KEYS = {
  texts: ['description', 'example', 'examples'],
  compared: [
    ...['name', 'in', 'required', 'schema', 'content', 'style', 'explode'],
    ...['allowReserved', 'allowEmptyValue', 'deprecated'],
  ],
};

/** Parameters of an operation, with those of its path item that it does not replace. */
export function detectParameters(
  pair: OpenapiPair,
  item: Both,
  operation: Both,
  templates: { readonly base: string; readonly head: string },
): void {
  const isSame =
    templates.base === templates.head &&
    pair.same.areSame(listOf(item.base), listOf(item.head)) &&
    pair.same.areSame(listOf(operation.base), listOf(operation.head));
  if (isSame) return;
  const found = {
    before: parametersOf(pair.base, item.base, operation.base, templates.base),
    after: parametersOf(pair.head, item.head, operation.head, templates.head),
  };
  detectOutsideParameters(pair, operation, found.before, found.after);
  const known = [found.before.known, found.after.known] as const;
  // One that is not read may be any parameter that the other side describes itself.
  const [mayBeRemoved, mayBeAdded] = [
    !hasNewOutside(found.before, found.after),
    !hasNewOutside(found.after, found.before),
  ];
  const [before, after] = spreadObjects(pair, operation, ...known);
  for (const [key, base] of before) {
    const head = after.get(key);
    if (head !== undefined) {
      const path = pathOf(operation, base);
      const what = `${operation.what} ${base.in} parameter \`${base.name}\``;
      detectParameter(pair, { path, what, base, head }, base, head);
      continue;
    }
    if (mayBeRemoved) addRemoved(pair, operation, base);
  }
  for (const [key, head] of after) {
    if (mayBeAdded && !before.has(key)) addAdded(pair, operation, head);
  }
}

function addRemoved(pair: OpenapiPair, operation: Both, parameter: Parameter): void {
  pair.add({
    rule: 'openapi-parameter-removed',
    path: pathOf(operation, parameter),
    type: 'removed',
    oldValue: valueOf(operation, parameter),
    subject: `${operation.what} no longer accepts the ${parameter.in} parameter \`${parameter.name}\`.`,
    basePointer: parameter.pointer,
  });
}

function addAdded(pair: OpenapiPair, operation: Both, parameter: Parameter): void {
  const { required } = parameter;
  const says = required ? 'now requires' : 'now accepts';
  pair.add({
    rule: required ? 'openapi-required-parameter-added' : 'openapi-optional-parameter-added',
    path: pathOf(operation, parameter),
    type: 'added',
    newValue: valueOf(operation, parameter),
    subject: `${operation.what} ${says} the ${parameter.in} parameter \`${parameter.name}\`.`,
    headPointer: parameter.pointer,
  });
}

function pathOf(operation: Both, parameter: Parameter): string {
  return `${operation.path}.parameters[${parameter.name}:${parameter.in}]`;
}

function hasNewOutside(base: Parameters, head: Parameters): boolean {
  return [...head.outside.keys()].some((ref) => !base.outside.has(ref));
}

function valueOf(operation: Both, parameter: Parameter): string {
  return `${plainName(operation)} ${parameter.in} param '${parameter.name}'`;
}

function listOf(located: Located<Mapping>): unknown {
  return child(located, 'parameters').value;
}

/** A parameter in another file was added or removed; its name and its schema are not known. */
export function detectOutsideParameters(
  pair: OpenapiPair,
  operation: Both,
  before: Parameters,
  after: Parameters,
): void {
  const refs = new Set([...before.outside.keys(), ...after.outside.keys()]);
  for (const ref of refs) {
    const [base, head] = [before.outside.get(ref), after.outside.get(ref)];
    if (base !== undefined && head !== undefined) continue;
    const why = `${operation.what} has a parameter that is defined in another file: \`${ref}\`.`;
    const path = `${operation.path}.parameters[${ref}]`;
    addUndecided(pair, { path, base, head }, why);
  }
}

/** Whether a value may hold a character that is written in another way without `allowReserved`. */
function isEscaped(side: DocumentSide, parameter: Parameter): boolean {
  // Headers are sent as they are.
  if (parameter.in === 'header') return false;
  const found = alternativesOf(side, child(parameter, 'schema'));
  return (
    found === undefined ||
    !found.every(({ type, enum: listed }) =>
      Array.isArray(listed)
        ? listed.every((value) => /^[\w.~-]*$/.test(asText(value)))
        : type === 'integer' || type === 'boolean',
    )
  );
}

/** Compares keys that mean the same for both who sends and who receives. Answers whether the values differ. */
export function detectCommon(
  pair: OpenapiPair,
  both: Both,
  base: Parameter,
  head: Parameter,
): boolean {
  const { path, what } = both;
  detectSiblings(pair, { path, what, base: base.written, head: head.written });
  if (pair.same.areSame(base.value, head.value)) return false;
  detectRest(pair, both, PARAMETER_KEYS);
  return true;
}

function detectParameter(pair: OpenapiPair, both: Both, base: Parameter, head: Parameter): void {
  if (!detectCommon(pair, both, base, head)) return;
  if (!base.required && head.required) {
    addFlip(pair, both, 'required', 'openapi-parameter-became-required', 'is required now');
  } else if (base.required && !head.required) {
    addFlip(pair, both, 'required', 'openapi-parameter-became-optional', 'is optional now');
  }
  addDeprecation(pair, both, 'openapi-deprecation-changed');
  for (const name of ['allowEmptyValue', 'allowReserved']) {
    const [was, is] = [flag(both.base, name), flag(both.head, name)];
    if (was !== is && name === 'allowReserved' && !isEscaped(pair.base, base)) {
      addFlip(
        pair,
        both,
        name,
        'openapi-text-changed',
        `changed \`${name}\`, which no value needs`,
      );
    } else if (was && !is) {
      addFlip(pair, both, name, 'openapi-parameter-form-refused', `no longer sets \`${name}\``);
    } else if (!was && is) {
      addFlip(pair, both, name, 'openapi-parameter-form-allowed', `now sets \`${name}\``);
    }
  }
  detectParameterValue(pair, both, [base.in, head.in], {
    rules: 'openapi-parameter',
    direction: 'input',
    serialization: 'openapi-parameter-serialization-changed',
    isGiven: base.required,
  });
}
