import type { Impact, RawChange } from './change/change';
import { DIFF_RULES } from './rules/diff-rules';

export interface Classification {
  readonly impact: Impact;
  /** What changed, and why that matters to those who depend on the contract. */
  readonly reason: string;
  /** Whether a sufficient bump of the version makes up for the change. */
  readonly excusable: boolean;
}

const ROWS = new Map(DIFF_RULES.map((row) => [row.id, row]));

/** Throws for a change whose rule is in no row: that is a defect of its detector, not of a contract. */
export function classifyChange({
  rule,
  subject,
}: Pick<RawChange, 'rule' | 'subject'>): Classification {
  const row = ROWS.get(rule);
  if (!row) throw new Error(`No row of the diff rules is called ${rule}.`);
  const { excusable = true } = row;
  const words = [
    subject,
    row.reason,
    ...(excusable ? [] : ['No new version excuses this change.']),
  ];
  return { impact: row.impact, reason: words.join(' '), excusable };
}
