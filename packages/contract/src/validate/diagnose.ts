import type { BundleProblem } from '../bundle/bundle-problem';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { RULES } from './rules';

const RULES_BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

/** What a diagnostic takes from the row of its rule. */
export function rowOf(id: string): Pick<Diagnostic, 'code' | 'rule' | 'severity' | 'docs'> {
  const rule = RULES_BY_ID.get(id)!;
  return {
    code: rule.code,
    rule: rule.id,
    severity: rule.severity,
    docs: `docs/diagnostics.md#${rule.id}`,
  };
}

/** A bundle that cannot be opened, as the rule that it breaks reports it. */
export function diagnoseProblem({ rule, ...problem }: BundleProblem): Diagnostic {
  return { ...rowOf(rule), ...problem, related: [] };
}
