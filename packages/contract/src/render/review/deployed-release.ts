// The Helm release that an Application of Argo CD installs: the one that is rendered, or one that a template writes.
import { mappingsIn } from '../../source/list-items';
import { mappingOf } from '../../source/mapping';
import { joinPointer, type Pointer } from '../../source/pointer';
import {
  apiGroup,
  resourcesIn,
  type PlacedResource,
  type ResourceIdentity,
} from '../../template/resource-identity';
import { APPLICATION_FILE } from '../argocd/build-application';
import type { PlacedFile } from '../output-files';
import type { EnvironmentOutput } from '../render-environment';

interface DeployedRelease {
  readonly identity: ResourceIdentity;
  /** Where the Application says each part of it. */
  readonly places: Readonly<Record<'cluster' | 'namespace' | 'name', Pointer>>;
}

/** What a resource installs; `undefined` for one that is not an Application of a chart. */
export function releaseOf(resource: PlacedResource | undefined): DeployedRelease | undefined {
  if (!resource || apiGroup(resource.identity) !== 'argoproj.io') return undefined;
  if (resource.identity.kind !== 'Application') return undefined;
  const spec = mappingOf(mappingOf(resource.document).spec);
  const source = findChart(spec);
  if (!source) return undefined;
  const { name, server, namespace } = mappingOf(spec.destination);
  const { releaseName } = mappingOf(source.value.helm);
  const isNamed = typeof name === 'string' && name !== '';
  return {
    identity: {
      apiVersion: 'helm/',
      kind: 'Helm release',
      // Argo CD names a release after its Application.
      name: typeof releaseName === 'string' ? releaseName : resource.identity.name,
      ...textAs('namespace', namespace),
      ...textAs('cluster', isNamed ? name : server),
    },
    places: {
      cluster: `/spec/destination/${isNamed ? 'name' : 'server'}`,
      namespace: '/spec/destination/namespace',
      name: `${source.place}/helm/releaseName`,
    },
  };
}

/** The first source of an Application that is a chart. */
function findChart(
  spec: Readonly<Record<string, unknown>>,
): { value: Readonly<Record<string, unknown>>; place: Pointer } | undefined {
  const sources = [
    { value: mappingOf(spec.source), place: '/spec/source' },
    ...mappingsIn(spec.sources).map((value, index) => ({
      value,
      place: joinPointer('/spec/sources', index),
    })),
  ];
  return sources.find(({ value }) => value.chart !== undefined || value.helm !== undefined);
}

function textAs<Key extends string>(key: Key, value: unknown): Partial<Record<Key, string>> {
  return typeof value === 'string' ? ({ [key]: value } as Record<Key, string>) : {};
}

export function applicationIn(output: EnvironmentOutput | undefined): PlacedFile | undefined {
  return output?.files.find(({ path }) => path === APPLICATION_FILE);
}

/** The clusters of the claims on both sides; `undefined` where they are the same or one is not known. */
export function clustersOf(
  base: EnvironmentOutput | undefined,
  head: EnvironmentOutput | undefined,
): { base: string; head: string } | undefined {
  const [before, after] = [base, head].map((output) => {
    const [application] = resourcesIn(applicationIn(output)?.document);
    return releaseOf(application)?.identity.cluster;
  });
  return before === undefined || after === undefined || before === after
    ? undefined
    : { base: before, head: after };
}
