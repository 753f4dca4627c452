import type { ProjectConfiguration } from '@nx/devkit';
import {
  referencesOf,
  type AnsweredReference,
  type BundleKind,
  type BundleSummary,
  type Closure,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import { buildInputs, CONTRACT_INPUT } from './build-inputs';
import { buildTargets } from './build-targets';
import type { TargetSources } from './target-row';

/** `metadata.pacto` of a project: `nx show project` prints it, and other tools may read it. */
export interface PactoMetadata {
  readonly name?: string;
  readonly version?: string;
  readonly owner?: string;
  readonly kind: BundleKind;
  /** Environments that have an override file. */
  readonly environments: readonly string[];
  /** References of the contract and of its values files, each with the bundles of this workspace that answer it. */
  readonly references: readonly AnsweredReference[];
}

export function buildProject(
  summary: BundleSummary,
  name: string,
  index: WorkspaceIndex,
  {
    closure,
    isContractOnly,
    ...sources
  }: Omit<TargetSources, 'bundle' | 'contractInputs'> & {
    readonly closure: Closure;
    readonly isContractOnly: boolean;
  },
): ProjectConfiguration {
  const bundle = index.bundleAt(summary.root)!;
  const { kind } = bundle;
  const { base, overrides } = summary;
  const pacto: PactoMetadata = {
    ...(base.name === undefined ? {} : { name: base.name }),
    ...(base.version === undefined ? {} : { version: base.version }),
    ...(base.owner === undefined ? {} : { owner: base.owner }),
    kind,
    environments: [...new Set(overrides.flatMap(({ environment }) => environment ?? []))].sort(),
    references: referencesOf(summary, index),
  };
  const contractInputs = buildInputs(summary, closure, sources);
  return {
    root: summary.root,
    name,
    tags: ['pacto', `pacto:${kind}`],
    metadata: {
      technologies: ['pacto'],
      description: describe(pacto),
      pacto,
    } as ProjectConfiguration['metadata'],
    namedInputs: {
      [CONTRACT_INPUT]: contractInputs,
      ...(isContractOnly ? { default: [], production: [] } : {}),
    },
    targets: buildTargets(summary, { ...sources, bundle, contractInputs }),
  };
}

function describe({ name, version, kind }: PactoMetadata): string {
  if (name === undefined) return 'A contract that cannot be read.';
  return `Contract of the ${kind} ${name}${version === undefined ? '' : ` ${version}`}.`;
}
