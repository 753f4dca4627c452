import type { TargetConfiguration } from '@nx/devkit';

/** The environments that the graph gives to a target as its configurations. */
export function environmentsOfTarget(target: TargetConfiguration | undefined): string[] {
  return Object.values(target?.configurations ?? {}).flatMap((one: { environment?: unknown }) =>
    typeof one?.environment === 'string' ? [one.environment] : [],
  );
}
