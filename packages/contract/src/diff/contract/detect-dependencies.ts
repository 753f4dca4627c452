// Finds what changed in `dependencies[]`: entries by name, and the fields of each.
import type { Dependency } from '../../model/contract';
import { isDefect } from '../../reference/defect';
import { hideLogin } from '../../reference/oci-name';
import { relateRanges, type RangeRelation } from '../../reference/relate-ranges';
import { parseVersionRange } from '../../reference/version-range';
import type { FoundChange } from '../change/detection';
import type { CompareRefs } from './compare-refs';
import { detectEntry } from './detect-entry';
import { detectField, placesOf } from './detect-field';
import { pairEntries } from './pair-entries';
import { childPair, type Spot, type SpotPair } from './spot';
import { upperFirst } from '../../diagnostics/words';

export function detectDependencies(
  dependencies: SpotPair<readonly Dependency[]>,
  compareRefs: CompareRefs,
): FoundChange[] {
  return pairEntries(dependencies).flatMap((entry) =>
    detectEntry(
      entry,
      { path: 'dependencies', rule: 'dependency', noun: 'dependency', print: ({ name }) => name },
      (both, what) => detectDependency(both, what, compareRefs),
    ),
  );
}

function detectDependency(
  entry: SpotPair<Dependency>,
  what: string,
  compareRefs: CompareRefs,
): FoundChange[] {
  const name = entry.head.value?.name ?? '';
  return [
    ...named(name, detectRef(entry, what, compareRefs)),
    ...named(
      name,
      detectRange(childPair(entry, 'compatibility'), `The accepted versions of ${what}`),
    ),
    ...named(name, detectRequired(childPair(entry, 'required'), what)),
  ];
}

/** Values as the reference implementation prints them: `cache: ^1.0.0`. */
function named(name: string, changes: readonly FoundChange[]): FoundChange[] {
  return changes.map((change) => ({
    ...change,
    oldValue: `${name}: ${String(change.oldValue)}`,
    newValue: `${name}: ${String(change.newValue)}`,
  }));
}

const RANGE_RULES: Readonly<Record<RangeRelation, string>> = {
  same: 'dependency-compatibility-rewritten',
  wider: 'dependency-compatibility-widened',
  narrower: 'dependency-compatibility-narrowed',
  other: 'dependency-compatibility-changed',
};

/** A range that cannot be read may accept any version. */
function detectRange(field: SpotPair<string>, what: string): FoundChange[] {
  const from = parseVersionRange(String(field.base.value));
  const to = parseVersionRange(String(field.head.value));
  const relation = isDefect(from) || isDefect(to) ? 'other' : relateRanges(from, to);
  return detectField(field, what, {
    path: 'dependencies.compatibility',
    modified: RANGE_RULES[relation],
  });
}

function detectRef(
  entry: SpotPair<Dependency>,
  what: string,
  compareRefs: CompareRefs,
): FoundChange[] {
  const declared = ({ value }: Spot<Dependency>) => ({
    ref: value?.ref ?? '',
    range: value?.compatibility,
  });
  const move = compareRefs(declared(entry.base), declared(entry.head));
  if (move === 'same') return [];
  return detectField(
    childPair(entry, 'ref'),
    `The reference of ${what}`,
    { path: 'dependencies.ref', modified: `dependency-ref-${move}` },
    hideLogin,
  );
}

/** Absent is not required. */
function detectRequired(field: SpotPair<boolean>, what: string): FoundChange[] {
  const [from, to] = [field.base.value ?? false, field.head.value ?? false];
  if (from === to) return [];
  return [
    {
      rule: to ? 'dependency-became-required' : 'dependency-became-optional',
      path: 'dependencies.required',
      type: 'modified',
      subject: `${upperFirst(what)} is ${to ? 'required now' : 'no longer required'}.`,
      oldValue: `required=${from}`,
      newValue: `required=${to}`,
      ...placesOf(field),
    },
  ];
}
