import { child, isMapping, isOutside } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { addFlip, addUndecided, detectRest, flag } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import type { OpenapiPair } from './openapi-pair';
import { templateNames } from '../document/path-template';
import { contentOfText, detectText } from './detect-text';

interface Parameter extends Located<Mapping> {
  readonly name: string;
  readonly in: string;
  /** A parameter of the path is always sent. */
  readonly required: boolean;
}

const PARAMETER_KEYS = {
  texts: ['description', 'example', 'examples'],
  compared: [
    ...['name', 'in', 'required', 'schema', 'content', 'style', 'explode'],
    ...['allowReserved', 'allowEmptyValue', 'deprecated'],
  ],
};

/** Headers that OpenAPI says are described elsewhere: https://spec.openapis.org/oas/v3.1.0#parameter-object. */
const IGNORED_HEADERS = new Set(['accept', 'content-type', 'authorization']);

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
  const before = parametersOf(pair.base, item.from, operation.from, templates.from);
  const after = parametersOf(pair.head, item.to, operation.to, templates.to);
  detectOutsideParameters(pair, operation, before, after);
  for (const [key, from] of before.known) {
    const to = after.known.get(key);
    const path = `${operation.path}.parameters[${from.name}:${from.in}]`;
    if (to !== undefined) {
      const what = `${operation.what} ${from.in} parameter \`${from.name}\``;
      detectParameter(pair, { path, what, from, to }, from, to);
      continue;
    }
    pair.add({
      rule: 'openapi-parameter-removed',
      path,
      type: 'removed',
      oldValue: valueOf(operation, from),
      subject: `${operation.what} no longer takes the ${from.in} parameter \`${from.name}\`.`,
      basePointer: from.pointer,
    });
  }
  for (const [key, to] of after.known) {
    if (before.known.has(key)) continue;
    const says = to.required ? 'now demands' : 'now takes';
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

function valueOf(operation: Both, parameter: Parameter): string {
  return `${operation.what.replace(/`/g, '')} ${parameter.in} param '${parameter.name}'`;
}

function listOf(located: Located<Mapping>): unknown {
  return child(located, 'parameters').value;
}

interface Parameters {
  /** By place in the template, by name, or for headers by lower-case name. */
  readonly known: ReadonlyMap<string, Parameter>;
  readonly outside: ReadonlyMap<string, Located>;
}

function parametersOf(
  side: DocumentSide,
  item: Located<Mapping>,
  operation: Located<Mapping>,
  template: string,
): Parameters {
  const names = templateNames(template);
  const known = new Map<string, Parameter>();
  const outside = new Map<string, Located>();
  for (const owner of [item, operation]) {
    for (const entry of side.list(child(owner, 'parameters'), '`parameters`')) {
      const found = side.follow(entry);
      if (found === undefined) continue;
      if (isOutside(found)) {
        outside.set(found.ref, entry);
        continue;
      }
      const parameter = parameterOf(side, found);
      if (parameter === undefined) continue;
      const name = parameter.name.toLowerCase();
      if (parameter.in === 'header' && IGNORED_HEADERS.has(name)) continue;
      known.set(keyOf(parameter, names), parameter);
    }
  }
  return { known, outside };
}

function parameterOf(side: DocumentSide, located: Located): Parameter | undefined {
  const { value, pointer } = side.mapping(located, 'A parameter');
  if (!isMapping(located.value)) return undefined;
  const [name, place] = [value['name'], value['in']];
  if (typeof name !== 'string' || typeof place !== 'string') {
    side.report(pointer, 'A parameter must have the texts `name` and `in`.');
    return undefined;
  }
  const required = place === 'path' || value['required'] === true;
  return { value, pointer, name, in: place, required };
}

function keyOf({ name, in: place }: Parameter, names: readonly string[]): string {
  if (place === 'header') return `header ${name.toLowerCase()}`;
  const index = place === 'path' ? names.indexOf(name) : -1;
  return index < 0 ? `${place} ${name}` : `path #${index}`;
}

function detectOutsideParameters(
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
    const nothing = { value: undefined, pointer: '' };
    const path = `${operation.path}.parameters[${ref}]`;
    addUndecided(pair, path, why, from ?? nothing, to ?? nothing);
  }
}

function detectParameter(pair: OpenapiPair, both: Both, from: Parameter, to: Parameter): void {
  if (pair.same.areSame(from.value, to.value)) return;
  detectRest(pair, both, PARAMETER_KEYS);
  if (!from.required && to.required) {
    addFlip(pair, both, 'required', 'openapi-parameter-became-required', 'is required now');
  } else if (from.required && !to.required) {
    addFlip(pair, both, 'required', 'openapi-parameter-became-optional', 'is optional now');
  }
  if (flag(both.from, 'deprecated') !== flag(both.to, 'deprecated')) {
    const says = flag(both.to, 'deprecated') ? 'is deprecated now' : 'is no longer deprecated';
    addFlip(pair, both, 'deprecated', 'openapi-deprecation-changed', says);
  }
  for (const name of ['allowEmptyValue', 'allowReserved']) {
    const [was, is] = [flag(both.from, name), flag(both.to, name)];
    if (was && !is) {
      addFlip(pair, both, name, 'openapi-parameter-form-refused', `no longer sets \`${name}\``);
    } else if (!was && is) {
      addFlip(pair, both, name, 'openapi-parameter-form-allowed', `now sets \`${name}\``);
    }
  }
  const [before, after] = [
    contentOfText(pair.base, from, from.in),
    contentOfText(pair.head, to, to.in),
  ];
  detectText(pair, both, before, after, {
    rules: 'openapi-parameter',
    direction: 'input',
    serialization: 'openapi-parameter-serialization-changed',
  });
}
