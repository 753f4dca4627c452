import type { RawChange } from '../../src/diff/change/change';
import type { RuleRow } from '../../src/diff/rules/rule-row';

/** The ids of the rows that the pair produces, each as often as it does, and the two documents. */
export type DiffCase<Document = unknown> = readonly [
  rules: readonly string[],
  base: Document,
  head: Document,
];

/** The rows of one kind of document, and the cases that show each of them. */
export interface DiffFamily<Document = unknown> {
  readonly rows: readonly RuleRow[];
  readonly cases: readonly DiffCase<Document>[];
  detect(base: Document, head: Document): readonly RawChange[];
  /** Rules that the swapped sides do not mirror, each with the reason. */
  readonly oneWay?: Readonly<Record<string, string>>;
  /** Rules that never come alone, each with the reason. */
  readonly accompanied?: Readonly<Record<string, string>>;
}
