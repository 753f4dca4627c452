// Compares the links of a response: what a client may call next with the values that it got.
import { codeList, lowerFirst } from '../../../diagnostics/words';
import { addUndecided, detectRest, followBoth } from '../document/document-pair';
import type { Both, WrittenBoth } from '../document/document-pair';
import { child } from '../document/document-side';
import { haveSameMeaning } from '../document/same-meaning';
import type { OpenapiPair } from './openapi-pair';

const LINK_KEYS = {
  texts: ['description'],
  compared: ['$ref', 'operationId', 'operationRef', 'parameters', 'requestBody', 'server'],
};

export function detectLinks(pair: OpenapiPair, response: Both): void {
  const [from, to] = [child(response.from, 'links'), child(response.to, 'links')];
  if (haveSameMeaning(pair, from, to)) return;
  const before = pair.base.mapping(from, '`links`');
  const after = pair.head.mapping(to, '`links`');
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
      addUndecided(pair, path, `${what} was removed. Clients may follow it.`, was, is);
    } else detectLink(pair, { path, what, from: was, to: is });
  }
}

function detectLink(pair: OpenapiPair, written: WrittenBoth): void {
  const both = followBoth(pair, written);
  if (both === undefined) return;
  detectRest(pair, both, LINK_KEYS);
  const changed = LINK_KEYS.compared.filter(
    (key) => !haveSameMeaning(pair, child(both.from, key), child(both.to, key)),
  );
  if (changed.length === 0) return;
  const why = `${both.what} changed ${codeList(changed)}, which the diff does not compare.`;
  addUndecided(pair, both.path, why, both.from, both.to);
}
