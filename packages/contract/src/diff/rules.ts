import type { RuleRow } from './rule-row';
import { ASYNCAPI_RULES } from './rules-asyncapi';
import { CONTRACT_RULES } from './rules-contract';
import { FILE_RULES } from './rules-files';
import { OPENAPI_RULES } from './rules-openapi';
import { PROTOBUF_RULES } from './rules-protobuf';
import { SCHEMA_RULES } from './rules-schema';

/** Everything that a change can be, and how bad it is for those who depend on the contract. */
export const DIFF_RULES: readonly RuleRow[] = [
  ...CONTRACT_RULES,
  ...FILE_RULES,
  ...SCHEMA_RULES,
  ...OPENAPI_RULES,
  ...ASYNCAPI_RULES,
  ...PROTOBUF_RULES,
];
