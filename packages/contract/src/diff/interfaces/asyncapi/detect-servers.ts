// Finds AsyncAPI servers that were added or removed, and compares those that both sides have.
import { addPresence } from '../document/add-presence';
import { detectAlternatives } from '../document/detect-alternatives';
import { detectRest, isElsewhere, placesOf } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import type { AsyncapiServer } from './asyncapi-document';
import { detectOpaque } from './asyncapi-pair';
import type { AsyncapiPair } from './asyncapi-pair';
import type { Pairing } from './pair-up';
import { securityOf } from './security-of';
import { textOf } from './text-of';
import { longCode } from '../../../diagnostics/words';

const SERVER_KEYS = {
  texts: ['title', 'summary', 'description', 'tags', 'externalDocs'],
  compared: [
    '$ref',
    'url',
    'host',
    'pathname',
    'protocol',
    'protocolVersion',
    'security',
    'bindings',
    'variables',
  ],
};

export function detectServers(
  pair: AsyncapiPair,
  { pairs, removed, added }: Pairing<AsyncapiServer>,
): void {
  for (const { name, item } of removed) {
    addPresence(pair, 'asyncapi-server', { ...named(name), value: name, from: item });
  }
  for (const { name, item } of added) {
    addPresence(pair, 'asyncapi-server', { ...named(name), value: name, to: item });
  }
  for (const [from, to] of pairs) detectServer(pair, from, to);
}

function detectServer(pair: AsyncapiPair, from: AsyncapiServer, to: AsyncapiServer): void {
  const both: Both = { ...named(from.name), from: from.item, to: to.item };
  if (isElsewhere(pair, both)) return;
  const [before, after] = [
    securityOf(pair.before, from.item, (name) => name),
    securityOf(pair.after, to.item, pair.baseNameOf.scheme),
  ];
  detectAlternatives(pair, both, before, after);
  detectRest(pair, both, SERVER_KEYS);
  detectOpaque(pair, both, 'bindings');
  detectOpaque(pair, both, 'variables');
  const values = (key: string) => [textOf(from.item, key), textOf(to.item, key)] as const;
  addModified(pair, both, 'address', ['url', 'host', 'pathname'], [from.address, to.address]);
  addModified(pair, both, 'protocol', ['protocol'], values('protocol'));
  addModified(pair, both, 'protocol-version', ['protocolVersion'], values('protocolVersion'));
}

function named(name: string): Pick<Both, 'path' | 'what'> {
  return { path: `asyncapi.servers[${name}]`, what: `The server \`${name}\`` };
}

function addModified(
  pair: AsyncapiPair,
  both: Both,
  what: 'address' | 'protocol' | 'protocol-version',
  keys: readonly string[],
  [from, to]: readonly [string | undefined, string | undefined],
): void {
  if (from === to) return;
  const words = what.replace('-', ' ');
  const keyOf = (side: 'from' | 'to') =>
    keys.find((key) => Object.keys(both[side].value).includes(key)) ?? keys[0];
  pair.add({
    rule: `asyncapi-server-${what}-changed`,
    path: `${both.path}.${what === 'protocol-version' ? 'protocolVersion' : what}`,
    type: 'modified',
    oldValue: from,
    newValue: to,
    subject: `${both.what} changed its ${words} from ${valueOrNone(from)} to ${valueOrNone(to)}.`,
    basePointer: placesOf(both, keyOf('from')).basePointer,
    headPointer: placesOf(both, keyOf('to')).headPointer,
  });
}

function valueOrNone(value: string | undefined): string {
  return value === undefined || value === '' ? 'none' : longCode(value);
}
