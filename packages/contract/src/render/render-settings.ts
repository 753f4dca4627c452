/** The option `render` of the plugin: the clusters of a workspace, and what may be rendered. */
export interface RenderSettings {
  /** Name of the configuration that holds the values of the chart. */
  readonly deploymentConfiguration: string;
  readonly environments: Readonly<Record<string, EnvironmentSettings>>;
  readonly argocd: ArgocdSettings;
  /** `<apiVersion>/<kind>` that templates of artifacts may write beyond the usual ones. */
  readonly allowKinds: readonly string[];
  /** What templates read as `options`. */
  readonly options: Readonly<Record<string, unknown>>;
}

interface EnvironmentSettings {
  readonly cluster?: string;
  readonly namespace?: string;
  readonly project?: string;
}

interface ArgocdSettings {
  readonly values: 'inline' | 'none';
  /** A template in which `{chart}` and `{env}` are replaced. */
  readonly name: string;
  readonly namespace: string;
}

export const DEFAULT_RENDER_SETTINGS: RenderSettings = {
  deploymentConfiguration: 'deployment',
  environments: {},
  argocd: { values: 'inline', name: '{chart}-{env}', namespace: 'argocd' },
  allowKinds: [],
  options: {},
};
