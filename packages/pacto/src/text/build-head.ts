import { printFlow, printYaml } from 'pacto-contract';

interface Head {
  readonly name: string;
  readonly version: string;
  /** A name, or the mapping that the root has. */
  readonly owner?: unknown;
}

/** The first lines of a contract: the language, and the service up to its owner. */
export function buildHead({ name, version, owner }: Head): string {
  const lines = [
    'pactoVersion: "1.0"',
    '',
    'service:',
    `  name: ${printFlow(name)}`,
    `  version: ${printFlow(version)}`,
  ];
  if (typeof owner === 'string' && owner !== '') lines.push(`  owner: ${printFlow(owner)}`);
  else if (owner !== undefined && owner !== '') {
    const details = printYaml(owner).split('\n');
    lines.push('  owner:', ...details.map((line) => `    ${line}`));
  }
  return lines.join('\n');
}
