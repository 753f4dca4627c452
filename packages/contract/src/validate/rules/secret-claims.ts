import type { Configuration } from '../../model/contract';
import { isMapping } from '../../source/mapping';
import { joinPointer, valueAt, type Pointer } from '../../source/pointer';
import type { RuleContext } from '../rule';

const PROVISIONER = '/metadata/labels/platform~1provisioner';

interface SecretClaim {
  readonly name: string;
  /** Place of the values in the contract. */
  readonly pointer: Pointer;
  readonly values: unknown;
}

/** The configurations that declare secrets: their contract is rendered as an `ExternalSecret`, or they list `secrets`. */
export function* secretClaims(context: RuleContext): Iterable<SecretClaim> {
  for (const [index, entry] of (context.contract.configurations ?? []).entries()) {
    const provisioner = provisionerOf(entry, context);
    if (provisioner === undefined) continue;
    const { name, values } = entry;
    if (provisioner !== 'external-secrets' && !Array.isArray(valueAt(values, '/secrets'))) continue;
    yield { name, pointer: `/configurations/${index}/values`, values };
  }
}

function provisionerOf({ ref }: Configuration, context: RuleContext): unknown {
  const resolution = ref === undefined ? undefined : context.resolve(ref);
  if (resolution?.status !== 'found' || resolution.bundle.kind !== 'infrastructure') {
    return undefined;
  }
  return valueAt(context.contractOf(resolution.bundle)?.value, PROVISIONER);
}

/** Every text in a value with its place and the key that it is under. */
export function* textsWithKeys(
  value: unknown,
  pointer: Pointer,
  key = '',
): Iterable<{ readonly key: string; readonly pointer: Pointer }> {
  if (typeof value === 'string') {
    if (value !== '') yield { key, pointer };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* textsWithKeys(item, `${pointer}/${index}`, key);
    }
  } else if (isMapping(value)) {
    for (const [own, item] of Object.entries(value)) {
      yield* textsWithKeys(item, joinPointer(pointer, own), own);
    }
  }
}
