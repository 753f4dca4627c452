// Compares the addresses of an OpenAPI document, a path or an operation.
import type { Pointer } from '../../../source/pointer';
import { compareText } from '../../../source/text-order';
import { asText } from '../document/as-text';
import { child, children } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { placesOf } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import type { OpenapiPair } from './openapi-pair';

interface Address {
  readonly pointer: Pointer;
  /** Not written here: it counts because nothing else is. */
  readonly implied: boolean;
  /** Addresses with a variable that takes any value, which include this one. */
  readonly covers: readonly string[];
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
  if (detectAddresses(pair, [both, ...outer])) return;
  pair.add({
    rule: 'openapi-text-changed',
    path: `${both.path}.servers`,
    type: 'modified',
    subject: `${both.what} changed the description of its servers.`,
    ...placesOf(both, 'servers'),
  });
}

/** Whether any address came or went; `levels` from the innermost to the outermost. */
export function detectAddresses(
  pair: OpenapiPair,
  levels: readonly [Both, ...(readonly Both[])],
): boolean {
  const [both] = levels;
  const [from, to] = [levels.map((level) => level.from), levels.map((level) => level.to)];
  const isLarge = hasMany(pair.base, from) || hasMany(pair.head, to);
  const before = addressesOf(pair.base, from, isLarge);
  const after = addressesOf(pair.head, to, isLarge);
  const path = (address: string) => `${both.path}.servers[${address}]`;
  const gone = [...before].filter(
    ([address, { covers }]) => !after.has(address) && !covers.some((cover) => after.has(cover)),
  );
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
  return gone.length + come.length > 0;
}

/** The addresses of a whole document; `undefined` where too many are listed. */
export function documentAddresses(
  side: DocumentSide,
  document: Located<Mapping>,
): readonly string[] | undefined {
  if (hasMany(side, [document])) return undefined;
  return [...addressesOf(side, [document], false).keys()];
}

/** The addresses of the first level that names any, each with its place. */
function addressesOf(
  side: DocumentSide,
  levels: readonly Located<Mapping>[],
  isLarge: boolean,
): Map<string, Address> {
  const here = levels[0]!.pointer;
  for (const [index, level] of levels.entries()) {
    const found = namedBy(side, child(level, 'servers'), isLarge);
    if (index === 0 && found.size > 0) return found;
    if (found.size > 0) {
      return new Map(
        [...found].map(([url, address]) => [url, { ...address, pointer: here, implied: true }]),
      );
    }
  }
  return new Map([['/', { pointer: here, implied: true, covers: [] }]]);
}

/** Addresses with every value that their variables list, or with the default where they list none. */
function namedBy(side: DocumentSide, servers: Located, isLarge: boolean): Map<string, Address> {
  const found = new Map<string, Address>();
  for (const entry of side.list(servers, '`servers`')) {
    const server = side.mapping(entry, 'A server');
    const url = child(server, 'url').value;
    if (typeof url !== 'string') continue;
    for (const [address, covers] of addressesFor(url, variablesOf(side, server), isLarge)) {
      const plain = covers.map(plainAddress);
      found.set(plainAddress(address), { pointer: entry.pointer, implied: false, covers: plain });
    }
  }
  return found;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  http: ':80',
  ws: ':80',
  https: ':443',
  wss: ':443',
};

/** Schemes and hosts differ in no case, and each scheme has a port that people leave out. */
function plainAddress(address: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(address);
  if (parts === null) return plainPath(address) || (/^\/*$/.test(address) ? '/' : '.');
  const [scheme, host, rest] = [parts[1]!.toLowerCase(), parts[2]!.toLowerCase(), parts[3]!];
  const port = DEFAULT_PORTS[scheme];
  const named = port !== undefined && host.endsWith(port) ? host.slice(0, -port.length) : host;
  return `${scheme}://${named}${plainPath(rest)}`;
}

/** A path without steps that change nothing: `./v1/` and `v1` are one, since what follows begins with a slash. */
function plainPath(path: string): string {
  if (/[?#]/.test(path)) return path;
  const steps: string[] = [];
  for (const step of path.replace(/\/+$/, '').split('/')) {
    const isBack = step === '..' && steps.length > 0 && !['', '..'].includes(steps.at(-1)!);
    if (isBack) steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

interface Variable {
  readonly name: string;
  readonly values: readonly string[];
  /** Whether it lists no values, so that it takes any. */
  readonly isOpen: boolean;
}

function variablesOf(side: DocumentSide, server: Located<Mapping>): Variable[] {
  const variables = children(side.mapping(child(server, 'variables'), '`variables`'));
  return variables
    .filter(([name]) => !name.startsWith('x-'))
    .map(([name, written]) => {
      const { value } = side.mapping(written, 'A variable of a server');
      const listed: unknown[] = Array.isArray(value['enum']) ? value['enum'] : [];
      const given = [value['default'], ...listed].filter((one) => one !== undefined);
      const values = [...new Set(given.map(asText))].sort(compareText);
      return { name, values, isOpen: listed.length === 0 };
    });
}

const MOST_ADDRESSES = 100;

/** Whether the variables of a server list more combinations than are written out. */
function hasMany(side: DocumentSide, levels: readonly Located<Mapping>[]): boolean {
  return levels.some((level) =>
    side.list(child(level, 'servers'), '`servers`').some((entry) => {
      const variables = variablesOf(side, side.mapping(entry, 'A server'));
      const counts = variables.map(({ values, isOpen }) => values.length + (isOpen ? 1 : 0));
      return counts.reduce((product, count) => product * count, 1) > MOST_ADDRESSES;
    }),
  );
}

/**
 * Each address with those that include it because a variable takes any value there. A variable that
 * lists no values makes the template itself an address too. `isLarge`: each value once, and not in
 * every combination.
 */
function addressesFor(
  url: string,
  variables: readonly Variable[],
  isLarge: boolean,
): Map<string, readonly string[]> {
  const fill = (text: string, name: string, value: string) => text.split(`{${name}}`).join(value);
  const options = ({ values, isOpen }: Variable) => [...values, ...(isOpen ? ['{}'] : [])];
  const first = (variable: Variable) => options(variable)[0] ?? '';
  const choices: string[][] = isLarge
    ? variables.flatMap((varied) =>
        options(varied).map((value) =>
          variables.map((one) => (one === varied ? value : first(one))),
        ),
      )
    : variables.reduce<string[][]>(
        (known, variable) =>
          known.flatMap((chosen) => options(variable).map((value) => [...chosen, value])),
        [[]],
      );
  const write = (values: readonly string[]) =>
    variables.reduce((text, { name }, index) => fill(text, name, values[index]!), url);
  // The default of a variable that takes any value is the one that callers use.
  const opened = (values: readonly string[], isOpened: (index: number) => boolean) =>
    write(values.map((value, at) => (isOpened(at) && !variables[at]!.isOpen ? '{}' : value)));
  const covers = (values: readonly string[]) => [
    ...values.map((_, at) => opened(values, (index) => index === at)),
    opened(values, () => true),
  ];
  return new Map(choices.map((values) => [write(values), covers(values)]));
}
