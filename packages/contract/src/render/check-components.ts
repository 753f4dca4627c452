import type { BundleReader } from '../bundle/bundle-reader';
import { explainUnread } from '../bundle/describe-unread';
import { parentFolder } from '../model/bundle-path';
import type { Contract } from '../model/contract';
import { shortNameOf } from '../reference/oci-name';
import { parseOci } from '../reference/reference';
import type { ResolvedBundle, Resolver } from '../resolve/resolver';
import { joinHints, suggestAnswer } from '../resolve/suggest-answer';
import type { ChartDependency } from './helm/read-chart';
import type { Member } from './member';
import type { OutputFiles } from './output-files';

/**
 * Refuses a dependency that names a component of the root which this workspace does not have.
 * Otherwise the component would not be deployed. Other services may be published elsewhere.
 */
export function checkComponents(
  { bundle, effective }: Member,
  { index, reader }: { readonly index: Resolver; readonly reader: BundleReader },
  chart: readonly ChartDependency[] | undefined,
  outputs: OutputFiles,
): void {
  if (bundle.kind !== 'root') return;
  const dependencies = (effective.value as Contract).dependencies ?? [];
  for (const [position, dependency] of dependencies.entries()) {
    const { name, ref, compatibility, required } = dependency;
    const answer = explainUnread(
      index.resolve({ ref, range: compatibility, from: bundle.root }),
      reader,
    );
    if (answer.status === 'found' || answer.pinned || required === false) continue;
    const isUnread = isSibling(answer.unread, bundle);
    const isInChart = chart?.some(({ alias }) => alias === name) ?? false;
    if (!isUnread && !isInChart && !hasNameOfComponent(bundle, ref)) continue;
    outputs.refuse({
      rule: 'component-found',
      in: effective,
      pointer: `/dependencies/${position}/ref`,
      message: `The component \`${name}\` would be missing from what is deployed. ${answer.message}`,
      hint: isUnread
        ? answer.hint
        : joinHints(
            suggestAnswer({ ref, from: bundle.root }, answer, index),
            joinHints(
              answer.hint,
              `If another repository publishes it, add its digest: \`${ref}@sha256:…\`.`,
            ),
          ),
    });
  }
}

/** The folder of a component is beside that of its root. */
function isSibling(bundle: ResolvedBundle | undefined, { root }: ResolvedBundle): boolean {
  return bundle !== undefined && parentFolder(bundle.root) === parentFolder(root);
}

function hasNameOfComponent({ name = '' }: ResolvedBundle, ref: string): boolean {
  return (
    name.endsWith('-root') && (nameIn(ref)?.startsWith(name.slice(0, -'root'.length)) ?? false)
  );
}

function nameIn(ref: string): string | undefined {
  const reference = parseOci(ref);
  return reference && shortNameOf(reference);
}
