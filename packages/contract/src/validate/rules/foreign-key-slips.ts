import { didYouMean, longCode } from '../../diagnostics/words';
import type { RuleContext } from '../rule';
import { findForeignKeys, type ForeignKey } from './foreign-keys';
import type { SchemaFile, Slip } from './report-slips';

/** Keys that a policy checks, and that no contract has. A misspelled key is often both required and described. */
export function foreignKeys(context: RuleContext, { path, text }: SchemaFile): readonly Slip[] {
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

function hintAtForeign({ within, meant }: ForeignKey, { bundle }: RuleContext): string | undefined {
  if (meant !== undefined) return didYouMean(meant);
  if (bundle.kind !== 'infrastructure' || within !== '') return undefined;
  return 'A policy checks the contract. If it is meant to check the values of claims, put the check in `properties.values` under `x-pacto-claim`.';
}
