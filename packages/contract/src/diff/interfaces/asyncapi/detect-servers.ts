// Finds AsyncAPI servers that were added or removed, and compares those that both sides have.
import { addPresence } from '../document/pair/add-presence';
import { detectAlternatives } from '../document/security/detect-alternatives';
import { detectRest, isElsewhere, placesOf } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import type { AsyncapiServer } from './asyncapi-document';
import { detectOpaque } from './asyncapi-pair';
import type { AsyncapiPair } from './asyncapi-pair';
import type { Pairing } from './pair-up';
import { detectServerVariables } from './detect-server-variables';
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
    addPresence(pair, 'asyncapi-server', { ...named(name), value: name, base: item });
  }
  for (const { name, item } of added) {
    addPresence(pair, 'asyncapi-server', { ...named(name), value: name, head: item });
  }
  for (const [base, head] of pairs) detectServer(pair, base, head);
}

function detectServer(pair: AsyncapiPair, base: AsyncapiServer, head: AsyncapiServer): void {
  const both: Both = { ...named(base.name), base: base.item, head: head.item };
  if (isElsewhere(pair, both)) return;
  const [before, after] = [
    securityOf(pair.before, base.item, (name) => name),
    securityOf(pair.after, head.item, pair.baseNameOf.scheme),
  ];
  detectAlternatives(pair, both, before, after);
  detectRest(pair, both, SERVER_KEYS);
  detectOpaque(pair, both, 'bindings');
  detectServerVariables(pair, both);
  const values = (key: string) => [textOf(base.item, key), textOf(head.item, key)] as const;
  addModified(pair, both, 'address', ['url', 'host', 'pathname'], [base.address, head.address]);
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
  [base, head]: readonly [string | undefined, string | undefined],
): void {
  if (base === head) return;
  const words = what.replace('-', ' ');
  const keyOf = (side: 'base' | 'head') =>
    keys.find((key) => Object.keys(both[side].value).includes(key)) ?? keys[0];
  pair.add({
    rule: `asyncapi-server-${what}-changed`,
    path: `${both.path}.${what === 'protocol-version' ? 'protocolVersion' : what}`,
    type: 'modified',
    oldValue: base,
    newValue: head,
    subject: `${both.what} changed its ${words} from ${valueOrNone(base)} to ${valueOrNone(head)}.`,
    basePointer: placesOf(both, keyOf('base')).basePointer,
    headPointer: placesOf(both, keyOf('head')).headPointer,
  });
}

function valueOrNone(value: string | undefined): string {
  return value === undefined || value === '' ? 'none' : longCode(value);
}
