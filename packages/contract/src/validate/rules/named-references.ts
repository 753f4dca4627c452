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
export function* namedReferences(context: RuleContext): Iterable<NamedReference> {
  yield* referencesOf(context, 'configuration');
  yield* referencesOf(context, 'policy');
  yield* referencesOf(context, 'dependency');
}

/** Looks at one list alone, so that a rule about dependencies does not depend on configurations. */
function* referencesOf(
  { contract, configurationEntries }: RuleContext,
  use: NamedReference['use'],
): Iterable<NamedReference> {
  const entries: readonly { ref?: string; compatibility?: string }[] =
    use === 'configuration' ? configurationEntries : (contract[LISTS[use]] ?? []);
  for (const [index, { ref, compatibility }] of entries.entries()) {
    if (ref !== undefined) {
      yield { pointer: `/${LISTS[use]}/${index}/ref`, ref, use, range: compatibility };
    }
  }
}

export function* findMalformedReferences(
  context: RuleContext,
  use: NamedReference['use'],
): Iterable<Finding> {
  for (const reference of referencesOf(context, use)) {
    const resolution = context.resolve(reference.ref, reference.range);
    if (resolution.status !== 'malformed') continue;
    yield { pointer: reference.pointer, message: resolution.message, hint: resolution.hint };
  }
}
