import type { Pointer } from '../../source/pointer';
import type { RuleContext } from '../rule';

interface UnlockedDependency {
  readonly pointer: Pointer;
  readonly message: string;
  readonly hint?: string;
  readonly isBelowOurRegistry: boolean;
}

/** Dependencies that neither the workspace nor a lock answers and that name no digest. */
export function* unlockedDependencies(context: RuleContext): Iterable<UnlockedDependency> {
  for (const [index, { ref, compatibility }] of (context.contract.dependencies ?? []).entries()) {
    const resolution = context.resolve(ref, compatibility);
    if (resolution.status === 'found' || resolution.rule !== 'reference-locked') continue;
    yield {
      pointer: `/dependencies/${index}/ref`,
      message: resolution.message,
      hint: resolution.hint,
      isBelowOurRegistry: resolution.name !== undefined,
    };
  }
}
