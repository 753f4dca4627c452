import { contractPath, joinPath, parentFolder } from '../model/bundle-path';
import type { Contract, Dependency } from '../model/contract';
import { shortNameOf } from '../reference/oci-name';
import { parseOci } from '../reference/reference';
import type { NoAnswer, ResolvedBundle, Resolver } from '../resolve/resolver';
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
  index: Resolver,
  chart: readonly ChartDependency[] | undefined,
  outputs: OutputFiles,
): void {
  if (bundle.kind !== 'root') return;
  const dependencies = (effective.value as Contract).dependencies ?? [];
  for (const [position, dependency] of dependencies.entries()) {
    const { name, ref, compatibility, required } = dependency;
    const answer = index.resolve({ ref, range: compatibility, from: bundle.root });
    if (answer.status === 'found' || answer.pinned || required === false) continue;
    const unreadable = unreadableSibling(bundle, dependency, answer, index);
    const isInChart = chart?.some(({ alias }) => alias === name) ?? false;
    if (unreadable === undefined && !isInChart && !hasNameOfComponent(bundle, ref)) continue;
    outputs.refuse({
      rule: 'component-found',
      in: effective,
      pointer: `/dependencies/${position}/ref`,
      message: `The component \`${name}\` would be missing from what is deployed. ${answer.message}`,
      hint: unreadable
        ? `Repair \`${contractPath(unreadable.root)}\`: its name cannot be read.`
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

/** The bundle beside the root whose folder has the name that is asked for, if its contract has no name. */
function unreadableSibling(
  { root }: ResolvedBundle,
  { ref }: Dependency,
  { status }: NoAnswer,
  index: Resolver,
): ResolvedBundle | undefined {
  const name = nameIn(ref);
  if (status !== 'absent' || name === undefined) return undefined;
  const sibling = index.bundleAt(joinPath(parentFolder(root), name)!);
  return sibling?.name === undefined ? sibling : undefined;
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
