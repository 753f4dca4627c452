// Compares the variables in the address of a server: the values that clients may use there.
import { codeList, lowerFirst } from '../../../diagnostics/words';
import { asText } from '../document/texts/as-text';
import { detectChangedDefault } from '../document/pair/detect-changed-default';
import { detectRest, followBoth, placesOf } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import { child, entriesIn, isOutside, type Located } from '../document/side/document-side';
import { detectOpaque, type AsyncapiPair } from './asyncapi-pair';

const VARIABLE_KEYS = {
  texts: ['description', 'examples'],
  compared: ['$ref', 'enum', 'default'],
};

export function detectServerVariables(pair: AsyncapiPair, server: Both): void {
  const variables = variablesOf(pair, server);
  if (variables === undefined) {
    detectOpaque(pair, server, 'variables');
    return;
  }
  for (const [name, base, head] of variables) {
    const path = `${server.path}.variables[${name}]`;
    const what = `The variable \`${name}\` of ${lowerFirst(server.what)}`;
    const both = followBoth(pair, { path, what, base, head });
    if (both !== undefined) detectVariable(pair, both);
  }
}

/** Both sides of each variable; `undefined` where the sides do not have the same variables. */
function variablesOf(pair: AsyncapiPair, server: Both): [string, Located, Located][] | undefined {
  const [before, after] = [
    pair.base.follow(child(server.base, 'variables')),
    pair.head.follow(child(server.head, 'variables')),
  ];
  if (before === undefined || after === undefined) return undefined;
  if (isOutside(before) || isOutside(after)) return undefined;
  const [from, to] = [entriesIn(before), new Map(entriesIn(after))];
  if (from.length !== to.size) return undefined;
  const pairs = from.flatMap(([name, base]): [string, Located, Located][] => {
    const head = to.get(name);
    return head === undefined ? [] : [[name, base, head]];
  });
  return pairs.length === from.length ? pairs : undefined;
}

function detectVariable(pair: AsyncapiPair, both: Both): void {
  detectRest(pair, both, VARIABLE_KEYS);
  compareValues(pair, both);
  detectChangedDefault(pair, {
    path: `${both.path}.default`,
    what: both.what,
    base: child(both.base, 'default'),
    head: child(both.head, 'default'),
  });
}

function compareValues(pair: AsyncapiPair, both: Both): void {
  const { path, what } = both;
  const isListed = [both.base, both.head].every((variable) => {
    const { value } = child(variable, 'enum');
    return value === undefined || Array.isArray(value);
  });
  if (!isListed) {
    detectOpaque(pair, both, 'enum');
    return;
  }
  const [before, after] = [valuesOf(both.base), valuesOf(both.head)];
  const lost = after && (before === undefined || before.some((value) => !after.includes(value)));
  const gained = before && (after === undefined || after.some((value) => !before.includes(value)));
  if (lost === true || gained === true) {
    const [was, is] = [valuesInWords(before), valuesInWords(after)];
    pair.add({
      rule: `asyncapi-server-variable-${lost === true ? 'narrowed' : 'widened'}`,
      path,
      type: 'modified',
      subject: `${what} could be ${was} and can now be ${is}.`,
      ...placesOf(both, 'enum'),
    });
  }
}

/** The values that a variable may have; `undefined` where it lists none, so that it may have any. */
function valuesOf(variable: Both['base']): readonly string[] | undefined {
  const { value } = child(variable, 'enum');
  return Array.isArray(value) && value.length > 0 ? value.map(asText) : undefined;
}

function valuesInWords(values: readonly string[] | undefined): string {
  return values === undefined ? 'anything' : codeList(values);
}
