import type { RuleRow } from './rule-row';

/** What changes of a JSON Schema of a configuration or a policy mean; the ids are those of `detect/schema`. */
export const SCHEMA_RULES: readonly RuleRow[] = [];
