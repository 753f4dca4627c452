// Keys that a policy checks and that no contract has: a misspelled key, or the key of a claim. A
// contract never has them, so such a check never has an effect or is never met.
import { dialectOf, supportedVersions, type SchemaNode } from '../../dialect/dialects';
import { IN_PLACE, IN_PLACE_LISTS } from '../../json-schema/keywords';
import { suggest } from '../../schema-check/suggest';
import { isMapping } from '../../source/mapping';
import { joinPointer, type Pointer } from '../../source/pointer';

export interface ForeignKey {
  /** Place in the schema. */
  readonly pointer: Pointer;
  readonly on: 'key' | 'value';
  readonly key: string;
  /** The path of the contract that has no such key, as `service.chart`. Empty for the contract itself. */
  readonly within: string;
  readonly meant?: string;
}

const CONTRACTS: readonly SchemaNode[] = supportedVersions.map(
  (version) => dialectOf(version)!.contractSchema,
);

/** What a policy bans may well be unknown. */
const CONDITIONS = IN_PLACE.filter((keyword) => keyword !== 'not');
const ITEMS = ['items', 'contains', 'additionalItems'];

/** A hostile schema could have millions. A reader cannot fix more at once. */
const MOST_REPORTED = 50;

interface Visit {
  readonly node: unknown;
  readonly pointer: Pointer;
  /** What the language says about the same place of a contract. */
  readonly described: readonly SchemaNode[];
  readonly within: string;
}

/** In the order of the text. References of the policy are not followed. */
export function findForeignKeys(policy: unknown): ForeignKey[] {
  const found: ForeignKey[] = [];
  const pending: Visit[] = [{ node: policy, pointer: '', described: CONTRACTS, within: '' }];
  for (let visit = pending.pop(); visit && found.length < MOST_REPORTED; visit = pending.pop()) {
    if (!isMapping(visit.node)) continue;
    found.push(...foreignIn(visit.node, visit));
    pending.push(...schemasBelow(visit.node, visit).reverse());
  }
  return found.slice(0, MOST_REPORTED);
}

function foreignIn(node: SchemaNode, { pointer, described, within }: Visit): ForeignKey[] {
  const known = knownKeys(described);
  if (known === undefined) return [];
  return namedKeys(node, pointer)
    .filter(({ key }) => !known.has(key))
    .map((named) => ({ ...named, within, meant: suggest(named.key, known) }));
}

function namedKeys(node: SchemaNode, pointer: Pointer): Omit<ForeignKey, 'within' | 'meant'>[] {
  const properties = Object.entries(isMapping(node.properties) ? node.properties : {})
    .filter(([, schema]) => schema !== false)
    .map(([key]) => ({
      pointer: joinPointer(pointer, 'properties', key),
      on: 'key' as const,
      key,
    }));
  const required = (Array.isArray(node.required) ? (node.required as unknown[]) : []).flatMap(
    (key, index) =>
      typeof key === 'string'
        ? [{ pointer: joinPointer(pointer, 'required', index), on: 'value' as const, key }]
        : [],
  );
  return [...properties, ...required];
}

function schemasBelow(node: SchemaNode, visit: Visit): Visit[] {
  const { pointer, described, within } = visit;
  return Object.entries(node).flatMap(([keyword, value]): Visit[] => {
    const place = joinPointer(pointer, keyword);
    if (CONDITIONS.includes(keyword)) return [{ ...visit, node: value, pointer: place }];
    if (IN_PLACE_LISTS.includes(keyword) && Array.isArray(value)) {
      return value.map((part: unknown, index) => ({
        ...visit,
        node: part,
        pointer: joinPointer(place, index),
      }));
    }
    if (ITEMS.includes(keyword)) {
      const items = membersOf(described).flatMap((one) =>
        isMapping(one.items) ? [one.items] : [],
      );
      return [{ node: value, pointer: place, described: items, within: `${within}[]` }];
    }
    if (keyword !== 'properties' || !isMapping(value)) return [];
    return Object.entries(value).map(([key, schema]) => ({
      node: schema,
      pointer: joinPointer(place, key),
      described: membersOf(described).flatMap(({ properties }) => {
        const below = isMapping(properties) ? properties[key] : undefined;
        return isMapping(below) ? [below] : [];
      }),
      within: within === '' ? key : `${within}.${key}`,
    }));
  });
}

/** Absent if the place has no keys, or every key is allowed there. */
function knownKeys(described: readonly SchemaNode[]): ReadonlySet<string> | undefined {
  const members = membersOf(described);
  if (!members.some(({ additionalProperties }) => additionalProperties === false)) return undefined;
  return new Set(members.flatMap((one) => Object.keys(one.properties ?? {})));
}

/** The schemas themselves and their alternatives. */
function membersOf(described: readonly SchemaNode[]): SchemaNode[] {
  return described.flatMap((node) => [
    node,
    ...IN_PLACE_LISTS.flatMap((keyword) => {
      const parts = node[keyword];
      return Array.isArray(parts) ? membersOf(parts.filter(isMapping)) : [];
    }),
  ]);
}
