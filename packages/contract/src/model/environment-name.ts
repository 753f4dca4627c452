/**
 * Whether a text can name an environment: the folder of its outputs and the configuration of its targets have
 * this name. `values.<name>.yaml` with another one is a file that names no environment.
 */
export function isEnvironmentName(text: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/.test(text);
}
