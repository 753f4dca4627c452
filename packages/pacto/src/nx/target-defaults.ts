import type { NxJsonConfiguration } from '@nx/devkit';

/**
 * The options that `targetDefaults` of `nx.json` give to a target of every project. Nx takes the key of the
 * executor before that of the target. What it gives to some projects alone, or by a pattern, is left out.
 */
export function readTargetDefaults(
  { targetDefaults }: Pick<NxJsonConfiguration, 'targetDefaults'>,
  { target, executor }: { readonly target: string; readonly executor: string },
): Readonly<Record<string, unknown>> {
  const defaults = (targetDefaults ?? {}) as Readonly<Record<string, Entry | readonly Entry[]>>;
  const found = defaults[executor] ?? defaults[target] ?? {};
  // Nx 23 and later also take a list of entries, each with a filter.
  const entries: readonly Entry[] = Array.isArray(found) ? found : [found as Entry];
  return Object.assign(
    {},
    ...entries.filter(({ filter }) => filter === undefined).map(({ options }) => options),
  ) as Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly filter?: unknown;
}
