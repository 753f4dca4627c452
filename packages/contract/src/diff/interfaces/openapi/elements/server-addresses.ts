// Reads the addresses at which the servers of a document, a path or an operation answer.
import type { Pointer } from '../../../../source/pointer';
import { compareText } from '../../../../source/text-order';
import { asText } from '../../document/texts/as-text';
import { child, children } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';

interface Address {
  readonly pointer: Pointer;
  /** The address for people: a variable that takes any value is written with its name. */
  readonly shown: string;
  /** Not written here: it counts because nothing else is. */
  readonly implied: boolean;
  /** Addresses with a variable that takes any value, which include this one. */
  readonly covers: readonly string[];
}

/** The addresses of a whole document; `undefined` where too many are listed. */
export function documentAddresses(
  side: DocumentSide,
  document: Located<Mapping>,
): readonly string[] | undefined {
  if (hasMany(side, [document])) return undefined;
  return [...addressesOf(side, [document], combineAll).keys()];
}

/** The addresses of the first level that names any, each with its place. */
export function addressesOf(
  side: DocumentSide,
  levels: readonly Located<Mapping>[],
  combine: Combine,
): Map<string, Address> {
  const here = levels[0]!.pointer;
  for (const [index, level] of levels.entries()) {
    const found = namedBy(side, child(level, 'servers'), combine);
    if (index === 0 && found.size > 0) return found;
    if (found.size > 0) {
      return new Map(
        [...found].map(([url, address]) => [url, { ...address, pointer: here, implied: true }]),
      );
    }
  }
  return new Map([['/', { pointer: here, shown: '/', implied: true, covers: [] }]]);
}

/** Addresses with every value that their variables list, or with the default where they list none. */
function namedBy(side: DocumentSide, servers: Located, combine: Combine): Map<string, Address> {
  const found = new Map<string, Address>();
  for (const entry of side.list(servers, '`servers`')) {
    const server = side.mapping(entry, 'A server');
    const url = child(server, 'url').value;
    if (typeof url !== 'string') continue;
    for (const { address, ...texts } of addressesFor(url, variablesOf(side, server), combine)) {
      found.set(plainAddress(address), {
        pointer: entry.pointer,
        shown: plainAddress(texts.shown),
        implied: false,
        covers: texts.covers.map(plainAddress),
      });
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

/** One text for equal addresses: upper and lower case mean the same in schemes and hosts, and people leave out the usual port. */
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
  readonly default: Located;
  readonly values: readonly string[];
  /** Whether it lists no values, so that it takes any. */
  readonly isOpen: boolean;
}

function variablesOf(side: DocumentSide, server: Located<Mapping>): Variable[] {
  const variables = children(side.mapping(child(server, 'variables'), '`variables`'));
  return variables
    .filter(([name]) => !name.startsWith('x-'))
    .map(([name, written]) => {
      const variable = side.mapping(written, 'A variable of a server');
      const { value } = variable;
      const listed: unknown[] = Array.isArray(value['enum']) ? value['enum'] : [];
      const given = [value['default'], ...listed].filter((one) => one !== undefined);
      const values = [...new Set(given.map(asText))].sort(compareText);
      return { name, values, isOpen: listed.length === 0, default: child(variable, 'default') };
    });
}

interface ServerDefaults {
  /** The address with its variables, as it is written. */
  readonly url: string;
  /** The values that clients use who choose none, by the names of the variables. */
  readonly defaults: ReadonlyMap<string, Located>;
}

/** The defaults of all variables in the servers that an element names itself. */
export function serverDefaults(side: DocumentSide, element: Located<Mapping>): ServerDefaults[] {
  return side.list(child(element, 'servers'), '`servers`').flatMap((entry) => {
    const server = side.mapping(entry, 'A server');
    const url = child(server, 'url').value;
    if (typeof url !== 'string') return [];
    const variables = variablesOf(side, server);
    return [{ url, defaults: new Map(variables.map((one) => [one.name, one.default])) }];
  });
}

const MOST_ADDRESSES = 100;

/** Whether the variables of a server list more combinations than are written out. */
export function hasMany(side: DocumentSide, levels: readonly Located<Mapping>[]): boolean {
  return levels.some((level) =>
    side.list(child(level, 'servers'), '`servers`').some((entry) => {
      const variables = variablesOf(side, side.mapping(entry, 'A server'));
      const counts = variables.map(({ values, isOpen }) => values.length + (isOpen ? 1 : 0));
      return counts.reduce((product, count) => product * count, 1) > MOST_ADDRESSES;
    }),
  );
}

/** Means any value of a variable. An address stays the same if only the name of the variable changes. */
const ANY = '{}';

interface Filled extends Pick<Address, 'shown' | 'covers'> {
  readonly address: string;
}

/**
 * Each address with those that include it because a variable takes any value there. A variable that
 * lists no values makes the template itself an address too.
 */
function addressesFor(url: string, variables: readonly Variable[], combine: Combine): Filled[] {
  const fill = (text: string, name: string, value: string) => text.split(`{${name}}`).join(value);
  const options = variables.map(({ values, isOpen }) => [...values, ...(isOpen ? [ANY] : [])]);
  const write = (values: readonly string[]) =>
    variables.reduce((text, { name }, index) => fill(text, name, values[index]!), url);
  // The default of a variable that takes any value is the one that callers use.
  const opened = (values: readonly string[], isOpened: (index: number) => boolean) =>
    write(values.map((value, at) => (isOpened(at) && !variables[at]!.isOpen ? ANY : value)));
  const covers = (values: readonly string[]) => [
    ...values.map((_, at) => opened(values, (index) => index === at)),
    opened(values, () => true),
  ];
  const named = (values: readonly string[]) =>
    write(values.map((value, at) => (value === ANY ? `{${variables[at]!.name}}` : value)));
  return combine(options).map((values) => ({
    address: write(values),
    shown: named(values),
    covers: covers(values),
  }));
}

/** Chooses values for all variables of an address; `options` has the values of each variable. */
type Combine = (options: readonly (readonly string[])[]) => string[][];

/** Every combination. */
export const combineAll: Combine = (options) =>
  options.reduce<string[][]>(
    (known, values) => known.flatMap((chosen) => values.map((value) => [...chosen, value])),
    [[]],
  );

/** Each value once, beside the first value of every other variable. */
export const useEachOnce: Combine = (options) =>
  options.flatMap((values, varied) =>
    values.map((value) => options.map(([first = ''], at) => (at === varied ? value : first))),
  );
