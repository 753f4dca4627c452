import type { ChangeType, Impact } from '../change/change';

/** One rule: what a change of this kind means for those who depend on the contract. */
export interface RuleRow {
  /** What a detector writes in `RawChange.rule`. */
  readonly id: string;
  /**
   * Where such a change is: the head of `RawChange.path` with the names between brackets left
   * out, e.g. `openapi.paths[].methods[]`.
   */
  readonly path: string;
  readonly type: ChangeType;
  readonly impact: Impact;
  /** Why it matters, one sentence, from the side of those who depend on the contract. */
  readonly reason: string;
  /** Set to `false` where no new version makes up for the change: it weakens what others enforce. */
  readonly excusable?: false;
}

/** The one way to write a row in a table: a line for each fact, in this order. */
export function row(
  id: string,
  path: string,
  type: ChangeType,
  impact: Impact,
  reason: string,
): RuleRow {
  return { id, path, type, impact, reason };
}

/** A row that no new version excuses: the change weakens a policy that others rely on. */
export function weakening(id: string, path: string, type: ChangeType, reason: string): RuleRow {
  return { ...row(id, path, type, 'BREAKING', reason), excusable: false };
}

/** Rows of one place that differ in what a schema change does there. */
export function schemaRows(
  id: string,
  path: string,
  rows: Readonly<Record<string, readonly [Impact, string]>>,
): RuleRow[] {
  return Object.entries(rows).map(([effect, [impact, reason]]) =>
    row(`${id}-${effect}`, path, 'modified', impact, reason),
  );
}
