import { PROVISIONER_LABEL } from '../../model/infrastructure-labels';
import { isObject } from '../../source/mapping';
import { joinPointer, valueAt, type Pointer } from '../../source/pointer';
import type { RuleContext } from '../rule';

interface SecretClaim {
  readonly name: string;
  /** Place of the values in the contract. */
  readonly pointer: Pointer;
  readonly values: unknown;
}

/** The configurations that declare secrets: their contract is rendered as an `ExternalSecret`, or they list `secrets`. */
export function* secretClaims(context: RuleContext): Iterable<SecretClaim> {
  for (const [index, entry] of (context.contract.configurations ?? []).entries()) {
    const infrastructure = context.infrastructureOf(entry);
    if (infrastructure === undefined) continue;
    const { name, values } = entry;
    const provisioner = infrastructure.labels[PROVISIONER_LABEL];
    if (provisioner !== 'external-secrets' && !Array.isArray(valueAt(values, '/secrets'))) continue;
    yield { name, pointer: `/configurations/${index}/values`, values };
  }
}

interface PlacedText {
  readonly text: string;
  readonly pointer: Pointer;
  /** The key that it is under, also where a list is between. */
  readonly key: string;
  /** The mapping or list that has it. */
  readonly holder: unknown;
}

/** Every text in a value, with its place. An array and not a generator: it runs for each value in each environment. */
export function textsWithKeys(value: unknown, pointer: Pointer): readonly PlacedText[] {
  const found: PlacedText[] = [];
  const visit = (holder: unknown, above: Pointer, key: string): void => {
    if (!isObject(holder)) return;
    for (const [own, item] of Object.entries(holder)) {
      const named = Array.isArray(holder) ? key : own;
      if (typeof item === 'string') {
        if (item === '') continue;
        found.push({ text: item, pointer: joinPointer(above, own), key: named, holder });
      } else if (isObject(item)) visit(item, joinPointer(above, own), named);
    }
  };
  visit(value, pointer, '');
  return found;
}
