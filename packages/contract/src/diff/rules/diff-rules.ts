import type { RuleRow } from './rule-row';
import { ASYNCAPI_RULES } from './asyncapi-rules';
import { CONTRACT_RULES } from './contract-rules';
import { FILE_RULES } from './files-rules';
import { OPENAPI_RULES } from './openapi-rules';
import { PROTOBUF_RULES } from './protobuf-rules';
import { SCHEMA_RULES } from './schema-rules';
import { TEMPLATE_RULES } from './template-rules';

/** Everything that a change can be, and how bad it is for those who depend on the contract. */
export const DIFF_RULES: readonly RuleRow[] = [
  ...CONTRACT_RULES,
  ...FILE_RULES,
  ...SCHEMA_RULES,
  ...OPENAPI_RULES,
  ...ASYNCAPI_RULES,
  ...PROTOBUF_RULES,
  ...TEMPLATE_RULES,
];
