// Checks the option `render` of the plugin. Without the check, people would see wrong settings only during a
// deployment.
import { DEFAULT_RENDER_SETTINGS, type RenderSettings } from 'pacto-contract/graph';
import { invalidOption, readMapping, readText } from './read-setting';

/** What `nx.json` may hold under `plugins[].options.render`. */
export interface RenderPluginOptions {
  /** Name of the configuration that holds the values of the chart. Default: `deployment`. */
  deploymentConfiguration?: string;
  /** What is known of an environment's cluster, by the name of the environment. */
  environments?: Record<string, { cluster?: string; namespace?: string; project?: string }>;
  argocd?: { values?: 'inline' | 'none'; name?: string; namespace?: string };
  /** `<apiVersion>/<kind>` that templates from a registry may write. */
  allowKinds?: string[];
  /** What templates read as `options`. */
  options?: Record<string, unknown>;
}

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const A_LABEL = 'a Kubernetes name: at most 63 lower case letters, digits and `-`';

/** Throws an `Error` that names the option, the value seen and what is accepted. */
export function readRenderSettings(value: unknown): RenderSettings {
  if (value === undefined) return DEFAULT_RENDER_SETTINGS;
  const given = readMapping('render', value, [
    'deploymentConfiguration',
    'environments',
    'argocd',
    'allowKinds',
    'options',
  ]);
  const { deploymentConfiguration, environments, argocd, allowKinds, options } = given;
  return {
    deploymentConfiguration:
      readText('render.deploymentConfiguration', deploymentConfiguration) ??
      DEFAULT_RENDER_SETTINGS.deploymentConfiguration,
    environments: readEnvironments(environments),
    argocd: readArgocd(argocd),
    allowKinds: readKinds(allowKinds),
    options: options === undefined ? {} : readMapping('render.options', options),
  };
}

function readEnvironments(value: unknown): RenderSettings['environments'] {
  if (value === undefined) return {};
  const entries = Object.entries(readMapping('render.environments', value));
  return Object.fromEntries(
    entries.map(([name, settings]) => {
      const option = `render.environments.${name}`;
      const given = readMapping(option, settings, ['cluster', 'namespace', 'project']);
      return [
        name,
        {
          cluster: readText(`${option}.cluster`, given.cluster),
          namespace: readLabel(`${option}.namespace`, given.namespace),
          project: readText(`${option}.project`, given.project),
        },
      ];
    }),
  );
}

function readArgocd(value: unknown): RenderSettings['argocd'] {
  const defaults = DEFAULT_RENDER_SETTINGS.argocd;
  if (value === undefined) return defaults;
  const given = readMapping('render.argocd', value, ['values', 'name', 'namespace']);
  const { values = defaults.values } = given;
  if (values !== 'inline' && values !== 'none') {
    throw invalidOption('render.argocd.values', values, '`inline` or `none`');
  }
  const name = readText('render.argocd.name', given.name) ?? defaults.name;
  if (!/^[a-z0-9{}-]+$/.test(name) || /[{}]/.test(name.replace(/\{(chart|env)\}/g, ''))) {
    throw invalidOption(
      'render.argocd.name',
      name,
      'a template of lower case letters, digits, `-`, `{chart}` and `{env}`',
    );
  }
  const namespace = readLabel('render.argocd.namespace', given.namespace);
  return { values, name, namespace: namespace ?? defaults.namespace };
}

function readKinds(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  if (!isList || !value.every((entry) => /^[^\s/]+(\/[^\s/]+)+$/.test(entry as string))) {
    throw invalidOption(
      'render.allowKinds',
      value,
      'a list of kinds with their API version, such as `monitoring.coreos.com/v1/ServiceMonitor`',
    );
  }
  return value as string[];
}

function readLabel(option: string, value: unknown): string | undefined {
  const text = readText(option, value);
  if (text === undefined || DNS_LABEL.test(text)) return text;
  throw invalidOption(option, value, A_LABEL);
}
