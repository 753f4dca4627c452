// The Application of an environment, and the names in it that Helm or Kubernetes would refuse.
import type { EffectiveContract } from '../../bundle/override/effective-contract';
import type { Pointer } from '../../source/pointer';
import { objectDefects } from '../../template/expand/check-object';
import { isDnsLabel, isSubdomain, NAME_LIMIT } from '../../template/kubernetes-names';
import type { NamePlace, NamePlaces } from '../name-places';
import type { OutputFiles } from '../output-files';
import type { CopiedPart } from '../output-origins';
import type { RenderSettings } from '../render-settings';
import type { UnitChart } from '../unit';
import {
  APPLICATION_FILE,
  applicationName,
  buildApplication,
  RELEASE_PLACES,
  VALUES_POINTER,
} from './build-application';
import { releaseNameDefects } from './release-name-defects';

const ENVIRONMENT_LABEL = '/metadata/labels/pacto~1environment';

interface ApplicationRequest {
  readonly environment: string | null;
  /** Where else the unit is rendered. */
  readonly otherEnvironments: readonly string[];
  readonly root: EffectiveContract;
  readonly chart: UnitChart;
  /** Without it, the namespace has the name of the chart. */
  readonly namespace: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly parts: readonly CopiedPart[];
  readonly settings: RenderSettings;
  readonly places: NamePlaces;
}

/** Adds the Application of an environment. The base has none, and a chart that is in no registry has none. */
export function addApplication(request: ApplicationRequest, outputs: OutputFiles): void {
  const { environment, chart, values, settings, places } = request;
  const { name, version, registry } = chart;
  if (environment === null || registry === undefined) return;
  const rule = 'output-name-valid';
  const placeOf = {
    chart: () => places.chart,
    environment: () => places.environment(),
    option: () => places.option('render', 'argocd', 'name'),
  };
  const refused = releaseNameDefects(name, environment, settings);
  for (const { cause, message, hint } of refused) {
    outputs.refuse({ rule, ...placeOf[cause](), message, hint });
  }
  const shared = describeSharedName(environment, request);
  if (shared) outputs.refuse({ rule: 'output-unique', ...placeOf.option(), ...shared });
  if (refused.length > 0 || shared) return;
  const namespace = request.namespace ?? name;
  const crowded = describeSharedNamespace(environment, namespace, request);
  if (crowded) {
    const at = places.optionOfEnvironment('cluster');
    return outputs.refuse({ rule: 'output-unique', ...at, ...crowded });
  }
  const document = buildApplication(
    { environment, chart: { name, version, registry }, namespace, values },
    settings,
  );
  const defects = [
    ...optionDefects(environment, namespace, request),
    ...[...objectDefects(document)].map(({ place, message, hint }) => ({
      at: placeOfPart(place, places),
      message,
      hint,
    })),
  ];
  for (const { at, message, hint } of defects) outputs.refuse({ rule, ...at, message, hint });
  if (defects.length > 0) return;
  const copied = applicationParts(environment, request);
  outputs.add({ path: APPLICATION_FILE, document, parts: copied }, places.chart);
}

/** The parts of an Application, with what each was copied from. */
function applicationParts(
  environment: string,
  { root, parts, places }: ApplicationRequest,
): CopiedPart[] {
  const chartOrigin = (pointer: string) => ({ in: root, pointer });
  return [
    ...optionParts(environment, places),
    { pointer: '/spec/source/repoURL', origin: chartOrigin('/service/chart/ref') },
    { pointer: '/spec/source/chart', origin: chartOrigin('/service/chart/ref') },
    { pointer: '/spec/source/targetRevision', origin: chartOrigin('/service/chart/version') },
    ...parts.map(({ pointer, origin }) => ({ pointer: `${VALUES_POINTER}${pointer}`, origin })),
  ];
}

/** The parts of an Application that options set. */
function optionParts(environment: string, places: NamePlaces): CopiedPart[] {
  const ofEnvironment = ['render', 'environments', environment];
  return [
    { pointer: '/metadata/name', origin: places.written('render', 'argocd', 'name') },
    { pointer: '/metadata/namespace', origin: places.written('render', 'argocd', 'namespace') },
    { pointer: '/spec/project', origin: places.written(...ofEnvironment, 'project') },
    { pointer: RELEASE_PLACES.cluster, origin: places.written(...ofEnvironment, 'cluster') },
    { pointer: RELEASE_PLACES.namespace, origin: places.namespace },
  ];
}

/**
 * Argo CD has one Application of a name. Environments with one cluster may have an Argo CD of their own each: then
 * the cluster has the same name in all of them.
 */
function describeSharedName(
  environment: string,
  { otherEnvironments, chart, settings }: ApplicationRequest,
): { message: string; hint: string } | undefined {
  const nameIn = (one: string): string => applicationName(settings, chart.name, one);
  const cluster = clusterIn(environment, settings);
  const other = otherEnvironments.find(
    (one) => nameIn(one) === nameIn(environment) && clusterIn(one, settings) !== cluster,
  );
  if (other === undefined) return undefined;
  const own = `\`${cluster}\` and \`${clusterIn(other, settings)}\``;
  return {
    message: `The environments \`${environment}\` and \`${other}\` would share the Application \`${nameIn(environment)}\`, but their clusters are ${own}. The Application that is applied last would replace the other.`,
    hint: 'Add `{env}` to `render.argocd.name` in the options of the plugin. If each environment has its own Argo CD, give all of them the same `render.environments.<env>.cluster`, such as `in-cluster`.',
  };
}

/**
 * Releases, objects and claims have the same names in all environments, so two of them need two namespaces.
 * Applications of one name are in an Argo CD of their own each.
 */
function describeSharedNamespace(
  environment: string,
  namespace: string,
  { otherEnvironments, chart, settings }: ApplicationRequest,
): { message: string; hint: string } | undefined {
  const cluster = clusterIn(environment, settings);
  const name = applicationName(settings, chart.name, environment);
  const other = otherEnvironments.find(
    (one) =>
      clusterIn(one, settings) === cluster &&
      (settings.environments[one]?.namespace ?? chart.name) === namespace &&
      applicationName(settings, chart.name, one) !== name,
  );
  if (other === undefined) return undefined;
  return {
    message: `The environments \`${environment}\` and \`${other}\` are both in the namespace \`${namespace}\` of the cluster \`${cluster}\`. Their objects have the same names, so the environment that is deployed last would replace the other.`,
    hint: 'Give one of them another namespace: `render.environments.<env>.namespace` in the options of the plugin. If each environment has its own Argo CD, leave out `{env}` in `render.argocd.name`.',
  };
}

function clusterIn(environment: string, { environments }: RenderSettings): string {
  return environments[environment]?.cluster ?? environment;
}

/** The part of an Application that is not the name of its chart. */
function placeOfPart(place: Pointer, places: NamePlaces): NamePlace {
  if (place === '/metadata/namespace') return places.option('render', 'argocd', 'namespace');
  return place === ENVIRONMENT_LABEL ? places.environment() : places.chart;
}

/** What Kubernetes would refuse of the options of an environment. */
function optionDefects(
  environment: string,
  namespace: string,
  { settings, places }: Pick<ApplicationRequest, 'settings' | 'places'>,
) {
  const { project = 'default' } = settings.environments[environment] ?? {};
  const option = (key: string) => `\`render.environments.${environment}.${key}\``;
  return [
    {
      fits: isDnsLabel(namespace),
      at: places.namespace,
      message: `The namespace of \`${environment}\` is ${JSON.stringify(namespace)}, which Kubernetes refuses: at most ${NAME_LIMIT} lower-case letters, digits and \`-\` are accepted.`,
      hint: `Set ${option('namespace')} in the options of the plugin. Without it, the namespace has the name of the chart.`,
    },
    {
      fits: isSubdomain(project),
      at: places.optionOfEnvironment('project'),
      message: `The project of \`${environment}\` is ${JSON.stringify(project)}, which Kubernetes refuses as a name.`,
      hint: `Change ${option('project')} in the options of the plugin.`,
    },
  ].filter(({ fits }) => !fits);
}
