import { isDefect, quote } from '../../reference/defect';
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
    'Checks that a dependency outside this workspace is pinned: its tag may be moved to other content.',
  mend: 'Add the digest behind the tag: `oci://registry/repository:tag@sha256:…`.',
  *check(context) {
    // A drifted component is told once, as what it is.
    const drifted = new Set(driftedComponents(context).map(({ index }) => index));
    for (const [index, { ref, compatibility }] of (context.contract.dependencies ?? []).entries()) {
      const reference = parseReference(ref);
      if (isDefect(reference) || reference.scheme !== 'oci' || drifted.has(index)) continue;
      if (reference.tag === undefined || reference.digest !== undefined) continue;
      if (isPinned(context.resolve(ref, compatibility))) continue;
      yield {
        pointer: `/dependencies/${index}/ref`,
        message: `The dependency ${quote(ref)} is named by a tag, which can be moved; nothing pins what it means.`,
        hint: `Add the digest of the artifact: \`${ref}@sha256:…\`.`,
      };
    }
  },
};

/** What the workspace answers cannot move without a commit. */
function isPinned(resolution: Resolution): boolean {
  switch (resolution.status) {
    case 'found':
    case 'duplicate':
      return true;
    case 'external':
      return resolution.pinned;
    default:
      return false;
  }
}
