import type { RuleRow } from './rule-row';
import { CONFIGURATION_SCHEMA_RULES } from './schema-configuration-rules';
import { OWN_POLICY_RULES } from './schema-own-policy-rules';
import { PUBLISHED_POLICY_RULES } from './schema-policy-rules';

/** What changes of a JSON Schema of a configuration or a policy mean; the ids are those of `detect/schema`. */
export const SCHEMA_RULES: readonly RuleRow[] = [
  ...CONFIGURATION_SCHEMA_RULES,
  ...PUBLISHED_POLICY_RULES,
  ...OWN_POLICY_RULES,
];
