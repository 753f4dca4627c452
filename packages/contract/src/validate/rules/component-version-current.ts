// Reports components that a root lists at a version that the workspace does not have.
import { contractPath } from '../../model/bundle-path';
import { isArtifactPath } from '../../model/artifact-path';
import type { Resolution, ResolvedBundle } from '../../resolve/resolver';
import { longCode } from '../../diagnostics/words';
import { isDefect } from '../../reference/defect';
import { highestVersion } from '../../reference/highest-version';
import { parseReference, withTag, type OciReference } from '../../reference/reference';
import { parseVersionRange } from '../../reference/version-range';
import type { Finding } from '../finding';
import type { RuleContext, ValidationRule } from '../rule';
import { componentsOf, type ComponentEntry } from './components';

export const componentVersionCurrent: ValidationRule = {
  id: 'component-version-current',
  code: 'COMPONENT_VERSION_DRIFT',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that a root references each component at the version that it has in this workspace.',
  fix: 'Change the reference to the version of the component. The `bump` generator raises both together.',
  *check(context) {
    for (const entry of driftedComponents(context)) yield describeDrift(entry);
  },
};

/** Components that the root names at a version that no bundle of that name here has. */
export function driftedComponents(context: RuleContext): ComponentEntry[] {
  return componentsOf(context).filter(({ dependency, resolution }) => {
    if (isAnsweredHere(resolution)) return false;
    const reference = parseReference(dependency.ref);
    if (isDefect(reference) || reference.scheme !== 'oci') return false;
    // Without a tag it is `compatibility` that picks the version, if it can be read.
    return reference.tag !== undefined || !isDefect(parseVersionRange(dependency.compatibility));
  });
}

/** An artifact of another version does not count: the workspace has the component itself. */
function isAnsweredHere(resolution: Resolution): boolean {
  if (resolution.status === 'found') return !isArtifactPath(resolution.bundle.root);
  return resolution.status !== 'absent';
}

function describeDrift({ index, dependency, bundles }: ComponentEntry): Finding {
  const { ref, compatibility } = dependency;
  const reference = parseReference(ref);
  const oci = isDefect(reference) || reference.scheme !== 'oci' ? undefined : reference;
  const here = newestOf(bundles);
  const asked =
    oci?.tag === undefined
      ? `a version within ${longCode(compatibility)}`
      : `version ${longCode(oci.tag)}`;
  const hint = describeFix(here.version, oci, compatibility);
  return {
    pointer: `/dependencies/${index}/ref`,
    message: `The root references ${asked} of the component ${longCode(here.name ?? here.root)}, but in this workspace the component has ${
      here.version === undefined ? 'no version' : `the version ${longCode(here.version)}`
    }.`,
    hint: hint.text,
    related: [
      ...bundles.map(({ root, name }) => ({
        document: contractPath(root),
        pointer: '/service/version',
        message: `The version of ${longCode(name ?? root)} in this workspace.`,
      })),
      ...(hint.range === undefined
        ? []
        : [
            {
              pointer: `/dependencies/${index}/compatibility`,
              message: `${longCode(compatibility)} does not accept this version. Write ${longCode(hint.range)}.`,
            },
          ]),
    ],
  };
}

/** All that must change at once, so that the next run does not find the rest. */
function describeFix(
  version: string | undefined,
  reference: OciReference | undefined,
  compatibility: string,
): { readonly text: string; readonly range?: string } {
  const admitted = parseVersionRange(compatibility);
  const range =
    version === undefined || isDefect(admitted) || admitted.admits(version)
      ? undefined
      : `^${version}`;
  const beside = `\`compatibility: "${range}"\` beside it`;
  const tagged =
    reference?.tag === undefined || version === undefined ? undefined : withTag(reference, version);
  if (tagged === undefined || isDefect(tagged)) {
    const text = 'Use the same version in the root and in its component.';
    return { text: range === undefined ? text : `Write ${beside}.`, range };
  }
  if (range === undefined) return { text: `Write \`${tagged.text}\`.` };
  const both = 'The `bump` generator changes both in one step.';
  return { text: `Write \`${tagged.text}\`, and ${beside}. ${both}`, range };
}

function newestOf(bundles: readonly ResolvedBundle[]): ResolvedBundle {
  const highest = highestVersion(bundles.flatMap(({ version }) => version ?? []));
  return bundles.find(({ version }) => version === highest) ?? bundles[0]!;
}
