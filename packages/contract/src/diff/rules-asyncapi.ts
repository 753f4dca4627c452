import type { RuleRow } from './rule-row';

/** What changes of an AsyncAPI document mean; the ids are those of `detect/asyncapi`. */
export const ASYNCAPI_RULES: readonly RuleRow[] = [];
