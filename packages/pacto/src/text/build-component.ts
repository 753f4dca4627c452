import { printFlow } from 'pacto-contract';
import { buildHead } from './build-head';

export interface ComponentParts {
  readonly service: string;
  readonly version: string;
  /** A name, or the mapping that the root has. */
  readonly owner?: unknown;
  readonly workload: string;
  readonly port?: number;
  readonly policies: readonly NamedRef[];
  readonly configurations: readonly NamedRef[];
}

export interface NamedRef {
  readonly name: string;
  readonly ref: string;
}

export function buildComponent(parts: ComponentParts): string {
  const { port } = parts;
  const sections = [
    buildHead({ ...parts, name: parts.service }),
    ...(port === undefined ? [] : [buildInterface(port)]),
    buildRuntime(parts.workload, port === undefined ? '' : HEALTH),
    ...buildRefs('policies', parts.policies),
    ...buildRefs('configurations', parts.configurations),
  ];
  return sections.join('\n\n') + '\n';
}

function buildInterface(port: number): string {
  return `interfaces:
  - name: api
    type: http
    port: ${port}
    visibility: internal`;
}

/** Asks the interface of `buildInterface`. */
const HEALTH = '\n  health:\n    interface: api\n    path: /health';

function buildRuntime(workload: string, health: string): string {
  return `runtime:
  workload: ${workload}
  state:
    type: stateless
    persistence:
      scope: local
      durability: ephemeral
    dataCriticality: low${health}`;
}

function buildRefs(key: string, refs: readonly NamedRef[]): string[] {
  if (refs.length === 0) return [];
  const items = refs.map(
    ({ name, ref }) => `  - name: ${printFlow(name)}\n    ref: ${printFlow(ref)}`,
  );
  return [`${key}:\n${items.join('\n')}`];
}
