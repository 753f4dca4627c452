// Every override file makes an environment, so a misspelt name makes one, too, and no task fails. The values do not
// reach the environment that was meant, and its policies do not check them.
import type { ProjectGraph } from '@nx/devkit';
import { metadataOf } from '../../graph/read-graph';
import type { NormalizedOptions } from '../../options';
import { describeOption, nearEnvironment } from '../../options/near-environment';

/** One line for each environment of a contract that is nearly one of the option. */
export function findMisspeltEnvironments(
  { environments }: Pick<NormalizedOptions, 'environments'>,
  nodes: ProjectGraph['nodes'],
): string[] {
  return Object.entries(nodes).flatMap(([project, node]) => {
    const own = metadataOf(node)?.environments ?? [];
    return own.flatMap((name) => {
      const meant = nearEnvironment(name, environments);
      if (meant === undefined) return [];
      return [
        `\`${project}\` has an override file for \`${name}\`, but ${describeOption(environments)} Did you mean \`${meant}\`? If not, add \`${name}\` to the option.`,
      ];
    });
  });
}
