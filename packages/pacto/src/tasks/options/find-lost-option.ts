/** Options by their short names. */
const SHORT_NAMES: Readonly<Record<string, string>> = { f: 'values' };

/**
 * The problem of an option that was given under two names, such as `-f` and `--values`: Nx passes on only the values
 * of the last one.
 */
export function findLostOption(overrides: object | undefined): string | undefined {
  const seen = new Map<string, string>();
  for (const name of Object.keys(overrides ?? {})) {
    const option =
      SHORT_NAMES[name] ?? name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const first = seen.get(option);
    if (first !== undefined) {
      return `The options \`${shown(first)}\` and \`${shown(name)}\` are one option, and Nx passes only one of them on. Give all values with one of the two names.`;
    }
    seen.set(option, name);
  }
  return undefined;
}

function shown(name: string): string {
  return `${name.length > 1 ? '--' : '-'}${name}`;
}
