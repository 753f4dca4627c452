import type { RuleRow } from './rule-row';

/** What changes of the contract itself mean; the ids are those of `detect/contract`. */
export const CONTRACT_RULES: readonly RuleRow[] = [];
