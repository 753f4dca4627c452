import { quote } from '../../reference/defect';
import { hasCredentials } from '../../reference/oci-name';
import type { Contract } from '../../model/contract';
import type { Pointer } from '../../source/pointer';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';

export interface NamedReference {
  readonly pointer: Pointer;
  readonly ref: string;
  readonly use: 'configuration' | 'policy' | 'dependency';
  /** `compatibility` of a dependency. */
  readonly range?: string;
}

/** Every reference that a contract makes to another, with its place. */
export function* namedReferences(contract: Contract): Iterable<NamedReference> {
  for (const [index, { ref }] of (contract.configurations ?? []).entries()) {
    if (ref !== undefined)
      yield { pointer: `/configurations/${index}/ref`, ref, use: 'configuration' };
  }
  for (const [index, { ref }] of (contract.policies ?? []).entries()) {
    if (ref !== undefined) yield { pointer: `/policies/${index}/ref`, ref, use: 'policy' };
  }
  for (const [index, { ref, compatibility }] of (contract.dependencies ?? []).entries()) {
    yield { pointer: `/dependencies/${index}/ref`, ref, use: 'dependency', range: compatibility };
  }
}

export function* findMalformedReferences(
  context: RuleContext,
  use: NamedReference['use'],
): Iterable<Finding> {
  for (const reference of namedReferences(context.contract)) {
    if (reference.use !== use) continue;
    const resolution = context.resolve(reference.ref, reference.range);
    if (resolution.status !== 'malformed') continue;
    yield { pointer: reference.pointer, message: resolution.problem, hint: resolution.hint };
  }
}

/** A local reference in a message, without its text where that may hold a password: `user:secret@host/…`. */
export function localReferenceInWords(ref: string): string {
  return hasCredentials(ref.replace(/^file:\/\//, ''))
    ? 'The local reference'
    : `The local reference ${quote(ref)}`;
}
