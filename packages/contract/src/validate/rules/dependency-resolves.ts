import { joinHints } from '../../diagnostics/words';
import { isDefect } from '../../reference/defect';
import { parseReference } from '../../reference/reference';
import { hintAtGone, isGoneComponent } from '../../resolve/hint-at-gone';
import type { NoAnswer } from '../../resolve/resolver';
import type { RuleContext, ValidationRule } from '../rule';
import { driftedComponents } from './component-version-current';

export const dependencyResolves: ValidationRule = {
  id: 'dependency-resolves',
  code: 'DEPENDENCY_UNRESOLVED',
  severity: 'warning',
  layer: 'references',
  purpose:
    'Checks that a dependency that starts with a registry of this workspace has its contract here, or has a digest.',
  fix: 'Correct the name or the version. If another repository publishes the contract, add its digest: `oci://registry/repository:tag@sha256:…`.',
  *check(context) {
    // With a lock, rules of their own report it as an error.
    if (context.hasLock || context.requiresLock) return;
    for (const { index, ref, answer } of unresolvedDependencies(context)) {
      yield {
        pointer: `/dependencies/${index}/ref`,
        message: answer.message,
        hint: joinHints(
          context.suggestAnswer(ref, answer),
          isGoneComponent(context.bundle, ref, answer)
            ? hintAtGone(ref)
            : `${answer.hint ?? 'Correct the reference.'} If another repository publishes the contract, add its digest: \`${ref}@sha256:…\`.`,
        ),
      };
    }
  },
};

interface UnresolvedDependency {
  readonly index: number;
  readonly ref: string;
  readonly answer: NoAnswer;
}

/** Dependencies under a registry of this workspace that nothing here answers, and that name no digest. */
export function* unresolvedDependencies(context: RuleContext): Iterable<UnresolvedDependency> {
  // A component at another version is reported once, as what it is.
  const drifted = new Set(driftedComponents(context).map(({ index }) => index));
  for (const [index, { ref, compatibility }] of (context.contract.dependencies ?? []).entries()) {
    const reference = parseReference(ref);
    if (isDefect(reference) || reference.scheme !== 'oci' || drifted.has(index)) continue;
    if (reference.digest !== undefined) continue;
    const answer = context.resolve(ref, compatibility);
    if (answer.status === 'absent' && !answer.isReported) yield { index, ref, answer };
  }
}
