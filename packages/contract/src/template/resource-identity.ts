// The identity of a resource in a cluster. Two resources with the same identity would replace each other.
import { isMapping } from '../source/mapping';
import { isWithin, type Pointer } from '../source/pointer';
import { objectsIn } from './kubernetes-objects';

export interface ResourceIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** Absent where all resources are in one cluster. */
  readonly cluster?: string;
}

/** A resource in a document, and its place there. */
export interface PlacedResource {
  readonly pointer: Pointer;
  readonly document: object;
  readonly identity: ResourceIdentity;
}

/** The resources of a document: itself, or the items of a list or of a `List`, which are applied one by one. */
export function resourcesIn(document: unknown): PlacedResource[] {
  const found: PlacedResource[] = [];
  for (const { object, pointer, apiVersion, kind } of objectsIn(document)) {
    const { name, namespace } = isMapping(object.metadata) ? object.metadata : {};
    if (typeof apiVersion !== 'string' || typeof kind !== 'string') continue;
    if (typeof name !== 'string') continue;
    const place = typeof namespace === 'string' ? { namespace } : {};
    found.push({ pointer, document: object, identity: { apiVersion, kind, name, ...place } });
  }
  // A list itself comes before its items, because it may have a name, too.
  return found.filter(({ pointer }, index) => {
    const next = found[index + 1];
    return !next || !isWithin(next.pointer, pointer);
  });
}

export function identityKey({
  apiVersion,
  kind,
  namespace = '',
  name,
  cluster = '',
}: ResourceIdentity): string {
  return [apiVersion, kind, namespace, name, cluster].join('\n');
}

/** Where a resource is, and which one. A cluster has one resource for all versions of its API group. */
export function clusterKey(identity: ResourceIdentity): string {
  return identityKey({ ...identity, apiVersion: apiGroup(identity) });
}

/** Empty for the core group, whose `apiVersion` is a version alone. */
export function apiGroup({ apiVersion }: ResourceIdentity): string {
  return apiVersion.replace(/\/?[^/]*$/, '');
}
