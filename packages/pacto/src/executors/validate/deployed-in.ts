import type { TargetConfiguration } from '@nx/devkit';
import type { ValidateWorkspace } from 'pacto-contract/validator';
import type { NormalizedOptions } from '../../options';
import { environmentsOfTarget } from '../../tasks/environments-of-target';

/**
 * Where `pacto-render` deploys a bundle. The graph gives its target a configuration for each environment of its unit,
 * and Nx hashes them, so a result follows a file of another bundle without reading it.
 */
export function deployedIn(
  { targetNames, environments }: Pick<NormalizedOptions, 'targetNames' | 'environments'>,
  target: TargetConfiguration | undefined,
): Pick<ValidateWorkspace, 'renderedEnvironments' | 'unitEnvironments'> {
  if (targetNames.render === false) return {};
  const all = environmentsOfTarget(target);
  return {
    renderedEnvironments: environments,
    unitEnvironments: all.filter((name) => !environments.includes(name)),
  };
}
