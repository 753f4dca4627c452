// Turns two sides of a bundle into a report. Every part is compared and every difference gets a class.
// What cannot be compared is reported, never skipped.
import type { Diagnostic } from '../diagnostics/diagnostic';
import { fingerprintOf } from '../diagnostics/fingerprint';
import { compareDiagnostics } from '../diagnostics/order';
import type { ResolvedBundle } from '../resolve/resolver';
import type { ExcerptOf } from '../diagnostics/excerpt';
import type { Session } from '../bundle/session';
import { validateBundle } from '../validate/validate-bundle';
import { REPORT_SCHEMA_VERSION } from '../diagnostics/report-identity';
import { buildFailedDiff } from './build-failed-diff';
import type { Change } from './change/change';
import { comparedEnvironments, compareContracts, environmentsOf } from './compare-contracts';
import { compareSbom } from './sbom/compare-sbom-files';
import type { BundlePair, SideDefect } from './sides/compared';
import type { DiffReport, ReferenceChange } from './change/diff-report';
import type { DiffSide } from './sides/diff-side';
import { followReferences } from './schemas/follow-references';
import { classifyChange, type Classification } from './classify-change';
import { failsTask, classifyDiff, type FailOn } from './classify-diff';
import type { LocatedChange } from './change/located-change';
import { joinRows } from './join-rows';
import { SideReader, type SideContract } from './sides/side-reader';

export interface DiffRequest {
  readonly head: DiffSide;
  readonly base: {
    readonly kind: DiffReport['base']['kind'];
    /** For people; the same text as long as the content of the base is the same. */
    readonly ref: string;
    /** Absent when the bundle is new. */
    readonly side?: DiffSide;
  };
  /** The lowest class that fails the task when a change of it is not excused; `breaking` if absent. */
  readonly failOn?: FailOn;
}

export interface Diffed {
  readonly report: DiffReport;
  readonly excerptOf: ExcerptOf;
}

interface Run {
  readonly session: Session;
  readonly request: DiffRequest;
  /** The diagnostics whose lines are those of the base side. */
  readonly ofBase: Set<unknown>;
}

/**
 * Compares a bundle with its base. Throws only for defects of this code and for reads that the
 * files refuse, never for what the author of a contract can fix.
 */
export function diffBundle(session: Session, request: DiffRequest): Diffed {
  const head = new SideReader(session, request.head);
  const base = request.base.side && new SideReader(session, request.base.side);
  const run: Run = { session, request, ofBase: new Set() };
  const report = base ? comparePair(run, { base, head }) : describeNew(run, head);
  return {
    report,
    excerptOf: (diagnostic) => {
      const reader = run.ofBase.has(diagnostic) ? base : head;
      return reader?.excerptOf(diagnostic);
    },
  };
}

function describeNew(run: Run, head: SideReader): DiffReport {
  const contract = head.contract(null);
  if (!isReadable(contract)) return failed(run, head, undefined, atHead(contract));
  return {
    ...headOf(run, head, undefined),
    classification: 'NON_BREAKING',
    requiredBump: 'none',
    actualBump: null,
    outcome: 'clean',
    changes: [],
    policies: [],
    configurations: [],
    diagnostics: [],
  };
}

function comparePair(run: Run, sides: BundlePair): DiffReport {
  const unreadable = unreadableContracts(sides);
  if (unreadable.length > 0) return failed(run, sides.head, sides.base, unreadable);
  const compared = compareContracts(sides);
  const environments = comparedEnvironments(sides);
  let diagnostics: readonly Diagnostic[] | undefined;
  const validateHead = () => (diagnostics ??= diagnosticsOf(run));
  const policies = followReferences('policies', sides, environments, validateHead);
  const configurations = followReferences('configurations', sides, environments, validateHead);
  const { sbom, defects } = compareSbom(sides);
  const allDefects = [
    ...compared.defects,
    ...policies.defects,
    ...configurations.defects,
    ...defects,
  ];
  const changes = joinRows(
    compared.changes.map((change) => ({ change, classification: classifyChange(change) })),
  );
  const versions = { base: sides.base.bundle.version, head: sides.head.bundle.version };
  const { failOn = 'breaking' } = run.request;
  const verdict = classifyDiff(
    changes.map(({ classification }) => classification),
    versions,
    failOn,
  );
  return {
    ...headOf(run, sides.head, sides.base),
    ...verdict,
    outcome: allDefects.length > 0 ? 'failed' : verdict.outcome,
    changes: changes.map(({ change, classification }) =>
      buildChange(change, classification, failsTask(classification, versions, failOn)),
    ),
    policies: sortReferences(policies.changes),
    configurations: sortReferences(configurations.changes),
    ...(sbom === undefined ? {} : { sbom }),
    diagnostics: diagnosticsAbout(run, allDefects),
  };
}

function isReadable(contract: SideContract | readonly Diagnostic[]): contract is SideContract {
  return 'contract' in contract;
}

function atHead(diagnostics: readonly Diagnostic[]): SideDefect[] {
  return diagnostics.map((diagnostic) => ({ side: 'head', diagnostic }));
}

/** The base of an environment and its override file are one contract: neither is compared without the other. */
function unreadableContracts(sides: BundlePair): SideDefect[] {
  const defects = new Map<string, SideDefect>();
  for (const environment of environmentsOf(sides)) {
    for (const side of ['base', 'head'] as const) {
      const contract = sides[side].contract(environment);
      if (isReadable(contract)) continue;
      for (const diagnostic of contract) {
        defects.set(`${side} ${fingerprintOf(diagnostic)}`, { side, diagnostic });
      }
    }
  }
  return [...defects.values()];
}

function buildChange(
  { path, type, oldValue, newValue, rule, base, head, near }: LocatedChange,
  { impact, reason, excusable }: Classification,
  fails: boolean,
): Change {
  return {
    path,
    pointer: (head ?? base)?.pointer ?? '',
    type,
    ...(oldValue === undefined ? {} : { oldValue }),
    ...(newValue === undefined ? {} : { newValue }),
    classification: impact,
    rule,
    reason,
    fails,
    ...(excusable ? {} : { excusable: false as const }),
    ...(base && { base }),
    ...(head && { head }),
    ...(near && { near }),
  };
}

function diagnosticsOf({ session, request: { head } }: Run): readonly Diagnostic[] {
  const { report } = validateBundle(session, head, { root: head.root });
  return report.environments.flatMap(({ diagnostics }) => diagnostics);
}

function failed(
  run: Run,
  head: SideReader,
  base: SideReader | undefined,
  defects: readonly SideDefect[],
): DiffReport {
  return buildFailedDiff(headOf(run, head, base), diagnosticsAbout(run, defects));
}

function headOf(
  { request: { base } }: Run,
  head: SideReader,
  baseReader: SideReader | undefined,
): Pick<DiffReport, 'schemaVersion' | 'bundle' | 'base' | 'head'> {
  const { name, version, root } = head.bundle;
  const before = baseReader?.bundle;
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    bundle: { name, version, path: root },
    base: {
      kind: base.kind,
      ref: base.ref,
      ...versionOf(before),
      ...(before && before.root !== root && { path: before.root }),
    },
    head: versionOf(head.bundle),
  };
}

function versionOf(bundle: ResolvedBundle | undefined): { version?: string } {
  return bundle?.version === undefined ? {} : { version: bundle.version };
}

function sortReferences(changes: readonly ReferenceChange[]): ReferenceChange[] {
  const keyOf = ({ name, from, to }: ReferenceChange) => [name, from ?? '', to ?? ''].join('\n');
  return [...changes].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function diagnosticsAbout({ request, ofBase }: Run, defects: readonly SideDefect[]): Diagnostic[] {
  return defects
    .map(({ side, diagnostic }) => {
      if (side === 'head') return diagnostic;
      const message = `At the base (${request.base.ref}): ${diagnostic.message}`;
      const copy = { ...diagnostic, message };
      ofBase.add(copy);
      return copy;
    })
    .sort(compareDiagnostics);
}
