/** Names that reports give to something else, and what that is. */
const RESERVED: ReadonlyMap<string, string> = new Map([
  ['base', 'the contract without an override file'],
  ['custom', 'a validation with `-f` or `--set`'],
]);

/**
 * Whether a text can name an environment: the folder of its outputs and the configuration of its targets have
 * this name. `values.<name>.yaml` with another one is a file that names no environment.
 */
export function isEnvironmentName(text: string): boolean {
  return (
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/.test(text) &&
    describeReservedEnvironment(text) === undefined
  );
}

/** Why a name is reserved, in one sentence. Upper case does not help a reader of a report. */
export function describeReservedEnvironment(text: string): string | undefined {
  const name = text.toLowerCase();
  const meaning = RESERVED.get(name);
  if (meaning === undefined) return undefined;
  return `The name \`${text}\` is reserved, because reports call ${meaning} \`${name}\`.`;
}
