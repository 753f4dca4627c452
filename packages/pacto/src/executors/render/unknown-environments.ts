// A misspelt environment in the options of rendering has no effect, and no task fails. So the run prints a notice.
import { didYouMean, joinHints, suggest } from 'pacto-contract/graph';
import type { ProjectGraph } from '@nx/devkit';
import { metadataOf } from '../../graph/read-graph';
import type { NormalizedOptions } from '../../options';

/** One line for each environment of `render.environments` that no contract and no option names. */
export function findUnknownEnvironments(
  { environments, render }: Pick<NormalizedOptions, 'environments' | 'render'>,
  nodes: ProjectGraph['nodes'],
): string[] {
  const own = Object.values(nodes).flatMap((node) => metadataOf(node)?.environments ?? []);
  const known = new Set([...environments, ...own]);
  return Object.keys(render.environments)
    .filter((name) => !known.has(name))
    .map((name) =>
      joinHints(
        `\`render.environments\` in \`nx.json\` names \`${name}\`, which is not an environment of any contract, so these options have no effect.`,
        didYouMean(suggest(name, known)),
      ),
    );
}
