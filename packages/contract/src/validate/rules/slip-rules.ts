import type { Rules } from '../rule';
import { policyKeysKnown } from './policy-keys-known';
import { schemaKeyUnique } from './schema-key-unique';
import { schemaKeywordsKnown } from './schema-keywords-known';

/** About text in schemas that has no effect. */
export const SLIP_RULES: Rules = [schemaKeywordsKnown, schemaKeyUnique, policyKeysKnown];
