import type { Change, PlaceWithRange } from '../../diff/change/change';
import type { DiffReport, ReferenceChange, SbomDiff } from '../../diff/change/diff-report';
import { orderBundle, orderDiagnostics, orderRange, type EveryKey } from './json-keys';
import { compareChanges } from '../words/order-changes';
import { sortSbomChanges } from '../words/sbom-in-words';

/** Sorts the keys as the docs list them. JSON leaves out keys without a value. */
export function orderDiff(report: DiffReport): EveryKey<DiffReport> {
  const { kind, ref, version, path } = report.base;
  return {
    schemaVersion: report.schemaVersion,
    bundle: orderBundle(report.bundle),
    base: { kind, ref, version, path },
    head: { version: report.head.version },
    classification: report.classification,
    requiredBump: report.requiredBump,
    actualBump: report.actualBump,
    outcome: report.outcome,
    changes: [...report.changes].sort(compareChanges).map(orderChange),
    policies: report.policies.map(orderReference),
    configurations: report.configurations.map(orderReference),
    sbom: report.sbom && orderSbom(report.sbom),
    diagnostics: orderDiagnostics(report.diagnostics),
  };
}

function orderChange(change: Change): EveryKey<Change> {
  const { path, pointer, type, oldValue, newValue, classification, rule, reason, fails, near } =
    change;
  return {
    path,
    pointer,
    type,
    oldValue,
    newValue,
    classification,
    rule,
    reason,
    fails,
    excusable: change.excusable,
    base: change.base && orderPlace(change.base),
    head: change.head && orderPlace(change.head),
    // A run prints from this JSON. Its texts must be the same as those of the task.
    near: near && { file: near.file, range: near.range && orderRange(near.range) },
  };
}

function orderPlace({ file, pointer, range }: PlaceWithRange): EveryKey<PlaceWithRange> {
  return { file, pointer, range: range && orderRange(range) };
}

function orderReference(reference: ReferenceChange): EveryKey<ReferenceChange> {
  const { name, from, to, newRequirements, goneRequirements, satisfied, diagnostics } = reference;
  return {
    name,
    from,
    to,
    newRequirements,
    goneRequirements,
    satisfied,
    diagnostics: orderDiagnostics(diagnostics),
  };
}

function orderSbom({ oldFormat, newFormat, changes }: SbomDiff): EveryKey<SbomDiff> {
  return {
    oldFormat,
    newFormat,
    changes: sortSbomChanges(changes).map((change) => ({
      package: change.package,
      type: change.type,
      field: change.field,
      version: change.version,
      oldValue: change.oldValue,
      newValue: change.newValue,
    })),
  };
}
