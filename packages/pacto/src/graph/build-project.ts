import type { ProjectConfiguration } from '@nx/devkit';
import {
  externalReferences,
  linksOf,
  type BundleKind,
  type BundleLink,
  type BundleSummary,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import { buildTargets } from './build-targets';
import type { TargetSources } from './target-row';

/** What stands under `metadata.pacto` of a project: `nx show project` shows it, other tools may read it. */
export interface PactoMetadata {
  readonly name?: string;
  readonly version?: string;
  readonly kind: BundleKind;
  /** Environments that have an override file. */
  readonly environments: readonly string[];
  /** Bundles of this workspace that the contract or one of its values files refers to. */
  readonly references: readonly BundleLink[];
  /** References under `policies[]`, of the contract and of its values files. */
  readonly policies: readonly string[];
  /** References that no bundle of this workspace answers. */
  readonly externalReferences: readonly string[];
}

export function buildProject(
  summary: BundleSummary,
  name: string,
  index: WorkspaceIndex,
  sources: Omit<TargetSources, 'bundle'>,
): ProjectConfiguration {
  const bundle = index.bundleAt(summary.root)!;
  const { kind } = bundle;
  const { base, overrides } = summary;
  const pacto: PactoMetadata = {
    ...(base.name === undefined ? {} : { name: base.name }),
    ...(base.version === undefined ? {} : { version: base.version }),
    kind,
    environments: [...new Set(overrides.flatMap(({ environment }) => environment ?? []))].sort(),
    references: linksOf(summary, index),
    policies: policiesOf(summary),
    externalReferences: externalReferences(summary, index),
  };
  return {
    root: summary.root,
    name,
    tags: ['pacto', `pacto:${kind}`],
    metadata: {
      technologies: ['pacto'],
      description: describe(pacto),
      pacto,
    } as ProjectConfiguration['metadata'],
    targets: buildTargets(summary, { ...sources, bundle }),
  };
}

function policiesOf({ base, overrides }: BundleSummary): string[] {
  const facts = [base, ...overrides.map((file) => file.facts)];
  const references = facts.flatMap(({ policies }) => policies.flatMap(({ ref }) => ref ?? []));
  return [...new Set(references)].sort();
}

function describe({ name, version, kind }: PactoMetadata): string {
  if (name === undefined) return 'A contract that cannot be read.';
  return `Contract of the ${kind} ${name}${version === undefined ? '' : ` ${version}`}.`;
}
