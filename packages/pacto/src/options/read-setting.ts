// The value of one option of the plugin, checked. Each function throws an error that names the option, the value seen and
// what is accepted.
import { codeList, didYouMean, isMapping, joinHints, suggest } from 'pacto-contract/graph';

/** Without `keys`, every key is accepted. */
export function readMapping(
  option: string,
  value: unknown,
  keys?: readonly string[],
): Record<string, unknown> {
  if (!isMapping(value)) throw invalidOption(option, value, 'a mapping');
  const unknown = keys && Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    const advice = joinHints(didYouMean(suggest(unknown, keys!)), `Accepted: ${codeList(keys!)}.`);
    throw new Error(
      `The option \`${option}\` of the Pacto plugin in \`nx.json\` has no key \`${unknown}\`. ${advice}`,
    );
  }
  return value;
}

export function readText(option: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw invalidOption(option, value, 'a text');
}

/** A folder of the workspace, POSIX, relative to its root. */
export function readFolder(option: string, value: unknown): string {
  if (typeof value === 'string') {
    const path = value
      .replace(/\\/g, '/')
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/');
    const isInside = !/^([A-Za-z]:|\/)/.test(value) && !path.split('/').includes('..');
    if (isInside && path !== '' && !/[*?[\]{}]/.test(path)) return path;
  }
  throw invalidOption(
    option,
    value,
    'a folder inside the workspace, relative to its root, without glob characters',
  );
}

export function readSwitch(option: string, value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  throw invalidOption(option, value, '`true` or `false`');
}

/** The error for a value that an option does not accept. */
export function invalidOption(option: string, value: unknown, accepted: string): Error {
  return new Error(
    `The option \`${option}\` of the Pacto plugin in \`nx.json\` is \`${JSON.stringify(value)}\`; it must be ${accepted}.`,
  );
}
