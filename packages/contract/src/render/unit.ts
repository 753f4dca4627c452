// A deployment unit: a root and its components, or a service that has a chart of its own.
import { serviceNameOf } from '../model/service-name';
import type { Contract } from '../model/contract';
import { baseName, joinPath } from '../model/bundle-path';
import { isDefect } from '../reference/defect';
import { shortNameOf } from '../reference/oci-name';
import { parseReference } from '../reference/reference';
import type { ResolvedBundle, Resolver } from '../resolve/resolver';
import { componentsOf } from '../validate/rules/components';

interface UnitComponent {
  /** Name of the entry in the root's `dependencies[]`: the alias in the chart. */
  readonly alias: string;
  /** Place of that entry. */
  readonly index: number;
  readonly bundle: ResolvedBundle;
}

/** The components that a root's contract names, in its order. */
export function listComponents(
  contract: Contract,
  bundle: ResolvedBundle,
  index: Resolver,
): UnitComponent[] {
  const resolve = (ref: string, range?: string) => index.resolve({ ref, range, from: bundle.root });
  return componentsOf({
    contract,
    bundle,
    resolve,
    bundlesNamed: (name) => index.bundlesNamed(name),
  }).flatMap((entry) =>
    entry.resolution.status === 'found'
      ? [{ alias: entry.dependency.name, index: entry.index, bundle: entry.resolution.bundle }]
      : [],
  );
}

export interface UnitChart {
  readonly name: string;
  readonly version: string;
  /** Registry and path without the name; absent for a chart in the workspace. */
  readonly registry?: string;
}

/** The chart that a contract names. One without a chart has the name that its chart would have. */
export function chartOf({ service }: Contract): UnitChart {
  const fallback = { name: serviceNameOf(service.name), version: service.version };
  if (service.chart === undefined) return fallback;
  const reference = parseReference(service.chart.ref);
  if (isDefect(reference)) return fallback;
  const { version } = service.chart;
  if (reference.scheme === 'file') {
    const name = baseName(joinPath('.', reference.path.replace(/^(\.\.\/)+/, '')) ?? '');
    return { name: name === '.' || name === '' ? fallback.name : name, version };
  }
  const { host, repository } = reference;
  const name = shortNameOf(reference);
  const path = repository.slice(0, -name.length).replace(/\/$/, '');
  return { name, version, registry: path === '' ? host : `${host}/${path}` };
}

/** `name@version`, as the index and the schema of the umbrella name a contract. */
export function nameAtVersion({ name, version, root }: ResolvedBundle): string {
  return name === undefined ? root : `${name}@${version ?? '?'}`;
}
