import type { Contract } from '../../model/contract';
import type { Pointer } from '../../source/pointer';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';

interface NamedReference {
  readonly pointer: Pointer;
  readonly ref: string;
  readonly use: 'configuration' | 'policy' | 'dependency';
  /** `compatibility` of a dependency. */
  readonly range?: string;
}

const LISTS = {
  configuration: 'configurations',
  policy: 'policies',
  dependency: 'dependencies',
} as const;

/** Every reference that a contract makes to another, with its place. */
export function* namedReferences(contract: Contract): Iterable<NamedReference> {
  yield* referencesOf(contract, 'configuration');
  yield* referencesOf(contract, 'policy');
  yield* referencesOf(contract, 'dependency');
}

/** Looks at one list alone, so that a rule about dependencies does not depend on configurations. */
function* referencesOf(contract: Contract, use: NamedReference['use']): Iterable<NamedReference> {
  const list = LISTS[use];
  const entries: readonly { ref?: string; compatibility?: string }[] = contract[list] ?? [];
  for (const [index, { ref, compatibility }] of entries.entries()) {
    if (ref !== undefined) {
      yield { pointer: `/${list}/${index}/ref`, ref, use, range: compatibility };
    }
  }
}

export function* findMalformedReferences(
  context: RuleContext,
  use: NamedReference['use'],
): Iterable<Finding> {
  for (const reference of referencesOf(context.contract, use)) {
    const resolution = context.resolve(reference.ref, reference.range);
    if (resolution.status !== 'malformed') continue;
    yield { pointer: reference.pointer, message: resolution.message, hint: resolution.hint };
  }
}
