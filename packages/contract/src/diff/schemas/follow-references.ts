// Compares the requirements of the policies and configurations that a contract references, and
// checks whether the head side meets the new ones.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { fingerprintOf } from '../../diagnostics/fingerprint';
import { compareDiagnostics } from '../../diagnostics/order';
import type { BundleKind } from '../../model/summary';
import { hideLogin } from '../../reference/oci-name';
import { artifactAvailable } from '../../validate/rules/artifact-available';
import { bindsItself } from '../../resolve/follow';
import { isWithin, joinPointer } from '../../source/pointer';
import type { BundlePair, SideDefect } from '../sides/compared';
import { openEnvironment } from '../sides/environment-pair';
import type { ReferenceChange } from '../change/diff-report';
import {
  pairReferencedEntries,
  targetOf,
  type EntryAt,
  type List,
} from './pair-referenced-entries';
import { demandOf, type Demand } from './requirements-of';
import { isUntouched } from './texts-behind';

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
    const pair = openEnvironment(sides, environment);
    if (pair === undefined) continue;
    const { kind } = sides.head.bundle;
    for (const [before, after] of pairReferencedEntries(list, pair)) {
      const isFollowed =
        list === 'policies'
          ? isFollowedPolicy(kind, before, after)
          : isFollowedConfiguration(before, after);
      if (!isFollowed) continue;
      const { name } = (after ?? before)!.entry;
      const [from, to] = [targetOf(before), targetOf(after)];
      const key = JSON.stringify([name, from, to]);
      if (untouched.has(key)) continue;
      if (isUntouched(before, after)) {
        untouched.add(key);
        continue;
      }
      const known = moves.get(key);
      if (known) {
        if (after) known.heads.push(after);
        continue;
      }
      if (isSameMissing(before, after)) continue;
      const was = demandOf('base', before);
      const is = demandOf('head', after);
      defects.push(...was.defects, ...is.defects);
      moves.set(key, { name, from, to, was, is, heads: after ? [after] : [] });
    }
  }
  return {
    changes: [...moves.values()].flatMap((move) => describeMove(move, validateHead)),
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

/** The same artifact requires the same on both sides, also if it is not available. */
function isSameMissing(before: EntryAt | undefined, after: EntryAt | undefined): boolean {
  const was = missingArtifact(before);
  return was !== undefined && was === missingArtifact(after);
}

function missingArtifact(at: EntryAt | undefined): string | undefined {
  if (at?.entry.ref === undefined) return undefined;
  const { index, root } = at.owner.reader.side;
  const answer = index.resolve({ ref: at.entry.ref, from: root });
  return answer.status === 'found' ? undefined : answer.missing?.root;
}

function describeMove(
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
  const diagnostics = heads.length === 0 ? [] : diagnosticsFor(heads, validateHead());
  return [
    {
      name,
      ...(from === undefined ? {} : { from: hideLogin(from) }),
      ...(to === undefined ? {} : { to: hideLogin(to) }),
      newRequirements,
      goneRequirements,
      satisfied: heads.length === 0 ? null : satisfiedBy(diagnostics, is),
      // The report itself says what prevented the comparison.
      diagnostics: diagnostics.filter(({ rule }) => rule !== artifactAvailable.id),
    },
  ];
}

/** A claim that is added or removed moves nothing. */
function isFollowedConfiguration(before: EntryAt | undefined, after: EntryAt | undefined): boolean {
  if (!before || !after) return false;
  return before.entry.ref !== undefined || after.entry.ref !== undefined;
}

/** The requirements of a local schema are reported as changes of that schema. */
function isFollowedPolicy(
  kind: BundleKind,
  before: EntryAt | undefined,
  after: EntryAt | undefined,
): boolean {
  if (before?.entry.schema !== undefined && after?.entry.schema !== undefined) return false;
  return [before, after].some((at) => at && (at.entry.ref !== undefined || bindsItself(kind)));
}

function missing(list: Demand['requirements'], other: Demand['requirements']): string[] {
  const keys = new Set((other ?? []).map(({ key }) => key));
  return (list ?? []).filter(({ key }) => !keys.has(key)).map(({ text }) => text);
}

/** The diagnostics of validation that are there because of entries: at one, below one, or pointing back to one. */
function diagnosticsFor(
  entries: readonly EntryAt[],
  diagnostics: readonly Diagnostic[],
): Diagnostic[] {
  const places = entries.map(({ list, index, owner }) =>
    owner.reader.locateInContract(owner, joinPointer('', list, index), 'value'),
  );
  const isAt = ({ file, pointer }: { file: string; pointer: string }) =>
    places.some((place) => file === place.file && isWithin(pointer, place.pointer));
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
