/** What `nx.json` may say under `plugins[].options`. */
export interface PactoPluginOptions {
  /** Where this workspace publishes its bundles, with or without `oci://`. */
  registry?: string | string[];
  /** Environments that every contract gets a configuration for, and that generators scaffold. */
  environments?: string[];
  validateTargetName?: string | false;
  diffTargetName?: string | false;
  /** Folder of the reports, relative to the workspace root. */
  reportsDirectory?: string;
  /** Template of project names: `{name}`, `{version}` and `{folder}` are replaced. */
  projectName?: string;
  /** What to write over all reports of a run, beside its summary: one file a format. */
  runReports?: RunReport[];
  /** The chart that a root's aliases stand for. */
  componentChart?: ComponentChart;
}

const RUN_REPORTS = ['sarif', 'junit'] as const;
export type RunReport = (typeof RUN_REPORTS)[number];

export interface ComponentChart {
  name: string;
  version: string;
  repository?: string;
}

export interface NormalizedOptions {
  readonly registries: readonly string[];
  readonly environments: readonly string[];
  readonly validateTargetName: string | false;
  readonly diffTargetName: string | false;
  readonly reportsDirectory: string;
  readonly projectName: string;
  readonly runReports: readonly RunReport[];
  readonly componentChart?: ComponentChart;
}

const DEFAULT_ENVIRONMENTS: readonly string[] = ['dev', 'stg', 'prod'];

const OPTION_NAMES = [
  'registry',
  'environments',
  'validateTargetName',
  'diffTargetName',
  'reportsDirectory',
  'projectName',
  'runReports',
  'componentChart',
] as const;

/** Throws an `Error` that names the option, the value seen and what is accepted. */
export function normalizeOptions(raw: unknown): NormalizedOptions {
  const given = raw ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    throw invalid('options', given, 'a mapping');
  }
  const options = given as Record<string, unknown>;
  for (const name of Object.keys(options)) {
    if (!(OPTION_NAMES as readonly string[]).includes(name)) {
      throw new Error(
        `The Pacto plugin has no option \`${name}\`. In \`nx.json\` it accepts ${OPTION_NAMES.map((option) => `\`${option}\``).join(', ')}.`,
      );
    }
  }
  return {
    registries: readRegistries(options.registry),
    environments: readEnvironments(options.environments),
    validateTargetName: readTargetName('validateTargetName', options, 'pacto-validate'),
    diffTargetName: readTargetName('diffTargetName', options, 'pacto-diff'),
    reportsDirectory: readReportsDirectory(options.reportsDirectory),
    projectName: readProjectName(options.projectName),
    runReports: readRunReports(options.runReports),
    componentChart: readComponentChart(options.componentChart),
  };
}

/** The part of an override file's name that names its environment, and so a target configuration. */
export function isEnvironmentName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text);
}

function readRegistries(value: unknown): string[] {
  if (value === undefined) return [];
  const entries = Array.isArray(value) ? value : [value];
  return entries.map((entry) => {
    const registry =
      typeof entry === 'string' ? entry.replace(/^oci:\/\//, '').replace(/\/+$/, '') : '';
    if (!/^[A-Za-z0-9[][^\s@?#\\]*$/.test(registry) || registry.includes('//')) {
      throw invalid(
        'registry',
        entry,
        'a host and a path such as `ghcr.io/example/pactos`, without tag or digest, or a list of these',
      );
    }
    return registry;
  });
}

function readEnvironments(value: unknown): readonly string[] {
  if (value === undefined) return DEFAULT_ENVIRONMENTS;
  const accepted = 'a list of names made of letters, digits, `.`, `_` and `-`';
  if (!Array.isArray(value)) throw invalid('environments', value, accepted);
  for (const entry of value) {
    if (typeof entry !== 'string' || !isEnvironmentName(entry)) {
      throw invalid('environments', entry, accepted);
    }
  }
  return [...new Set(value as string[])];
}

function readTargetName(
  option: 'validateTargetName' | 'diffTargetName',
  options: Record<string, unknown>,
  fallback: string,
): string | false {
  const value = options[option];
  if (value === undefined) return fallback;
  if (value === false) return false;
  if (typeof value === 'string' && /^[^\s:]+$/.test(value)) return value;
  throw invalid(
    option,
    value,
    'the name of a target (no space, no `:`), or `false` for no such target',
  );
}

function readReportsDirectory(value: unknown): string {
  if (value === undefined) return 'dist/pacto';
  if (typeof value === 'string') {
    const path = value
      .replace(/\\/g, '/')
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/');
    const isInside = !/^([A-Za-z]:|\/)/.test(value) && !path.split('/').includes('..');
    if (isInside && path !== '' && !/[*?[\]{}]/.test(path)) return path;
  }
  throw invalid(
    'reportsDirectory',
    value,
    'a folder inside the workspace, relative to its root, without glob characters',
  );
}

function readProjectName(value: unknown): string {
  if (value === undefined) return '{name}';
  if (typeof value === 'string' && value.includes('{name}') && !/[\s:]/.test(value)) return value;
  throw invalid(
    'projectName',
    value,
    'a template that contains `{name}`, and perhaps `{version}` and `{folder}`, without space or `:`',
  );
}

function readRunReports(value: unknown): RunReport[] {
  if (value === undefined) return [];
  const isList = Array.isArray(value) && value.every((entry) => RUN_REPORTS.includes(entry));
  if (!isList) {
    const names = RUN_REPORTS.map((name) => `\`${name}\``).join(' and ');
    throw invalid('runReports', value, `a list that may hold ${names}`);
  }
  return RUN_REPORTS.filter((name) => value.includes(name));
}

function readComponentChart(value: unknown): ComponentChart | undefined {
  if (value === undefined) return undefined;
  const accepted = 'a mapping with the texts `name`, `version` and perhaps `repository`';
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw invalid('componentChart', value, accepted);
  }
  const { name, version, repository, ...rest } = value as Record<string, unknown>;
  const isChart =
    typeof name === 'string' &&
    typeof version === 'string' &&
    (repository === undefined || typeof repository === 'string') &&
    Object.keys(rest).length === 0;
  if (!isChart) throw invalid('componentChart', value, accepted);
  return { name, version, ...(repository === undefined ? {} : { repository }) };
}

function invalid(option: string, value: unknown, accepted: string): Error {
  return new Error(
    `The option \`${option}\` of the Pacto plugin in \`nx.json\` is \`${JSON.stringify(value)}\`; it must be ${accepted}.`,
  );
}
