// Compares the addresses of an OpenAPI document, a path or an operation.
import type { Pointer } from '../../../source/pointer';
import { isMapping } from '../../../source/mapping';
import { child, children } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { placesOf } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import type { OpenapiPair } from './openapi-pair';

interface Address {
  readonly pointer: Pointer;
  /** Not written here: it counts because nothing else is. */
  readonly implied: boolean;
}

/**
 * The addresses at which calls are answered. Where no servers are named, those of what is around it
 * count (`outer`, innermost first), and where nothing names any, `/`.
 */
export function detectServerAddresses(
  pair: OpenapiPair,
  both: Both,
  outer: readonly Both[] = [],
): void {
  const [from, to] = [child(both.from, 'servers'), child(both.to, 'servers')];
  if (pair.same.haveSameText(from.value, to.value)) return;
  const before = addressesOf(
    pair.base,
    [both, ...outer].map((level) => level.from),
  );
  const after = addressesOf(
    pair.head,
    [both, ...outer].map((level) => level.to),
  );
  const path = (address: string) => `${both.path}.servers[${address}]`;
  const gone = [...before].filter(([address]) => !after.has(address));
  const come = [...after].filter(([address]) => !before.has(address));
  for (const [address, { pointer, implied }] of gone) {
    pair.add({
      rule: 'openapi-server-removed',
      path: path(address),
      type: 'removed',
      oldValue: address,
      subject: implied
        ? `${both.what} named no servers, which meant the server \`${address}\`; it names others now.`
        : `${both.what} no longer names the server \`${address}\`.`,
      basePointer: pointer,
    });
  }
  for (const [address, { pointer, implied }] of come) {
    pair.add({
      rule: 'openapi-server-added',
      path: path(address),
      type: 'added',
      newValue: address,
      subject: implied
        ? `${both.what} no longer names servers, which means the server \`${address}\`.`
        : `${both.what} now names the server \`${address}\`.`,
      headPointer: pointer,
    });
  }
  if (gone.length + come.length > 0) return;
  pair.add({
    rule: 'openapi-text-changed',
    path: `${both.path}.servers`,
    type: 'modified',
    subject: `${both.what} changed the description of its servers.`,
    ...placesOf(both, 'servers'),
  });
}

/** The addresses of the first level that names any, each with its place. */
function addressesOf(
  side: DocumentSide,
  levels: readonly Located<Mapping>[],
): Map<string, Address> {
  const here = levels[0]!.pointer;
  for (const [index, level] of levels.entries()) {
    const found = namedBy(side, child(level, 'servers'));
    if (index === 0 && found.size > 0) return found;
    if (found.size > 0) {
      return new Map([...found.keys()].map((url) => [url, { pointer: here, implied: true }]));
    }
  }
  return new Map([['/', { pointer: here, implied: true }]]);
}

/** Addresses with every value that their variables list, or with the default where they list none. */
function namedBy(side: DocumentSide, servers: Located): Map<string, Address> {
  const found = new Map<string, Address>();
  for (const entry of side.list(servers, '`servers`')) {
    const server = side.mapping(entry, 'A server');
    const url = child(server, 'url').value;
    if (typeof url !== 'string') continue;
    for (const address of addressesFor(side, server, url)) {
      found.set(address, { pointer: entry.pointer, implied: false });
    }
  }
  return found;
}

const MOST_ADDRESSES = 100;

/** A variable that lists no values takes any: then the template itself is an address too. */
function addressesFor(side: DocumentSide, server: Located<Mapping>, url: string): string[] {
  const variables = children(side.mapping(child(server, 'variables'), '`variables`'));
  let addresses = [url];
  for (const [name, { value }] of variables) {
    const listed = isMapping(value) && Array.isArray(value['enum']) ? value['enum'] : [];
    const assumed = isMapping(value) ? value['default'] : undefined;
    const values = new Set([assumed, ...listed].filter((one) => one !== undefined).map(String));
    const place = `{${name}}`;
    const filled = addresses.flatMap((text) =>
      [...values].map((given) => text.split(place).join(given)),
    );
    const open = listed.length === 0 ? addresses.map((text) => text.split(place).join('{}')) : [];
    addresses = [...new Set([...filled, ...open])].slice(0, MOST_ADDRESSES);
  }
  return addresses;
}
