import { parseVersion, printFlow } from 'pacto-contract';

interface DependencyParts {
  readonly name: string;
  readonly ref: string;
  readonly required: boolean;
  readonly compatibility: string;
}

/** An entry of `dependencies[]` as block YAML of its own. */
export function buildDependency({ name, ref, required, compatibility }: DependencyParts): string {
  return `name: ${printFlow(name)}
ref: ${printFlow(ref)}
required: ${required}
compatibility: ${JSON.stringify(compatibility)}`;
}

/** The range of versions without breaking changes: the same major version; below 1.0.0, the same minor version. */
export function compatibilityWith(version: string): string {
  const parsed = parseVersion(version);
  if (!parsed) return `=${version}`;
  return parsed.major > 0 ? `^${parsed.major}.0.0` : `^0.${parsed.minor}.0`;
}
