// Compares the requirements of the policies and configurations that a contract references, and
// checks whether the head side meets the new ones.
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { fingerprintOf } from '../../diagnostics/fingerprint';
import { compareDiagnostics } from '../../diagnostics/order';
import { compareText } from '../../source/text-order';
import { parseSchema } from '../../schema-check/parse-schema';
import { describeRequirements, type Requirement } from '../../schema-compare/describe-requirements';
import { bindsItself } from '../../resolve/follow';
import { joinPointer } from '../../source/pointer';
import type { FoundSchema, LocatedSchema, SchemaFinder } from '../../bundle/find-schemas';
import type { BundlePair, SideDefect, SideName } from '../sides/compared';
import type { ReferenceChange } from '../change/diff-report';
import { defectAt } from '../sides/named-file';
import type { SideContract, SideReader } from '../sides/side-reader';

type List = 'policies' | 'configurations';

interface Entry {
  readonly name: string;
  readonly schema?: string;
  readonly ref?: string;
}

interface EntryAt {
  readonly entry: Entry;
  readonly index: number;
  readonly contract: SideContract;
}

/** Every requirement of the schemas that an entry references; absent where they cannot be found. */
interface Demand {
  readonly requirements: readonly Requirement[] | undefined;
  readonly defects: readonly SideDefect[];
}

interface Followed {
  readonly changes: readonly ReferenceChange[];
  readonly defects: readonly SideDefect[];
}

/**
 * The entries whose schemas, reached by reference, are others than they were. `validateHead` gives the
 * diagnostics of the head side; it is asked only when an entry changed.
 */
export function followReferences(
  list: List,
  sides: BundlePair,
  environments: readonly (string | null)[],
  validateHead: () => readonly Diagnostic[],
): Followed {
  const moves = new Map<string, Move>();
  const untouched = new Set<string>();
  const defects: SideDefect[] = [];
  for (const environment of environments) {
    const base = sides.base.contract(environment);
    const head = sides.head.contract(environment);
    if (!('contract' in base) || !('contract' in head)) continue;
    for (const [before, after] of pairEntries(list, base, head)) {
      if (!isFollowed(list, sides.head, before?.entry, after?.entry)) continue;
      const { name } = (after ?? before)!.entry;
      const [from, to] = [targetOf(before), targetOf(after)];
      const key = JSON.stringify([name, from, to]);
      if (untouched.has(key)) continue;
      if (isUntouched(list, sides, before?.entry, after?.entry)) {
        untouched.add(key);
        continue;
      }
      const known = moves.get(key);
      if (known) {
        if (after) known.heads.push(after);
        continue;
      }
      const was = demandOf(list, 'base', sides.base, before);
      const is = demandOf(list, 'head', sides.head, after);
      defects.push(...was.defects, ...is.defects);
      moves.set(key, { name, from, to, was, is, heads: after ? [after] : [] });
    }
  }
  return {
    changes: [...moves.values()].flatMap((move) =>
      describeMove(list, sides.head, move, validateHead),
    ),
    defects,
  };
}

/**
 * One entry that references, or referenced, schemas of others. It is the same in every environment
 * of `heads`.
 */
interface Move {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly was: Demand;
  readonly is: Demand;
  readonly heads: EntryAt[];
}

function describeMove(
  list: List,
  head: SideReader,
  { name, from, to, was, is, heads }: Move,
  validateHead: () => readonly Diagnostic[],
): ReferenceChange[] {
  // The requirements of a base that is not available are unknown.
  const newRequirements = was.requirements ? missing(is.requirements, was.requirements) : [];
  // A schema that cannot be found may still require all of it.
  const goneRequirements =
    is.requirements === undefined ? [] : missing(was.requirements, is.requirements);
  const isLost = was.requirements !== undefined && is.requirements === undefined;
  if (from === to && !isLost && newRequirements.length + goneRequirements.length === 0) return [];
  const diagnostics = heads.length === 0 ? [] : about(list, head, heads, validateHead());
  return [
    {
      name,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      newRequirements,
      goneRequirements,
      satisfied: heads.length === 0 ? null : satisfiedBy(diagnostics, is),
      diagnostics,
    },
  ];
}

function pairEntries(
  list: List,
  base: SideContract,
  head: SideContract,
): [EntryAt | undefined, EntryAt | undefined][] {
  const [before, after] = [entriesOf(list, base), entriesOf(list, head)];
  const gone = new Map(byName(before).filter(([name]) => !after.has(name)));
  const pairs = byName(after).map(([name, entry]): [EntryAt | undefined, EntryAt] => {
    if (before.has(name) || list === 'configurations') return [before.get(name), entry];
    const [former, renamed] =
      [...gone].find(([, other]) => targetOf(other) === targetOf(entry)) ?? [];
    if (former !== undefined) gone.delete(former);
    return [renamed, entry];
  });
  return [...pairs, ...[...gone.values()].map((entry): [EntryAt, undefined] => [entry, undefined])];
}

/** Pairs equal entries among several of one target, whatever their order. */
function byName(entries: ReadonlyMap<string, EntryAt>): [string, EntryAt][] {
  return [...entries].sort(([a], [b]) => compareText(a, b));
}

function entriesOf(list: List, contract: SideContract): Map<string, EntryAt> {
  const entries = new Map<string, EntryAt>();
  for (const [index, entry] of (contract.contract[list] ?? []).entries()) {
    if (!entries.has(entry.name)) entries.set(entry.name, { entry, index, contract });
  }
  return entries;
}

/**
 * The requirements of a local schema are reported as changes of that schema. A claim that is added
 * or removed moves nothing.
 */
function isFollowed(
  list: List,
  { bundle }: SideReader,
  before: Entry | undefined,
  after: Entry | undefined,
): boolean {
  if (list === 'configurations') {
    return (
      before !== undefined &&
      after !== undefined &&
      (before.ref !== undefined || after.ref !== undefined)
    );
  }
  const binding = (entry: Entry | undefined) =>
    entry !== undefined && (entry.ref !== undefined || bindsItself(bundle.kind));
  if (before?.schema !== undefined && after?.schema !== undefined) return false;
  return binding(before) || binding(after);
}

/**
 * A reference whose target has the same texts as before: its requirements and its defects are
 * unchanged.
 */
function isUntouched(
  list: List,
  sides: BundlePair,
  before: Entry | undefined,
  after: Entry | undefined,
): boolean {
  if (before?.ref === undefined || before.ref !== after?.ref) return false;
  const was = textsBehind(list, sides.base, before.name, before.ref);
  const is = textsBehind(list, sides.head, after.name, after.ref);
  if (was === undefined || is === undefined || !isDeepStrictEqual(was, is)) return false;
  return is.flat().every((text) => 'document' in parseSchema(text));
}

/** By group, the schemas that a reference means; `undefined` when one of them does not exist. */
function textsBehind(
  list: List,
  { finder, reader }: SideReader,
  name: string,
  ref: string,
): string[][] | undefined {
  const groups: string[][] = [];
  for (const places of placesBehind(list, finder, name, ref)) {
    const texts: string[] = [];
    for (const place of places) {
      if (place.status !== 'located') return undefined;
      const file = reader.file(place.bundle.root, place.schema);
      if (file.status !== 'read') return undefined;
      texts.push(file.text);
    }
    groups.push(texts);
  }
  return groups;
}

/** Schemas of claims are kept in their own list, because only one keyword of them counts. */
function placesBehind(
  list: List,
  finder: SchemaFinder,
  name: string,
  ref: string,
): (readonly LocatedSchema[])[] {
  if (list === 'policies') return [finder.locatePolicies(ref)];
  const configuration = finder.locateConfiguration(name, ref);
  const { declaredBy } = configuration;
  return [[configuration], declaredBy === undefined ? [] : finder.locateClaims(declaredBy)];
}

function targetOf(at: EntryAt | undefined): string | undefined {
  return at?.entry.ref ?? at?.entry.schema;
}

function demandOf(list: List, side: SideName, reader: SideReader, at: EntryAt | undefined): Demand {
  if (at === undefined) return { requirements: [], defects: [] };
  const requirements = new Map<string, Requirement>();
  for (const found of schemasOf(list, reader, at.entry)) {
    if (found.status !== 'found')
      return { requirements: undefined, defects: defectsOf(list, side, reader, at, found) };
    const text = reader.textOf(found.bundle, found.path);
    const parsed = text === undefined ? undefined : parseSchema(text);
    if (parsed === undefined || !('document' in parsed)) continue;
    for (const requirement of describeRequirements(
      found.only ? only(parsed.document, found.only) : parsed.document,
    )) {
      requirements.set(requirement.key, requirement);
    }
  }
  return { requirements: [...requirements.values()], defects: [] };
}

type Reached = FoundSchema & { readonly only?: string };

function schemasOf(list: List, { finder }: SideReader, entry: Entry): Reached[] {
  if (entry.ref === undefined) return [finder.own(entry.schema!, entry.name)];
  if (list === 'policies') return [...finder.policies(entry.ref)];
  const found = finder.configuration(entry.name, entry.ref);
  const claims = found.declaredBy === undefined ? [] : finder.claims(found.declaredBy);
  return [found, ...claims.map((claim) => ({ ...claim, only: 'x-pacto-claim' }))];
}

function only(document: unknown, keyword: string): unknown {
  const value =
    document !== null && typeof document === 'object'
      ? (document as Record<string, unknown>)[keyword]
      : undefined;
  return value === undefined ? true : { [keyword]: value };
}

/** A bundle that is not available does not fail the diff: validation reports it. A broken bundle does. */
function defectsOf(
  list: List,
  side: SideName,
  reader: SideReader,
  { entry, index, contract }: EntryAt,
  found: Exclude<FoundSchema, { status: 'found' }>,
): SideDefect[] {
  const isHere =
    entry.ref === undefined ||
    reader.side.index.resolve({ ref: entry.ref, from: reader.side.root }).status === 'found';
  if (!isHere) return [];
  const noun = list === 'policies' ? 'policy' : 'configuration';
  const named = {
    side,
    reader,
    contract,
    path: '',
    pointer: joinPointer('', list, index, entry.ref === undefined ? 'schema' : 'ref'),
  };
  const reason = 'message' in found ? ` ${found.message}` : '';
  return [
    defectAt(
      named,
      `${noun}-ref-resolves`,
      `The requirements of the ${noun} \`${entry.name}\` cannot be compared.${reason}`,
      'hint' in found && found.hint !== undefined ? { hint: found.hint } : {},
    ),
  ];
}

function missing(
  list: readonly Requirement[] | undefined,
  other: readonly Requirement[] | undefined,
): string[] {
  const keys = new Set((other ?? []).map(({ key }) => key));
  return (list ?? []).filter(({ key }) => !keys.has(key)).map(({ text }) => text);
}

/** The diagnostics of validation that are there because of entries: at one, below one, or pointing back to one. */
function about(
  list: List,
  reader: SideReader,
  entries: readonly EntryAt[],
  diagnostics: readonly Diagnostic[],
): Diagnostic[] {
  const places = entries.map(({ index, contract }) =>
    reader.locateInContract(contract, joinPointer('', list, index), 'value'),
  );
  const isAt = ({ file, pointer }: { file: string; pointer: string }) =>
    places.some(
      (place) =>
        file === place.file &&
        (pointer === place.pointer || pointer.startsWith(`${place.pointer}/`)),
    );
  const found = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity !== 'error') continue;
    if (!isAt(diagnostic) && !diagnostic.related.some(isAt)) continue;
    found.set(fingerprintOf(diagnostic), diagnostic);
  }
  return [...found.values()].sort(compareDiagnostics);
}

function satisfiedBy(diagnostics: readonly Diagnostic[], demand: Demand): boolean | null {
  if (demand.requirements === undefined) return null;
  return diagnostics.length === 0;
}
