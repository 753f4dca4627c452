// Compares the parameters of an OpenAPI operation by their name and location.
import { child } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { asText } from '../document/as-text';
import {
  addDeprecation,
  addFlip,
  addUndecided,
  detectRest,
  detectSiblings,
  flag,
} from '../document/document-pair';
import type { Both } from '../document/document-pair';
import { spreadObjects } from './exploded-objects';
import { plainName } from './methods';
import type { OpenapiPair } from './openapi-pair';
import { alternativesOf } from '../document/schema-alternatives';
import { parametersOf, type Parameter, type Parameters } from './parameters';
import { detectParameterValue } from './detect-parameter-value';

export const PARAMETER_KEYS = {
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
  templates: { readonly from: string; readonly to: string },
): void {
  const isSame =
    templates.from === templates.to &&
    pair.same.areSame(listOf(item.from), listOf(item.to)) &&
    pair.same.areSame(listOf(operation.from), listOf(operation.to));
  if (isSame) return;
  const found = {
    before: parametersOf(pair.base, item.from, operation.from, templates.from),
    after: parametersOf(pair.head, item.to, operation.to, templates.to),
  };
  detectOutsideParameters(pair, operation, found.before, found.after);
  const known = [found.before.known, found.after.known] as const;
  // One that is not read may be any parameter that the other side describes itself.
  const [mayBeRemoved, mayBeAdded] = [
    !hasNewOutside(found.before, found.after),
    !hasNewOutside(found.after, found.before),
  ];
  const [before, after] = spreadObjects(pair, operation, ...known);
  for (const [key, from] of before) {
    const to = after.get(key);
    const path = `${operation.path}.parameters[${from.name}:${from.in}]`;
    if (to !== undefined) {
      const what = `${operation.what} ${from.in} parameter \`${from.name}\``;
      detectParameter(pair, { path, what, from, to }, from, to);
      continue;
    }
    if (!mayBeRemoved) continue;
    pair.add({
      rule: 'openapi-parameter-removed',
      path,
      type: 'removed',
      oldValue: valueOf(operation, from),
      subject: `${operation.what} no longer accepts the ${from.in} parameter \`${from.name}\`.`,
      basePointer: from.pointer,
    });
  }
  for (const [key, to] of after) {
    if (before.has(key) || !mayBeAdded) continue;
    const says = to.required ? 'now requires' : 'now accepts';
    pair.add({
      rule: to.required ? 'openapi-required-parameter-added' : 'openapi-optional-parameter-added',
      path: `${operation.path}.parameters[${to.name}:${to.in}]`,
      type: 'added',
      newValue: valueOf(operation, to),
      subject: `${operation.what} ${says} the ${to.in} parameter \`${to.name}\`.`,
      headPointer: to.pointer,
    });
  }
}

function hasNewOutside(from: Parameters, to: Parameters): boolean {
  return [...to.outside.keys()].some((ref) => !from.outside.has(ref));
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
    const [from, to] = [before.outside.get(ref), after.outside.get(ref)];
    if (from !== undefined && to !== undefined) continue;
    const why = `${operation.what} has a parameter that is defined in another file: \`${ref}\`.`;
    const path = `${operation.path}.parameters[${ref}]`;
    addUndecided(pair, path, why, from, to);
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

function detectParameter(pair: OpenapiPair, both: Both, from: Parameter, to: Parameter): void {
  detectSiblings(pair, { path: both.path, what: both.what, from: from.written, to: to.written });
  if (pair.same.areSame(from.value, to.value)) return;
  detectRest(pair, both, PARAMETER_KEYS);
  if (!from.required && to.required) {
    addFlip(pair, both, 'required', 'openapi-parameter-became-required', 'is required now');
  } else if (from.required && !to.required) {
    addFlip(pair, both, 'required', 'openapi-parameter-became-optional', 'is optional now');
  }
  addDeprecation(pair, both, 'openapi-deprecation-changed');
  for (const name of ['allowEmptyValue', 'allowReserved']) {
    const [was, is] = [flag(both.from, name), flag(both.to, name)];
    if (was !== is && name === 'allowReserved' && !isEscaped(pair.base, from)) {
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
  detectParameterValue(pair, both, [from.in, to.in], {
    rules: 'openapi-parameter',
    direction: 'input',
    serialization: 'openapi-parameter-serialization-changed',
    isGiven: from.required,
  });
}
