// Parameters of a message that the service itself sends: the receiver reads them.
import {
  addDeprecation,
  addFlip,
  addUndecided,
  type Both,
  detectRest,
  detectSiblings,
  flag,
} from '../document/document-pair';
import { child } from '../document/document-side';
import { detectOutsideParameters, PARAMETER_KEYS } from './detect-parameters';
import { detectParameterValue } from './detect-parameter-value';
import { spreadObjects } from './exploded-objects';
import type { OpenapiPair } from './openapi-pair';
import { parametersOf, type Parameter } from './parameters';

/** `item` is the path item around the operation. */
export function detectSentParameters(pair: OpenapiPair, item: Both, operation: Both): void {
  const found = {
    before: parametersOf(pair.base, item.from, operation.from, ''),
    after: parametersOf(pair.head, item.to, operation.to, ''),
  };
  const known = [found.before.known, found.after.known] as const;
  const [before, after] = spreadObjects(pair, operation, ...known);
  const pathOf = ({ name, in: place }: Parameter) =>
    `${operation.path}.parameters[${name}:${place}]`;
  for (const [key, from] of before) {
    const to = after.get(key);
    if (to !== undefined) {
      const what = `${operation.what} ${from.in} parameter \`${from.name}\``;
      detectSent(pair, { path: pathOf(from), what, from, to }, from, to);
      continue;
    }
    pair.add({
      rule: 'openapi-outgoing-parameter-removed',
      path: pathOf(from),
      type: 'removed',
      oldValue: from.name,
      subject: `${operation.what} no longer comes with the ${from.in} parameter \`${from.name}\`.`,
      basePointer: from.pointer,
    });
  }
  for (const [key, to] of after) {
    if (before.has(key)) continue;
    pair.add({
      rule: 'openapi-outgoing-parameter-added',
      path: pathOf(to),
      type: 'added',
      newValue: to.name,
      subject: `${operation.what} now comes with the ${to.in} parameter \`${to.name}\`.`,
      headPointer: to.pointer,
    });
  }
  detectOutsideParameters(pair, operation, found.before, found.after);
}

function detectSent(pair: OpenapiPair, both: Both, from: Parameter, to: Parameter): void {
  detectSiblings(pair, { path: both.path, what: both.what, from: from.written, to: to.written });
  if (pair.same.areSame(from.value, to.value)) return;
  detectRest(pair, both, PARAMETER_KEYS);
  if (from.required !== to.required) {
    const rule = `openapi-outgoing-parameter-became-${to.required ? 'required' : 'optional'}`;
    const says = to.required ? 'is always sent now' : 'may be missing now';
    addFlip(pair, both, 'required', rule, says);
  }
  addDeprecation(pair, both, 'openapi-deprecation-changed');
  for (const name of ['allowEmptyValue', 'allowReserved']) {
    if (flag(both.from, name) === flag(both.to, name)) continue;
    const why = `${both.what} changed \`${name}\`.`;
    addUndecided(pair, `${both.path}.${name}`, why, child(both.from, name), child(both.to, name));
  }
  detectParameterValue(pair, both, [from.in, to.in], {
    rules: 'openapi-outgoing-parameter',
    direction: 'output',
    serialization: 'openapi-outgoing-parameter-serialization-changed',
  });
}
