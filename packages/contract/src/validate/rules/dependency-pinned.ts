import { longCode } from '../../diagnostics/words';
import { isDefect } from '../../reference/defect';
import { parseReference } from '../../reference/reference';
import type { Resolution } from '../../resolve/resolver';
import type { ValidationRule } from '../rule';
import { driftedComponents } from './component-version-current';

export const dependencyPinned: ValidationRule = {
  id: 'dependency-pinned',
  code: 'TAG_NOT_DIGEST',
  severity: 'warning',
  layer: 'references',
  purpose:
    'Checks that a dependency outside this workspace has a digest, because a tag can be moved.',
  fix: 'Add the digest behind the tag: `oci://registry/repository:tag@sha256:…`.',
  *check(context) {
    // Then a rule of its own reports what no lock pins.
    if (context.requiresLock) return;
    // A component at another version is reported once, as what it is.
    const drifted = new Set(driftedComponents(context).map(({ index }) => index));
    for (const [index, { ref, compatibility }] of (context.contract.dependencies ?? []).entries()) {
      const reference = parseReference(ref);
      if (isDefect(reference) || reference.scheme !== 'oci' || drifted.has(index)) continue;
      if (reference.digest !== undefined || reference.tag === undefined) continue;
      if (isPinned(context.resolve(ref, compatibility))) continue;
      yield {
        pointer: `/dependencies/${index}/ref`,
        message: `The dependency ${longCode(ref)} has a tag and no digest. A tag can be moved to other content.`,
        hint: `Add the digest of the artifact: \`${ref}@sha256:…\`.`,
      };
    }
  },
};

/**
 * A reference that the workspace answers cannot change without a commit. A rule of its own reports
 * references without an answer.
 */
function isPinned(resolution: Resolution): boolean {
  if (['found', 'duplicate', 'absent'].includes(resolution.status)) return true;
  return resolution.status !== 'found' && resolution.pinned;
}
