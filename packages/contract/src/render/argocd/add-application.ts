// The Application of an environment, and the names in it that Helm or Kubernetes would refuse.
import type { EffectiveContract } from '../../bundle/override/effective-contract';
import { objectDefects } from '../../template/check-object';
import { isDnsLabel, isSubdomain, NAME_LIMIT } from '../../template/kubernetes-names';
import type { OutputFiles } from '../output-files';
import type { CopiedPart } from '../output-origins';
import type { RenderSettings } from '../render-settings';
import type { UnitChart } from '../unit';
import { APPLICATION_FILE, buildApplication, VALUES_POINTER } from './build-application';
import { releaseNameDefects } from './release-name-defects';

interface ApplicationRequest {
  readonly environment: string | null;
  readonly root: EffectiveContract;
  readonly chart: UnitChart;
  /** Without it, the namespace has the name of the chart. */
  readonly namespace: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly parts: readonly CopiedPart[];
  readonly settings: RenderSettings;
}

/** Adds the Application of an environment. The base has none, and a chart that is in no registry has none. */
export function addApplication(request: ApplicationRequest, outputs: OutputFiles): void {
  const { environment, root, chart, values, parts, settings } = request;
  const { name, version, registry } = chart;
  if (environment === null || registry === undefined) return;
  const blame = { in: root, pointer: '/service/chart/ref' };
  const refused = releaseNameDefects(name, environment, settings);
  for (const defect of refused) outputs.refuse({ rule: 'output-name-valid', ...blame, ...defect });
  if (refused.length > 0) return;
  const namespace = request.namespace ?? name;
  const document = buildApplication(
    { environment, chart: { name, version, registry }, namespace, values },
    settings,
  );
  const defects = [...optionDefects(environment, namespace, settings), ...objectDefects(document)];
  for (const { message, hint } of defects) {
    outputs.refuse({ rule: 'output-name-valid', ...blame, message, hint });
  }
  if (defects.length > 0) return;
  const chartOrigin = (pointer: string) => ({ in: root, pointer });
  outputs.add(
    {
      path: APPLICATION_FILE,
      document,
      parts: [
        { pointer: '/spec/source/repoURL', origin: chartOrigin('/service/chart/ref') },
        { pointer: '/spec/source/chart', origin: chartOrigin('/service/chart/ref') },
        { pointer: '/spec/source/targetRevision', origin: chartOrigin('/service/chart/version') },
        ...parts.map(({ pointer, origin }) => ({
          pointer: `${VALUES_POINTER}${pointer}`,
          origin,
        })),
      ],
    },
    blame,
  );
}

/** What Kubernetes would refuse of the options of an environment. */
function optionDefects(environment: string, namespace: string, settings: RenderSettings) {
  const { project = 'default' } = settings.environments[environment] ?? {};
  const option = (key: string) => `\`render.environments.${environment}.${key}\``;
  return [
    {
      fits: isDnsLabel(namespace),
      message: `The namespace of \`${environment}\` is ${JSON.stringify(namespace)}, which Kubernetes refuses: at most ${NAME_LIMIT} lower-case letters, digits and \`-\` are accepted.`,
      hint: `Set ${option('namespace')} in the options of the plugin. Without it, the namespace has the name of the chart.`,
    },
    {
      fits: isSubdomain(project),
      message: `The project of \`${environment}\` is ${JSON.stringify(project)}, which Kubernetes refuses as a name.`,
      hint: `Change ${option('project')} in the options of the plugin.`,
    },
  ].filter(({ fits }) => !fits);
}
