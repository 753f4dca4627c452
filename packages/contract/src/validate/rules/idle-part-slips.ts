import { longCode } from '../../diagnostics/words';
import { CLAIM, POLICY_PARTS, type PolicyPart } from '../../json-schema/policy-keywords';
import { isMapping } from '../../source/mapping';
import { joinPointer } from '../../source/pointer';
import type { RuleContext } from '../rule';
import type { SchemaFile, Slip } from './report-slips';

/** Keywords of Pacto at the root of a schema that nothing reads there. */
export function idleParts(context: RuleContext, { use, path, text }: SchemaFile): readonly Slip[] {
  const schema = context.schemaOf(text);
  if (!isMapping(schema)) return [];
  return POLICY_PARTS.filter((part) => Object.hasOwn(schema, part)).flatMap((part) => {
    const words = describe(context, use, part);
    if (words === undefined) return [];
    return {
      message: `The ${use} schema ${longCode(path)} has the keyword ${longCode(part)}, which ${words.reason}.`,
      hint: words.hint,
      place: { pointer: joinPointer('', part), on: 'key', message: `${longCode(part)} is here.` },
    };
  });
}

function describe(
  { bundle }: RuleContext,
  use: SchemaFile['use'],
  part: PolicyPart,
): { readonly reason: string; readonly hint: string } | undefined {
  if (use === 'configuration') {
    return {
      reason: 'has an effect only in a policy',
      hint: 'Move it to a schema that `policies` names.',
    };
  }
  if (part !== CLAIM || bundle.kind === 'infrastructure') return undefined;
  return {
    reason: `has an effect only in an infrastructure contract; this contract is a ${bundle.kind} contract`,
    hint: 'Move it to a policy of the contract that the claims reference. If this is that contract, add the label `platform/provisioner`.',
  };
}
