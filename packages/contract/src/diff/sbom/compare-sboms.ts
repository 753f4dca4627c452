// Two lists of packages -> what was added, removed and changed. One name may occur at several versions, so
// packages are paired by name and, within a name, by version.
import { compareText } from '../../source/text-order';
import type { SbomChange, SbomDiff } from '../change/diff-report';
import type { Sbom, SbomPackage } from './sbom';
import { addToGroup } from '../../source/group-by';

/**
 * If one side has no SBOM, every package was added or removed. `undefined` when no package changed.
 */
export function compareSboms(base: Sbom | undefined, head: Sbom | undefined): SbomDiff | undefined {
  const [before, after] = [byName(base), byName(head)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  const changes = names.flatMap((name) =>
    compareVersions(name, before.get(name) ?? new Map(), after.get(name) ?? new Map()),
  );
  if (changes.length === 0) return undefined;
  return {
    ...(base === undefined ? {} : { oldFormat: base.format }),
    ...(head === undefined ? {} : { newFormat: head.format }),
    changes,
  };
}

/** The facts about one package at one version; a version that the file leaves out is `''`. */
type Versions = ReadonlyMap<string, SbomPackage>;

function byName(sbom: Sbom | undefined): Map<string, Versions> {
  const listed = new Map<string, Map<string, SbomPackage[]>>();
  for (const one of sbom?.packages ?? []) {
    const versions = listed.get(one.name) ?? new Map<string, SbomPackage[]>();
    listed.set(one.name, versions);
    addToGroup(versions, one.version ?? '', one);
  }
  return new Map(
    [...listed].map(([name, versions]) => [
      name,
      new Map([...versions].map(([version, packages]) => [version, merge(packages)])),
    ]),
  );
}

/**
 * Joins the entries of one package that a file lists more than once. Different values are listed
 * together.
 */
function merge(packages: readonly SbomPackage[]): SbomPackage {
  const said = (field: 'license' | 'supplier') => {
    const texts = packages.flatMap((one) => one[field] ?? []);
    return texts.length === 0 ? undefined : [...new Set(texts)].sort(compareText).join(', ');
  };
  return { ...packages[0], license: said('license'), supplier: said('supplier') };
}

function compareVersions(name: string, before: Versions, after: Versions): SbomChange[] {
  const removed = [...before.keys()]
    .filter((version) => !after.has(version))
    .sort(compareNaturally);
  const added = [...after.keys()].filter((version) => !before.has(version)).sort(compareNaturally);
  const kept = [...before.keys()].filter((version) => after.has(version)).sort(compareNaturally);
  const isAlone = before.size === 1 && after.size === 1;
  const details = (from: string, to: string) =>
    compareDetails(name, before.get(from)!, after.get(to)!, isAlone ? undefined : to);
  const unchanged = kept.flatMap((version) => details(version, version));
  // If as many were added as removed, each became another version. Otherwise we do not know which
  // became which.
  if (removed.length === added.length) {
    const moved = removed.flatMap((from, index) => {
      const to = added[index];
      return [versionChange(name, from, to), ...details(from, to)];
    });
    return [...moved, ...unchanged];
  }
  return [
    ...added.map((version) => wholeChange(name, 'added', version)),
    ...removed.map((version) => wholeChange(name, 'removed', version)),
    ...unchanged,
  ];
}

function compareDetails(
  name: string,
  from: SbomPackage,
  to: SbomPackage,
  version: string | undefined,
): SbomChange[] {
  return (['license', 'supplier'] as const)
    .filter((field) => from[field] !== to[field])
    .map((field) => ({
      package: name,
      type: 'modified',
      field,
      ...(version === undefined || version === '' ? {} : { version }),
      ...(from[field] === undefined ? {} : { oldValue: from[field] }),
      ...(to[field] === undefined ? {} : { newValue: to[field] }),
    }));
}

function versionChange(name: string, from: string, to: string): SbomChange {
  return {
    package: name,
    type: 'modified',
    field: 'version',
    ...(from === '' ? {} : { oldValue: from }),
    ...(to === '' ? {} : { newValue: to }),
  };
}

function wholeChange(name: string, type: 'added' | 'removed', version: string): SbomChange {
  const value = type === 'added' ? { newValue: version } : { oldValue: version };
  return { package: name, type, field: 'package', ...(version === '' ? {} : value) };
}

/** `1.9` before `1.10`: runs of digits compare as numbers, all else by code unit. */
function compareNaturally(one: string, two: string): number {
  const [a, b] = [one.match(PARTS) ?? [], two.match(PARTS) ?? []];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const areNumbers = /^\d/.test(a[at]) && /^\d/.test(b[at]);
    const order = areNumbers ? compareDigits(a[at], b[at]) : compareText(a[at], b[at]);
    if (order !== 0) return order;
  }
  return a.length - b.length || compareText(one, two);
}

const PARTS = /\d+|\D+/g;

function compareDigits(one: string, two: string): number {
  const [a, b] = [one.replace(/^0+/, ''), two.replace(/^0+/, '')];
  return a.length - b.length || compareText(a, b);
}
