// Parameters of a message that the service itself sends: the receiver reads them.
import {
  addDeprecation,
  addFlip,
  addUndecided,
  type Both,
  flag,
} from '../../document/pair/document-pair';
import { child } from '../../document/side/document-side';
import { detectCommon, detectOutsideParameters } from '../parameters/detect-parameters';
import { detectParameterValue } from '../parameters/detect-parameter-value';
import { spreadObjects } from '../parameters/exploded-objects';
import type { OpenapiPair } from '../elements/openapi-pair';
import { parametersOf, type Parameter } from '../elements/parameters';

/** `item` is the path item around the operation. */
export function detectSentParameters(pair: OpenapiPair, item: Both, operation: Both): void {
  const found = {
    before: parametersOf(pair.base, item.base, operation.base, ''),
    after: parametersOf(pair.head, item.head, operation.head, ''),
  };
  const known = [found.before.known, found.after.known] as const;
  const [before, after] = spreadObjects(pair, operation, ...known);
  const pathOf = ({ name, in: place }: Parameter) =>
    `${operation.path}.parameters[${name}:${place}]`;
  for (const [key, base] of before) {
    const head = after.get(key);
    if (head !== undefined) {
      const what = `${operation.what} ${base.in} parameter \`${base.name}\``;
      detectSent(pair, { path: pathOf(base), what, base, head }, base, head);
      continue;
    }
    pair.add({
      rule: 'openapi-outgoing-parameter-removed',
      path: pathOf(base),
      type: 'removed',
      oldValue: base.name,
      subject: `${operation.what} no longer comes with the ${base.in} parameter \`${base.name}\`.`,
      basePointer: base.pointer,
    });
  }
  for (const [key, head] of after) {
    if (before.has(key)) continue;
    pair.add({
      rule: 'openapi-outgoing-parameter-added',
      path: pathOf(head),
      type: 'added',
      newValue: head.name,
      subject: `${operation.what} now comes with the ${head.in} parameter \`${head.name}\`.`,
      headPointer: head.pointer,
    });
  }
  detectOutsideParameters(pair, operation, found.before, found.after);
}

function detectSent(pair: OpenapiPair, both: Both, base: Parameter, head: Parameter): void {
  if (!detectCommon(pair, both, base, head)) return;
  if (base.required !== head.required) {
    const rule = `openapi-outgoing-parameter-became-${head.required ? 'required' : 'optional'}`;
    const says = head.required ? 'is always sent now' : 'may be missing now';
    addFlip(pair, both, 'required', rule, says);
  }
  addDeprecation(pair, both, 'openapi-deprecation-changed');
  for (const name of ['allowEmptyValue', 'allowReserved']) {
    if (flag(both.base, name) === flag(both.head, name)) continue;
    const why = `${both.what} changed \`${name}\`.`;
    addUndecided(
      pair,
      { path: `${both.path}.${name}`, base: child(both.base, name), head: child(both.head, name) },
      why,
    );
  }
  detectParameterValue(pair, both, [base.in, head.in], {
    rules: 'openapi-outgoing-parameter',
    direction: 'output',
    serialization: 'openapi-outgoing-parameter-serialization-changed',
  });
}
