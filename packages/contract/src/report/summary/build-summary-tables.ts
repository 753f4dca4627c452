import { buildBehindTable } from './build-behind-table';
import { buildDiffTable } from './build-diff-table';
import { buildHitTable } from './build-hit-table';
import { buildRenderTable } from './build-render-table';
import { buildValidationTable } from './build-validation-table';
import type { RunSummary } from './run-summary';
import type { SummaryTable } from './summary-table';

/** The tables of a run, without those that would be empty. */
export function buildSummaryTables({
  validations,
  diffs,
  renders = [],
  behind = [],
  hits = [],
}: RunSummary): SummaryTable[] {
  const tables: SummaryTable[] = [];
  if (validations.length > 0) tables.push(buildValidationTable(validations));
  if (diffs.length > 0) tables.push(buildDiffTable(diffs));
  if (hits.length > 0) tables.push(buildHitTable(hits));
  if (renders.length > 0) tables.push(buildRenderTable(renders));
  if (behind.length > 0) tables.push(buildBehindTable(behind));
  return tables;
}
