import { suggest } from 'pacto-contract/graph';

/** The environment of the option that another name most likely means; `undefined` for a name of its own. */
export function nearEnvironment(name: string, environments: readonly string[]): string | undefined {
  if (environments.includes(name)) return undefined;
  const meant =
    environments.find((one) => isLonger(name, one) || isLonger(one, name)) ??
    suggest(name, environments);
  return meant === undefined || isVariant(name, meant) ? undefined : meant;
}

/** What the option has. A workspace that does not set it finds no such key in its `nx.json`, so the names are listed. */
export function describeOption(environments: readonly string[]): string {
  return `the plugin option \`environments\` has ${environments.map((name) => `\`${name}\``).join(', ')}.`;
}

/** `production` for `prod`, with a beginning that says enough. */
function isLonger(name: string, other: string): boolean {
  return other.length > 2 && new RegExp(`^${escapeDots(other)}[a-z]+$`, 'i').test(name);
}

/** `prod-eu` and `dev2` are names of their own beside `prod` and `dev`. */
function isVariant(name: string, other: string): boolean {
  return new RegExp(`^${escapeDots(other)}[-._0-9]`).test(name);
}

/** Names of environments have no other character with a meaning. */
function escapeDots(name: string): string {
  return name.replace(/\./g, '\\.');
}
