import { didYouMean, longCode } from '../../diagnostics/words';
import { dialectOf, supportedVersions } from '../../dialect/dialects';
import { describeHomes } from '../hint-at-misplaced-key';
import type { RuleContext, ValidationRule } from '../rule';
import { findForeignKeys, type ForeignKey } from './foreign-keys';
import { reportSlips, type SchemaFile, type Slip } from './report-slips';

export const policyKeysKnown: ValidationRule = {
  id: 'policy-keys-known',
  code: 'UNKNOWN_POLICY_KEY',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that contracts can have the keys that the policies of the bundle check. A policy that requires another key refuses every contract, and a check of such a key never fails.',
  fix: 'Correct the key. If the policy is meant to check the values of claims, move the check to `properties.values` under `x-pacto-claim`.',
  check: (context) => reportSlips(context, ['policy'], (file) => foreignKeys(context, file)),
};

/** A misspelled key is often both required and described. */
function foreignKeys(context: RuleContext, { path, text }: SchemaFile): readonly Slip[] {
  return findForeignKeys(context.schemaOf(text)).map((foreign) => ({
    message: describeForeign(foreign, path),
    hint: hintAtForeign(foreign, context),
    place: {
      pointer: foreign.pointer,
      on: foreign.on,
      message: `${longCode(foreign.key)} is here.`,
    },
  }));
}

function describeForeign({ key, within }: ForeignKey, path: string): string {
  const place = within === '' ? 'a contract' : `${longCode(within)} of a contract`;
  return `The policy schema ${longCode(path)} checks the key ${longCode(key)}, but ${place} has no such key.`;
}

function hintAtForeign(
  { key, within, meant }: ForeignKey,
  { bundle }: RuleContext,
): string | undefined {
  if (meant !== undefined) return didYouMean(meant);
  const newest = dialectOf(supportedVersions.at(-1))!;
  if (bundle.kind !== 'infrastructure' || within !== '') {
    return describeHomes(key, newest.contractSchema);
  }
  return 'A policy checks the contract. If it is meant to check the values of claims, put the check in `properties.values` under `x-pacto-claim`.';
}
