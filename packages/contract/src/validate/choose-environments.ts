import type { OverrideFiles } from '../bundle/list-environments';

export interface EnvironmentChoice {
  /** Validate only this environment. Without an override file it is the base under its name. */
  readonly environment?: string;
  /** Validate these environments, the base as `null`, and no others. */
  readonly environments?: readonly (string | null)[];
  /** Values files, relative to the bundle, in the order of `-f`. */
  readonly values?: readonly string[];
  /** In the order of `--set`. */
  readonly sets?: readonly string[];
}

export interface Environment {
  readonly name: string | null;
  /** The environment that policies see: `name`, except for values given on top of an environment. */
  readonly validatedAs: string | null;
  /** Bundle-relative. */
  readonly values: readonly string[];
  readonly sets: readonly string[];
}

/** The environments that a choice names; all of the bundle where it names none. */
export function chooseEnvironments(
  { environment, environments, values = [], sets = [] }: EnvironmentChoice,
  { environments: found }: OverrideFiles,
): Environment[] {
  const own = (name: string | null): string[] => {
    const file = found.find((entry) => entry.name === name);
    return file ? [file.path] : [];
  };
  if (values.length > 0 || sets.length > 0) {
    const validatedAs = environment ?? 'custom';
    const all = [...own(environment ?? null), ...values];
    return [{ name: 'custom', validatedAs, values: all, sets }];
  }
  const names =
    environments ??
    (environment === undefined ? [null, ...found.map(({ name }) => name)] : [environment]);
  return names.map((name) => ({ name, validatedAs: name, values: own(name), sets: [] }));
}

/** The environments among `names` that get what the base has; none where the choice names what to validate. */
export function listWithoutFile(
  { environment, environments, values = [], sets = [] }: EnvironmentChoice,
  { environments: found }: OverrideFiles,
  names: readonly string[],
): string[] {
  const isAll =
    (environment ?? environments) === undefined && values.length === 0 && sets.length === 0;
  return isAll ? names.filter((name) => !found.some((file) => file.name === name)) : [];
}
