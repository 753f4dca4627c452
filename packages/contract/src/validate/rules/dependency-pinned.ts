import { isDefect, quote } from '../../reference/defect';
import { parseReference } from '../../reference/reference';
import type { Resolution } from '../../resolve/resolver';
import type { Finding } from '../finding';
import type { ValidationRule } from '../rule';
import { driftedComponents } from './component-version-current';

export const dependencyPinned: ValidationRule = {
  id: 'dependency-pinned',
  code: 'TAG_NOT_DIGEST',
  severity: 'warning',
  layer: 'references',
  purpose:
    'Checks that a dependency outside this workspace is pinned: its tag may be moved to other content.',
  mend: 'Add the digest behind the tag: `oci://registry/repository:tag@sha256:…`. Where no contract of this workspace has the name any more, correct it.',
  *check(context) {
    // A drifted component is told once, as what it is.
    const drifted = new Set(driftedComponents(context).map(({ index }) => index));
    for (const [index, { ref, compatibility }] of (context.contract.dependencies ?? []).entries()) {
      const reference = parseReference(ref);
      if (isDefect(reference) || reference.scheme !== 'oci' || drifted.has(index)) continue;
      if (reference.digest !== undefined) continue;
      const resolution = context.resolve(ref, compatibility);
      const pointer = `/dependencies/${index}/ref`;
      if (resolution.status === 'absent' && resolution.bundles.length === 0) {
        yield { pointer, ...describeAbsent(ref, resolution.name ?? ref) };
      } else if (reference.tag !== undefined && !isPinned(resolution)) {
        yield {
          pointer,
          message: `The dependency ${quote(ref)} is named by a tag, which can be moved; nothing pins what it means.`,
          hint: `Add the digest of the artifact: \`${ref}@sha256:…\`.`,
        };
      }
    }
  },
};

/** It may be published from elsewhere; as often it is a contract that was renamed or deleted. */
function describeAbsent(ref: string, name: string): Omit<Finding, 'pointer'> {
  return {
    message: `No contract of this workspace is called ${quote(name)}, and nothing pins what the dependency ${quote(ref)} means.`,
    hint: `Correct the name if it should be one of this workspace; if it is published from elsewhere, add its digest: \`${ref}@sha256:…\`.`,
  };
}

/** What the workspace answers cannot move without a commit. */
function isPinned(resolution: Resolution): boolean {
  if (resolution.status === 'found' || resolution.status === 'duplicate') return true;
  return resolution.pinned;
}
