import { printFlow } from 'pacto-contract';

export function buildChart({ name, version }: { name: string; version: string }): string {
  return `apiVersion: v2
name: ${printFlow(name)}
description: Deploys ${name}, with one alias for each component.
type: application
version: ${printFlow(version)}
`;
}

export function buildChartValues(name: string): string {
  return `# Values of ${name} in every environment. Those of a component are below its alias.
# What differs between environments is in the override files of the components.
`;
}
