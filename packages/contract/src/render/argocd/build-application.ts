import type { RenderSettings } from '../render-settings';
import type { UnitChart } from '../unit';

/** The longest name of a Helm release, and so of an Application that is named after one. */
export const RELEASE_NAME_LIMIT = 53;

export const APPLICATION_FILE = 'argocd/application.yaml';
/** Places of an Application that say where its release is, and which one. */
export const RELEASE_PLACES = {
  cluster: '/spec/destination/name',
  namespace: '/spec/destination/namespace',
  name: '/spec/source/helm/releaseName',
} as const;
/** The place of the values that an Application repeats. */
export const VALUES_POINTER = '/spec/source/helm/valuesObject';

interface ApplicationFacts {
  readonly environment: string;
  readonly chart: UnitChart & { readonly registry: string };
  readonly namespace: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export function applicationName(
  { argocd }: RenderSettings,
  chart: string,
  environment: string,
): string {
  return argocd.name.split('{chart}').join(chart).split('{env}').join(environment);
}

/** One Application for a unit in one environment. The release has one name everywhere, so that objects keep theirs. */
export function buildApplication(
  { environment, chart, namespace, values }: ApplicationFacts,
  settings: RenderSettings,
): Record<string, unknown> {
  const { cluster = environment, project = 'default' } = settings.environments[environment] ?? {};
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: applicationName(settings, chart.name, environment),
      namespace: settings.argocd.namespace,
      labels: { 'app.kubernetes.io/part-of': chart.name, 'pacto/environment': environment },
    },
    spec: {
      project,
      destination: { name: cluster, namespace },
      source: {
        repoURL: chart.registry,
        chart: chart.name,
        targetRevision: chart.version,
        helm: {
          releaseName: chart.name,
          ...(settings.argocd.values === 'inline' ? { valuesObject: values } : {}),
        },
      },
    },
  };
}
