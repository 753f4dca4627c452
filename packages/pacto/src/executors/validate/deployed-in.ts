import type { TargetConfiguration } from '@nx/devkit';
import type { ValidateWorkspace } from 'pacto-contract/validator';
import type { NormalizedOptions } from '../../options';

/**
 * Where `pacto-render` deploys a bundle. The graph gives its target a configuration for each environment of its unit,
 * and Nx hashes them, so a result follows a file of another bundle without reading it.
 */
export function deployedIn(
  { targetNames, environments }: Pick<NormalizedOptions, 'targetNames' | 'environments'>,
  target: TargetConfiguration | undefined,
): Pick<ValidateWorkspace, 'renderedEnvironments' | 'unitEnvironments'> {
  if (targetNames.render === false) return {};
  const all = Object.values(target?.configurations ?? {}).flatMap(
    (one: { environment?: unknown }) =>
      typeof one?.environment === 'string' ? [one.environment] : [],
  );
  return {
    renderedEnvironments: environments,
    unitEnvironments: all.filter((name) => !environments.includes(name)),
  };
}
