// Compares the links of a response: what a client may call next with the values that it got.
import { codeList, lowerFirst } from '../../../../diagnostics/words';
import { addUndecided, detectRest, followBoth } from '../../document/pair/document-pair';
import type { Both, WrittenBoth } from '../../document/pair/document-pair';
import { child } from '../../document/side/document-side';
import { haveSameMeaning } from '../../document/side/same-meaning';
import type { OpenapiPair } from '../elements/openapi-pair';

const LINK_KEYS = {
  texts: ['description'],
  compared: ['$ref', 'operationId', 'operationRef', 'parameters', 'requestBody', 'server'],
};

export function detectLinks(pair: OpenapiPair, response: Both): void {
  const [base, head] = [child(response.base, 'links'), child(response.head, 'links')];
  if (haveSameMeaning(pair, base, head)) return;
  const before = pair.base.mapping(base, '`links`');
  const after = pair.head.mapping(head, '`links`');
  for (const name of new Set([...Object.keys(before.value), ...Object.keys(after.value)])) {
    const [was, is] = [child(before, name), child(after, name)];
    if (haveSameMeaning(pair, was, is)) continue;
    const path = `${response.path}.links[${name}]`;
    const what = `The link \`${name}\` of ${lowerFirst(response.what)}`;
    if (was.value === undefined) {
      pair.add({
        rule: 'openapi-text-changed',
        path,
        type: 'modified',
        subject: `${what} is new.`,
        headPointer: is.pointer,
      });
    } else if (is.value === undefined) {
      addUndecided(
        pair,
        { path, base: was, head: is },
        `${what} was removed. Clients may follow it.`,
      );
    } else detectLink(pair, { path, what, base: was, head: is });
  }
}

function detectLink(pair: OpenapiPair, written: WrittenBoth): void {
  const both = followBoth(pair, written);
  if (both === undefined) return;
  detectRest(pair, both, LINK_KEYS);
  const changed = LINK_KEYS.compared.filter(
    (key) => !haveSameMeaning(pair, child(both.base, key), child(both.head, key)),
  );
  if (changed.length === 0) return;
  const why = `${both.what} changed ${codeList(changed)}, which the diff does not compare.`;
  addUndecided(pair, both, why);
}
