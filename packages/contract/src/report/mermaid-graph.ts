// A picture of a contract and what it depends on, in the language Mermaid, which GitHub and GitLab draw.
import type { DependencyGraph, DependencyNode } from '../render/explain/follow-dependencies';
import { oneLine } from './neutralize';

/** Empty for a contract without dependencies and interfaces: there is nothing to draw. */
export function mermaidGraph({ nodes, edges }: DependencyGraph): string {
  if (edges.length === 0 && nodes.every(({ interfaces }) => interfaces.length === 0)) return '';
  const publicNodes = nodes.flatMap(({ interfaces }, place) =>
    interfaces.some(({ visibility }) => visibility === 'public') ? [place] : [],
  );
  const lines = [
    ...(publicNodes.length > 0 ? ['users(["users"])'] : []),
    ...nodes.map((node, place) => `n${place}["${labelOf(node)}"]`),
    ...publicNodes.map((place) => `users --> n${place}`),
    ...edges.map(({ from, to, required, compatibility }) => {
      const words = [required ? 'required' : 'optional', compatibility ?? ''].filter(Boolean);
      return `n${from} ${required ? '-->' : '-.->'}|"${escape(words.join(' '))}"| n${to}`;
    }),
  ];
  return `\`\`\`mermaid\ngraph TB\n${lines.map((line) => `  ${line}\n`).join('')}\`\`\``;
}

function labelOf(node: DependencyNode): string {
  const { name, version, workload, state, dataCriticality, interfaces } = node;
  const facts = [
    workload,
    state,
    dataCriticality === undefined ? undefined : `${String(dataCriticality)} criticality`,
    replicasOf(node),
  ].filter((fact) => fact !== undefined);
  const lines = [
    version === undefined ? name : `${name} ${version}`,
    facts.map(String).join(', '),
    ...interfaces.map((one) =>
      [one.name, one.type, one.port, one.visibility]
        .filter((fact) => fact !== undefined)
        .map(String)
        .join(' '),
    ),
  ];
  return lines
    .filter((line) => line !== '')
    .map(escape)
    .join('<br/>');
}

function replicasOf({ scaling }: DependencyNode): string | undefined {
  if (scaling === null || typeof scaling !== 'object') return undefined;
  const { replicas, min, max } = scaling as Record<string, unknown>;
  if (replicas !== undefined) return `${String(replicas)} replicas`;
  return min === undefined ? undefined : `${String(min)} to ${String(max)} replicas`;
}

/** A label is text: no quote ends it, and no markup or fence begins in it. */
function escape(text: string): string {
  return oneLine(text).replace(
    /[^\p{L}\p{N} ._/:,^~=-]/gu,
    (character) => `#${character.codePointAt(0)!};`,
  );
}
