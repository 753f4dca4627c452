// Messages and hints for references that the workspace does not answer.
import { code, listed } from '../diagnostics/words';
import { contractPath } from '../model/bundle-path';
import type { Defect } from '../reference/defect';
import type { OciReference } from '../reference/reference';
import { localReferenceInWords } from '../reference/local-reference';
import { hintAtCheckout } from '../resolve/hint-at-checkout';
import type { NoAnswer, ResolvedBundle, ResolveRequest } from '../resolve/resolver';

export function describeMalformed({ problem, hint }: Defect): NoAnswer {
  return { status: 'malformed', message: problem, hint, bundles: [], pinned: false };
}

export function describeOutside(ref: string): NoAnswer {
  return {
    status: 'outside',
    message: `${localReferenceInWords(ref)} points outside the workspace.`,
    hint: 'Use a path to a bundle of this workspace, or an `oci://` reference.',
    bundles: [],
    pinned: false,
  };
}

export function describeNoBundle(ref: string): NoAnswer {
  return {
    status: 'no-bundle',
    message: `${localReferenceInWords(ref)} does not point to a bundle of this workspace.`,
    hint: 'Correct the path. It is relative to the folder of the `pacto.yaml` that contains it.',
    bundles: [],
    pinned: false,
  };
}

export function describePinned(ref: string): NoAnswer {
  return {
    status: 'external',
    message: `\`${ref}\` has a digest, so it refers to a published artifact and not to a bundle of this workspace.`,
    hint: REFER_HERE,
    bundles: [],
    pinned: true,
  };
}

export function describeElsewhere(ref: string, registries: readonly string[]): NoAnswer {
  return {
    status: 'external',
    message: `\`${ref}\` is not in this workspace: ${registryInWords(registries)}.`,
    hint: REFER_HERE,
    registry: registries[0],
    bundles: [],
    pinned: false,
  };
}

const REFER_HERE =
  'Refer to a contract of this workspace: use `<registry>/<name>:<version>` or a relative path.';

function registryInWords(registries: readonly string[]): string {
  const option = 'the plugin option `registry`';
  if (registries.length === 0) return `${option} is not set`;
  return `it is not directly below ${listed(registries.map(code), 'or')}, ${option}`;
}

export function describeFromArtifact(
  { ref, from }: ResolveRequest,
  { digest }: OciReference,
): NoAnswer {
  return {
    status: 'external',
    message: `The artifact \`${from}\` refers to \`${ref}\`. References of artifacts never refer to bundles of this workspace.`,
    hint: 'Lock the references of the bundle that uses the artifact.',
    bundles: [],
    pinned: digest !== undefined,
  };
}

/** `unread` is in a folder of that name, so it is probably meant. */
export function describeAbsent(
  ref: string,
  name: string,
  bundles: readonly ResolvedBundle[],
  unread?: ResolvedBundle,
): NoAnswer {
  const written = new Set(bundles.map(({ version }) => `\`${version ?? 'none'}\``));
  const versions = [...written].sort();
  const has =
    versions.length === 0
      ? `no contract has the name \`${name}\``
      : `\`${name}\` exists here at ${versions.join(', ')}`;
  return {
    status: 'absent',
    message: `\`${ref}\` is not in this workspace: ${has}${unread ? `, and the name of the contract in \`${unread.root}\` cannot be read` : ''}.`,
    hint: unread
      ? `Fix \`${contractPath(unread.root)}\`${versions.length > 0 ? ', or use a version that exists here' : ''}.`
      : versions.length === 0
        ? 'Correct the name, or add the contract to this workspace.'
        : 'Use a version that exists here, or add that version of the contract to this workspace.',
    name,
    bundles,
    unread,
    pinned: false,
  };
}

export function describeDuplicate(ref: string, bundles: readonly ResolvedBundle[]): NoAnswer {
  return {
    status: 'duplicate',
    message: `\`${ref}\` fits ${bundles.length === 2 ? 'two' : 'several'} bundles of this workspace: ${bundles
      .map(({ root }) => `\`${root}\``)
      .join(' and ')}.`,
    hint:
      hintAtCheckout(bundles.map(({ root }) => root)) ??
      'Give each bundle its own name or version.',
    bundles,
    pinned: false,
  };
}
