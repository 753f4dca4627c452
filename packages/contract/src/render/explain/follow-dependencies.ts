// The contracts that a contract depends on, and those that they depend on, as far as they can be read here.
import type { BundleReader } from '../../bundle/bundle-reader';
import type { ResolvedBundle, Resolver } from '../../resolve/resolver';
import { isMapping, mappingOf } from '../../source/mapping';

export interface DependencyNode {
  /** The name, or the reference of a contract that is not available here. */
  readonly name: string;
  readonly version?: string;
  /** Folder of the bundle; absent where no bundle answers. */
  readonly path?: string;
  readonly workload?: unknown;
  readonly state?: unknown;
  readonly dataCriticality?: unknown;
  readonly scaling?: unknown;
  readonly interfaces: readonly Readonly<Record<string, unknown>>[];
}

interface DependencyEdge {
  /** Places in the list of nodes. */
  readonly from: number;
  readonly to: number;
  readonly required: boolean;
  readonly compatibility?: string;
}

export interface DependencyGraph {
  /** The contract itself first. */
  readonly nodes: readonly DependencyNode[];
  readonly edges: readonly DependencyEdge[];
}

/** A larger graph is too large for people to read. */
const NODE_LIMIT = 100;

/** `contract` is the one of `bundle`, which may be another than its file holds. */
export function followDependencies(
  bundle: ResolvedBundle,
  contract: unknown,
  { reader, index }: { readonly reader: BundleReader; readonly index: Resolver },
): DependencyGraph {
  const nodes: DependencyNode[] = [describe(bundle, contract)];
  const edges: DependencyEdge[] = [];
  const places = new Map<string, number>([[bundle.root, 0]]);
  const waiting = [{ bundle, contract, place: 0 }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const dependency of dependenciesOf(next.contract)) {
      const { ref, compatibility } = dependency;
      if (typeof ref !== 'string') continue;
      const range = typeof compatibility === 'string' ? compatibility : undefined;
      const resolution = index.resolve({ ref, range, from: next.bundle.root });
      const found = resolution.status === 'found' ? resolution.bundle : undefined;
      const key = found?.root ?? ref;
      const known = places.get(key);
      if (known === undefined && nodes.length >= NODE_LIMIT) continue;
      const to = known ?? nodes.length;
      if (known === undefined) {
        places.set(key, to);
        const value = found && reader.contractDocument(found)?.value;
        nodes.push(found ? describe(found, value) : { name: ref, interfaces: [] });
        if (found) waiting.push({ bundle: found, contract: value, place: to });
      }
      edges.push({
        from: next.place,
        to,
        required: dependency.required === true,
        ...(range === undefined ? {} : { compatibility: range }),
      });
    }
  }
  return { nodes, edges };
}

function describe({ name, version, root }: ResolvedBundle, contract: unknown): DependencyNode {
  const { runtime, scaling, interfaces } = mappingOf(contract);
  const { workload, state } = mappingOf(runtime);
  const { type, dataCriticality } = mappingOf(state);
  const facts = { version, path: root, workload, state: type, dataCriticality, scaling };
  return {
    name: name ?? root,
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
    interfaces: listOf(interfaces),
  };
}

function dependenciesOf(contract: unknown): Readonly<Record<string, unknown>>[] {
  return listOf(mappingOf(contract).dependencies);
}

function listOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}
