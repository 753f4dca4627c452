import { didYouMean, longCode } from '../../diagnostics/words';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';
import { findForeignKeys, type ForeignKey } from './foreign-keys';
import { filesOf } from './named-files';

/** Keys that the policies of a bundle check, and that no contract has. */
export function* reportForeignKeys(context: RuleContext): Iterable<Finding> {
  for (const { pointer, path } of filesOf(context, 'policy')) {
    const file = context.file(path);
    if (file.status !== 'read') continue;
    // A misspelled key is often both required and described.
    const byMessage = new Map<string, ForeignKey[]>();
    for (const foreign of findForeignKeys(context.schemaOf(file.text))) {
      const message = describeForeign(foreign, path);
      byMessage.set(message, [...(byMessage.get(message) ?? []), foreign]);
    }
    for (const [message, places] of byMessage) {
      yield {
        pointer,
        message,
        hint: hintAtForeign(places[0]!, context),
        related: places.map(({ key, on, pointer: place }) => ({
          document: file.path,
          pointer: place,
          on,
          message: `${longCode(key)} is here.`,
        })),
      };
    }
  }
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
