import { CONTRACT_FILE } from '../model/bundle-path';
import type { BundleSummary, ContractFacts } from '../model/summary';
import type { Resolver } from './resolver';

/** One bundle that another refers to. */
export interface BundleLink {
  /** Folder of the bundle that is referred to. */
  readonly root: string;
  /** `static` for dependencies, `dynamic` for configuration and policy references. */
  readonly type: 'static' | 'dynamic';
  /** The files that refer to it so, relative to the bundle that declares them. */
  readonly files: readonly string[];
}

/**
 * Wide on purpose: a link to every bundle that may decide how a reference is answered, whatever its
 * version, and to those that may have done so before they were renamed or broken. A file that has both
 * types of reference to a bundle is listed under `static` alone.
 */
export function linksOf(summary: BundleSummary, resolver: Resolver): BundleLink[] {
  const links = { static: new Map<string, string[]>(), dynamic: new Map<string, string[]>() };
  const add = (file: string, ref: string, type: BundleLink['type']): void => {
    for (const { root } of resolver.formerCandidates({ ref, from: summary.root })) {
      if (root === summary.root || isLast(links.static.get(root), file)) continue;
      const files = links[type].get(root);
      if (files === undefined) links[type].set(root, [file]);
      else if (!isLast(files, file)) files.push(file);
    }
  };
  forEachFile(summary, (file, facts) => {
    for (const { ref } of facts.dependencies) add(file, ref, 'static');
    for (const { ref } of facts.configurations) if (ref !== undefined) add(file, ref, 'dynamic');
    for (const { ref } of facts.policies) if (ref !== undefined) add(file, ref, 'dynamic');
  });
  return (['static', 'dynamic'] as const).flatMap((type) =>
    Array.from(links[type], ([root, files]) => ({ root, type, files })),
  );
}

/** The references that no bundle of this workspace answers, sorted; they belong in the project's metadata. */
export function externalReferences(summary: BundleSummary, resolver: Resolver): string[] {
  const external = new Set<string>();
  const add = (ref: string, range?: string): void => {
    const { status } = resolver.resolve({ ref, range, from: summary.root });
    if (status === 'external' || status === 'absent') external.add(ref);
  };
  forEachFile(summary, (_file, facts) => {
    for (const { ref, compatibility } of facts.dependencies) add(ref, compatibility);
    for (const { ref } of facts.configurations) if (ref !== undefined) add(ref);
    for (const { ref } of facts.policies) if (ref !== undefined) add(ref);
  });
  return [...external].sort();
}

/** Files are visited one after the other: what was noted of this one last is at the end of its list. */
function isLast(files: readonly string[] | undefined, file: string): boolean {
  return files !== undefined && files[files.length - 1] === file;
}

function forEachFile(
  { base, overrides }: BundleSummary,
  visit: (file: string, facts: ContractFacts) => void,
): void {
  visit(CONTRACT_FILE, base);
  for (const { path, facts } of overrides) visit(path, facts);
}
