import { child, children, isMapping } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { placesOf } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import { sameJson } from '../document/same-parts';
import type { OpenapiPair } from './openapi-pair';

/** Addresses that the document names; where it names none, nothing is known of them. */
export function detectServers(pair: OpenapiPair, both: Both): void {
  const [from, to] = [child(both.from, 'servers'), child(both.to, 'servers')];
  if (sameJson(from.value, to.value)) return;
  const before = addressesOf(pair.base, from);
  const after = addressesOf(pair.head, to);
  let moved = false;
  for (const [address, pointer] of before) {
    if (after.has(address)) continue;
    moved = true;
    pair.add({
      rule: 'openapi-server-removed',
      path: `${both.path}.servers[${address}]`,
      type: 'removed',
      oldValue: address,
      subject: `${both.what} no longer names the server \`${address}\`.`,
      basePointer: pointer,
    });
  }
  for (const [address, pointer] of after) {
    if (before.has(address)) continue;
    moved = true;
    pair.add({
      rule: 'openapi-server-added',
      path: `${both.path}.servers[${address}]`,
      type: 'added',
      newValue: address,
      subject: `${both.what} now names the server \`${address}\`.`,
      headPointer: pointer,
    });
  }
  if (moved) return;
  pair.add({
    rule: 'openapi-text-changed',
    path: `${both.path}.servers`,
    type: 'modified',
    subject: `${both.what} changed what it says of its servers.`,
    ...placesOf(both, 'servers'),
  });
}

/** Addresses with the defaults of their variables filled in, each with its place. */
function addressesOf(side: DocumentSide, servers: Located): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of side.list(servers, '`servers`')) {
    const server = side.mapping(entry, 'A server');
    const url = child(server, 'url').value;
    if (typeof url === 'string') found.set(filled(side, server, url), entry.pointer);
  }
  return found;
}

function filled(side: DocumentSide, server: Located<Mapping>, url: string): string {
  const variables = children(side.mapping(child(server, 'variables'), '`variables`'));
  return variables.reduce((text, [name, { value }]) => {
    const given = isMapping(value) ? value['default'] : undefined;
    return given === undefined ? text : text.split(`{${name}}`).join(String(given));
  }, url);
}
