import { PROVISIONER_LABEL } from '../../model/infrastructure-labels';
import { valueAt, type Pointer } from '../../source/pointer';
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
