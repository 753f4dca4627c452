// Every override file makes an environment, so a misspelt name makes one, too, and no task fails. The values do not
// reach the environment that was meant, and its policies do not check them.
import { suggest } from 'pacto-contract/graph';
import type { ProjectGraph } from '@nx/devkit';
import { metadataOf } from '../../graph/read-graph';
import type { NormalizedOptions } from '../../options';

/** One line for each environment of a contract that is nearly one of the option. */
export function findMisspeltEnvironments(
  { environments }: Pick<NormalizedOptions, 'environments'>,
  nodes: ProjectGraph['nodes'],
): string[] {
  return Object.entries(nodes).flatMap(([project, node]) => {
    const own = metadataOf(node)?.environments ?? [];
    return own.flatMap((name) => {
      if (environments.includes(name)) return [];
      const meant = environments.find((one) => isLonger(name, one)) ?? suggest(name, environments);
      if (meant === undefined || isVariant(name, meant)) return [];
      return [
        `\`${project}\` has an override file for \`${name}\`, which is not one of \`environments\` in \`nx.json\`. Did you mean \`${meant}\`? If not, add \`${name}\` to \`environments\`.`,
      ];
    });
  });
}

/** `production` for `prod`. */
function isLonger(name: string, other: string): boolean {
  return new RegExp(`^${escapeDots(other)}[a-z]+$`, 'i').test(name);
}

/** `prod-eu` and `dev2` are names of their own beside `prod` and `dev`. */
function isVariant(name: string, other: string): boolean {
  return new RegExp(`^${escapeDots(other)}[-._0-9]`).test(name);
}

/** Names of environments have no other character with a meaning. */
function escapeDots(name: string): string {
  return name.replace(/\./g, '\\.');
}
