// Compares the addresses of an OpenAPI document, a path or an operation.
import { child } from '../document/side/document-side';
import { detectChangedDefault } from '../document/pair/detect-changed-default';
import { placesOf } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import type { OpenapiPair } from './elements/openapi-pair';
import {
  addressesOf,
  combineAll,
  hasMany,
  serverDefaults,
  useEachOnce,
} from './elements/server-addresses';

/**
 * The addresses at which calls are answered. Where no servers are named, those of what is around it
 * count (`outer`, innermost first), and where nothing names any, `/`. Addresses that nothing uses on
 * both sides do not count.
 */
export function detectServerAddresses(
  pair: OpenapiPair,
  both: Both,
  outer: readonly Both[],
  isUsed: () => boolean = () => true,
): void {
  const [base, head] = [child(both.base, 'servers'), child(both.head, 'servers')];
  if (pair.same.haveSameText(base.value, head.value)) return;
  const used = isUsed();
  if (used && (detectAddresses(pair, [both, ...outer]) || detectDefaults(pair, both))) return;
  pair.add({
    rule: 'openapi-text-changed',
    path: `${both.path}.servers`,
    type: 'modified',
    subject: used
      ? `${both.what} changed the description of its servers.`
      : `${both.what} changed its servers. Every operation is compared with the servers that it uses.`,
    ...placesOf(both, 'servers'),
  });
}

/** Whether the address changed that clients call who choose no values for its variables. */
function detectDefaults(pair: OpenapiPair, both: Both): boolean {
  const before = new Map(
    serverDefaults(pair.base, both.base).map(({ url, defaults }) => [url, defaults]),
  );
  let isChanged = false;
  for (const { url, defaults } of serverDefaults(pair.head, both.head)) {
    for (const [name, head] of defaults) {
      const base = before.get(url)?.get(name);
      if (base === undefined) continue;
      const path = `${both.path}.servers[${url}].variables[${name}].default`;
      const what = `The variable \`${name}\` of the server \`${url}\``;
      if (detectChangedDefault(pair, { path, what, base, head })) isChanged = true;
    }
  }
  return isChanged;
}

/** Whether any address came or went; `levels` from the innermost to the outermost. */
export function detectAddresses(
  pair: OpenapiPair,
  levels: readonly [Both, ...(readonly Both[])],
): boolean {
  const [both] = levels;
  const [base, head] = [levels.map((level) => level.base), levels.map((level) => level.head)];
  const combine = hasMany(pair.base, base) || hasMany(pair.head, head) ? useEachOnce : combineAll;
  const before = addressesOf(pair.base, base, combine);
  const after = addressesOf(pair.head, head, combine);
  const path = (address: string) => `${both.path}.servers[${address}]`;
  const removed = [...before].filter(
    ([address, { covers }]) => !after.has(address) && !covers.some((cover) => after.has(cover)),
  );
  const added = [...after].filter(([address]) => !before.has(address));
  for (const [, { pointer, shown: address, implied }] of removed) {
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
  for (const [, { pointer, shown: address, implied }] of added) {
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
  return removed.length + added.length > 0;
}
