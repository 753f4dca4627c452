// A picture of a contract and what it depends on, in the language Mermaid, which GitHub and GitLab draw.
import type { ExplainedReference, ExplainReport } from '../../render/explain/explain-report';
import type { DependencyNode } from '../../render/explain/follow-dependencies';
import { oneLine } from '../text/escape-text';
import { printValue } from '../text/print-value';

const FACT_WIDTH = 40;

interface Arrow {
  /** Places in the list of nodes. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly isRequired: boolean;
}

/** Empty for a contract without neighbours: there is nothing to draw. */
export function mermaidGraph({ graph, references }: ExplainReport): string {
  const nodes = [...graph.nodes];
  const arrows: Arrow[] = graph.edges.map(({ from, to, required, compatibility }) => {
    const words = [required ? 'required' : 'optional', compatibility ?? ''].filter(Boolean);
    return { from, to, words: words.join(' '), isRequired: required };
  });
  for (const { use, name, ref, answer } of references) {
    if (use !== 'configuration') continue;
    const to = placeOf(ref, answer, nodes);
    arrows.push({ from: 0, to, words: `configuration ${name}`, isRequired: true });
  }
  const publicNodes = nodes.flatMap(({ interfaces }, place) =>
    interfaces.some(({ visibility }) => visibility === 'public') ? [place] : [],
  );
  if (arrows.length === 0 && publicNodes.length === 0) return '';
  const lines = [
    ...(publicNodes.length > 0 ? ['users(["users"])'] : []),
    ...nodes.map((node, place) => `n${place}["${labelOf(node)}"]`),
    ...publicNodes.map((place) => `users --> n${place}`),
    ...arrows.map(
      ({ from, to, words, isRequired }) =>
        `n${from} ${isRequired ? '-->' : '-.->'}|"${escape(words)}"| n${to}`,
    ),
  ];
  return `\`\`\`mermaid\ngraph TB\n${lines.map((line) => `  ${line}\n`).join('')}\`\`\``;
}

/** The place of a contract in the list, which gets it if it lacks it. */
function placeOf(
  ref: string,
  answer: ExplainedReference['answer'],
  nodes: DependencyNode[],
): number {
  const known = nodes.findIndex((node) =>
    answer ? node.path === answer.path : node.path === undefined && node.name === ref,
  );
  if (known >= 0) return known;
  const { name, version, path } = answer ?? { name: ref };
  return nodes.push({ name, version, path, interfaces: [] }) - 1;
}

function labelOf(node: DependencyNode): string {
  const { name, version, workload, state, dataCriticality, interfaces } = node;
  const facts = [
    workload,
    state,
    dataCriticality === undefined ? undefined : `${words(dataCriticality)} criticality`,
    replicasOf(node),
  ].filter((fact) => fact !== undefined);
  const lines = [
    version === undefined ? name : `${name} ${version}`,
    facts.map(words).join(', '),
    ...interfaces.map((one) =>
      [one.name, one.type, one.port, one.visibility]
        .filter((fact) => fact !== undefined)
        .map(words)
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
  if (replicas !== undefined) return `${words(replicas)} replicas`;
  if (min === undefined) return max === undefined ? undefined : `at most ${words(max)} replicas`;
  if (max === undefined) return `at least ${words(min)} replicas`;
  return `${words(min)} to ${words(max)} replicas`;
}

/** In a contract that nothing validated a fact may be anything. */
function words(fact: unknown): string {
  return typeof fact === 'string' ? fact : printValue(fact, FACT_WIDTH);
}

/** A label is text: no quote ends it, and no markup or fence begins in it. */
function escape(text: string): string {
  return oneLine(text).replace(
    /[^\p{L}\p{N} ._/:,^~=-]/gu,
    (character) => `#${character.codePointAt(0)!};`,
  );
}
