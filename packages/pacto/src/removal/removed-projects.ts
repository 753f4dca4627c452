// The units that a change removes, as the projects that Nx made of them.
import { parseJson, type ProjectGraph } from '@nx/devkit';
import { joinPath, type ResolvedBundle } from 'pacto-contract/graph';
import { matchProjects, type MatchedProject } from '../nx/match-projects';
import { readTargetDefaults, type GivenTarget } from '../nx/target-defaults';
import type { GivenOptions } from '../tasks/options/read-option';
import { layerOptions, type RemovalReview } from './ask-removal-review';
import type { ReviewBase } from '../executors/render/asked-review-base';
import type { RemovalRun } from './removal-run';

export interface RemovedProject extends MatchedProject {
  readonly bundle: ResolvedBundle;
  /** The options that its task would have. */
  readonly given: GivenOptions;
  /** Whether its own file, and no other, says where its report is written. */
  readonly hasOwnOutput: boolean;
}

interface Removed {
  readonly units: Pick<ReviewBase['units'], 'textOf'>;
  readonly removed: readonly ResolvedBundle[];
}

/** The removed projects that the command would have selected. */
export async function findRemovedProjects(
  { nxJsonConfiguration }: Pick<RemovalRun, 'nxJsonConfiguration'>,
  { target, given, configuration, only, exclude }: RemovalReview,
  { units, removed }: Removed,
  graph: Pick<ProjectGraph, 'nodes'>,
): Promise<readonly RemovedProject[]> {
  const found: RemovedProject[] = [];
  for (const bundle of removed) {
    const {
      name = bundle.name ?? bundle.root,
      tags = [],
      targets = {},
    } = readProjectFile(await units.textOf(joinPath(bundle.root, 'project.json')!));
    const own = targets[target.target] ?? {};
    // Its target did not render.
    if (own.executor !== undefined && own.executor !== target.executor) continue;
    const project = { name, root: bundle.root, tags: ['pacto', 'pacto:root', ...tags] };
    const defaults = readTargetDefaults(nxJsonConfiguration, { ...target, project });
    const options = layerOptions([...defaults, own], given, configuration);
    const { outputFile } = layerOptions([own], {}, configuration);
    const hasOwnOutput = given.outputFile === undefined && outputFile !== undefined;
    found.push({ ...project, bundle, given: options, hasOwnOutput });
  }
  const rest = Object.values(graph.nodes).map(({ name, data: { root, tags = [] } }) => ({
    name,
    root,
    tags,
  }));
  const all: MatchedProject[] = [...found, ...rest];
  const meant = only ? matchProjects(only, all) : new Set(all);
  const left = matchProjects(exclude, [...meant]);
  return found.filter((project) => meant.has(project) && !left.has(project));
}

interface ProjectFile {
  readonly name?: string;
  readonly tags?: readonly string[];
  readonly targets?: Readonly<Record<string, GivenTarget>>;
}

/** A file that Nx could not read made no project, so there is nothing to review. */
function readProjectFile(text: string | undefined): ProjectFile {
  try {
    return (text === undefined ? undefined : parseJson<ProjectFile>(text)) ?? {};
  } catch {
    return {};
  }
}
