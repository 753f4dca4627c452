// The bundles of this workspace that the references of a bundle mean. The project graph draws its edges
// from them.
import { isArtifactPath } from '../model/artifact-path';
import { CONTRACT_FILE } from '../model/bundle-path';
import type { BundleSummary, ContractFacts } from '../model/summary';
import type { Resolver, ResolveRequest } from './resolver';

export type ReferenceKind = 'dependency' | 'configuration' | 'policy';

/** One reference of a bundle, and the bundles of this workspace that answer it. */
export interface AnsweredReference {
  readonly ref: string;
  readonly kind: ReferenceKind;
  /** The files that hold it, relative to the bundle. */
  readonly files: readonly string[];
  /** Roots of the bundles that answer it: two when both have that name and version, none when no bundle here answers. */
  readonly answeredBy: readonly string[];
}

/** Every reference once per kind, in the order of the files and entries. */
export function referencesOf(summary: BundleSummary, resolver: Resolver): AnsweredReference[] {
  const found = new Map<string, AnsweredReference & { readonly files: string[] }>();
  const add = (file: string, kind: ReferenceKind, ref: string, range?: string): void => {
    const key = `${kind} ${ref} ${range ?? ''}`;
    const known = found.get(key);
    if (known === undefined) {
      const answeredBy = answersOf(resolver, { ref, range, from: summary.root });
      found.set(key, { ref, kind, files: [file], answeredBy });
    } else if (known.files[known.files.length - 1] !== file) known.files.push(file);
  };
  forEachFile(summary, (file, facts) => {
    for (const { ref, compatibility } of facts.dependencies) {
      add(file, 'dependency', ref, compatibility);
    }
    for (const { ref } of facts.configurations) {
      if (ref !== undefined) add(file, 'configuration', ref);
    }
    for (const { ref } of facts.policies) if (ref !== undefined) add(file, 'policy', ref);
  });
  return [...found.values()];
}

function answersOf(resolver: Resolver, request: ResolveRequest): string[] {
  const resolution = resolver.resolve(request);
  switch (resolution.status) {
    case 'found':
      return isArtifactPath(resolution.bundle.root) ? [] : [resolution.bundle.root];
    case 'duplicate':
      return resolution.bundles.map(({ root }) => root);
    default:
      return [];
  }
}

function forEachFile(
  { base, overrides }: BundleSummary,
  visit: (file: string, facts: ContractFacts) => void,
): void {
  visit(CONTRACT_FILE, base);
  for (const { path, facts } of overrides) visit(path, facts);
}
