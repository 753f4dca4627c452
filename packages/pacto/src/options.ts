// The options of the plugin: what `nx.json` may hold, and what the rest of the plugin reads.
import {
  describeReservedEnvironment,
  didYouMean,
  hideLogin,
  isEnvironmentName,
  joinHints,
  normalizeRegistry,
  type RenderSettings,
  suggest,
} from 'pacto-contract/graph';
import { invalidOption, readRenderOptions, type RenderOptions } from './render-options';

/**
 * The targets that a contract may have, with the name that each has by default. Each can be renamed or
 * turned off by an option: `validateTargetName`, `diffTargetName` and so on. What a target does is in
 * `graph/target-rows.ts`.
 */
const TARGET_NAMES = {
  validate: 'pacto-validate',
  diff: 'pacto-diff',
  render: 'pacto-render',
  explain: 'pacto-explain',
  publish: 'pacto-publish',
} as const;

export type TargetId = keyof typeof TARGET_NAMES;

type TargetNameOption = `${TargetId}TargetName`;

/** What `nx.json` may hold under `plugins[].options`. */
export interface PactoPluginOptions extends Partial<Record<TargetNameOption, string | false>> {
  /** Where this workspace publishes its bundles, with or without `oci://`. */
  registry?: string | string[];
  /** Environments that every contract gets a configuration for, and that generators scaffold. */
  environments?: string[];
  /** Folder of the reports, relative to the workspace root. */
  reportsDirectory?: string;
  /** Template of project names: `{name}`, `{version}` and `{folder}` are replaced. */
  projectName?: string;
  /** Formats in which all reports of a run are written as one file, beside the summary. */
  runReports?: RunReport[];
  /** The chart that the aliases of a root mean. */
  componentChart?: ComponentChart;
  /** If it is true, every reference to another workspace must be in a `pacto.lock` or name a digest. */
  requireLock?: boolean;
  /** If it is true, no task fetches artifacts. `PACTO_OFFLINE=1` does the same. */
  offline?: boolean;
  /** Folder of the artifacts that locks pin, relative to the workspace root. Default: the cache of the user. */
  store?: string;
  /** What `pacto-render` needs to know of clusters, Argo CD and templates. */
  render?: RenderOptions;
}

const RUN_REPORTS = ['sarif', 'junit'] as const;
export type RunReport = (typeof RUN_REPORTS)[number];

interface ComponentChart {
  name: string;
  version: string;
  repository?: string;
}

export interface NormalizedOptions {
  readonly registries: readonly string[];
  readonly environments: readonly string[];
  /** `false` for a target that is turned off. */
  readonly targetNames: Readonly<Record<TargetId, string | false>>;
  readonly reportsDirectory: string;
  readonly projectName: string;
  readonly runReports: readonly RunReport[];
  readonly componentChart?: ComponentChart;
  readonly requireLock: boolean;
  readonly offline: boolean;
  /** Relative to the workspace root; absent for the cache of the user. */
  readonly store?: string;
  readonly render: RenderSettings;
}

const DEFAULT_ENVIRONMENTS: readonly string[] = ['dev', 'stg', 'prod'];

const TARGET_IDS = Object.keys(TARGET_NAMES) as TargetId[];

/** Everything that `nx.json` may hold, in the order of the page of options. */
export const OPTION_NAMES: readonly string[] = [
  'registry',
  'environments',
  ...TARGET_IDS.map(targetNameOption),
  'reportsDirectory',
  'projectName',
  'runReports',
  'componentChart',
  'requireLock',
  'offline',
  'store',
  'render',
];

/** Throws an `Error` that names the option, the value seen and what is accepted. */
export function normalizeOptions(raw: unknown): NormalizedOptions {
  const given = raw ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    throw invalidOption('options', given, 'a mapping');
  }
  const options = given as Record<string, unknown>;
  for (const name of Object.keys(options)) {
    if (!OPTION_NAMES.includes(name)) {
      const accepted = OPTION_NAMES.map((option) => `\`${option}\``).join(', ');
      const advice = joinHints(
        didYouMean(suggest(name, OPTION_NAMES)),
        `In \`nx.json\` it accepts ${accepted}.`,
      );
      throw new Error(`The Pacto plugin has no option \`${name}\`. ${advice}`);
    }
  }
  return {
    registries: readRegistries(options.registry),
    environments: readEnvironments(options.environments),
    targetNames: readTargetNames(options),
    reportsDirectory: readReportsDirectory(options.reportsDirectory),
    projectName: readProjectName(options.projectName),
    runReports: readRunReports(options.runReports),
    componentChart: readComponentChart(options.componentChart),
    requireLock: readSwitch('requireLock', options.requireLock),
    offline: readSwitch('offline', options.offline),
    ...(options.store === undefined ? {} : { store: readFolder('store', options.store) }),
    render: readRenderOptions(options.render),
  };
}

function readRegistries(value: unknown): string[] {
  if (value === undefined) return [];
  const entries = Array.isArray(value) ? value : [value];
  return entries.map((entry) => {
    const found = typeof entry === 'string' && entry !== '' ? normalizeRegistry(entry) : undefined;
    if (found && 'location' in found) return found.location;
    const { message } = invalidOption(
      'registry',
      typeof entry === 'string' ? hideLogin(entry) : entry,
      'a host and a path such as `ghcr.io/example/pactos`, without tag or digest, or a list of these',
    );
    throw new Error([message, found?.problem, found?.hint].filter(Boolean).join(' '));
  });
}

function readEnvironments(value: unknown): readonly string[] {
  if (value === undefined) return DEFAULT_ENVIRONMENTS;
  const made = 'made of letters, digits, `.`, `_` and `-`';
  if (!Array.isArray(value)) throw invalidOption('environments', value, `a list of names ${made}`);
  for (const entry of value) {
    if (typeof entry === 'string' && isEnvironmentName(entry)) continue;
    const reserved = typeof entry === 'string' && describeReservedEnvironment(entry);
    if (reserved) {
      throw new Error(
        `The option \`environments\` of the Pacto plugin in \`nx.json\` has the name \`${entry}\`. ${reserved} Choose another name.`,
      );
    }
    const has =
      typeof entry === 'string' && entry !== ''
        ? `name \`${entry}\``
        : `entry \`${JSON.stringify(entry)}\``;
    throw new Error(
      `The option \`environments\` of the Pacto plugin in \`nx.json\` has the ${has}; each entry must be a name ${made}, with a letter or digit first, and no \`.\` last.`,
    );
  }
  return [...new Set(value as string[])];
}

function readTargetNames(options: Record<string, unknown>): Record<TargetId, string | false> {
  const names = TARGET_IDS.map((id) => [id, readTargetName(id, options)] as const);
  const used = new Map<string, TargetId>();
  for (const [id, name] of names) {
    if (name === false) continue;
    const other = used.get(name);
    if (other !== undefined) {
      throw new Error(
        `The options \`${targetNameOption(other)}\` and \`${targetNameOption(id)}\` of the Pacto plugin in \`nx.json\` are both \`${name}\`. Give each target its own name.`,
      );
    }
    used.set(name, id);
  }
  return Object.fromEntries(names) as Record<TargetId, string | false>;
}

function readTargetName(id: TargetId, options: Record<string, unknown>): string | false {
  const option = targetNameOption(id);
  const value = options[option];
  if (value === undefined) return TARGET_NAMES[id];
  if (value === false) return false;
  if (typeof value === 'string' && /^[^\s:]+$/.test(value)) return value;
  throw invalidOption(
    option,
    value,
    'the name of a target without spaces and `:`, or `false` to turn the target off',
  );
}

function targetNameOption(id: TargetId): TargetNameOption {
  return `${id}TargetName`;
}

function readReportsDirectory(value: unknown): string {
  return value === undefined ? 'dist/pacto' : readFolder('reportsDirectory', value);
}

function readFolder(option: string, value: unknown): string {
  if (typeof value === 'string') {
    const path = value
      .replace(/\\/g, '/')
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/');
    const isInside = !/^([A-Za-z]:|\/)/.test(value) && !path.split('/').includes('..');
    if (isInside && path !== '' && !/[*?[\]{}]/.test(path)) return path;
  }
  throw invalidOption(
    option,
    value,
    'a folder inside the workspace, relative to its root, without glob characters',
  );
}

function readSwitch(option: string, value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  throw invalidOption(option, value, '`true` or `false`');
}

function readProjectName(value: unknown): string {
  if (value === undefined) return '{name}';
  if (typeof value === 'string' && value.includes('{name}') && !/[\s:]/.test(value)) return value;
  throw invalidOption(
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
    throw invalidOption('runReports', value, `a list that may hold ${names}`);
  }
  return RUN_REPORTS.filter((name) => value.includes(name));
}

function readComponentChart(value: unknown): ComponentChart | undefined {
  if (value === undefined) return undefined;
  const accepted = 'a mapping with the texts `name`, `version` and perhaps `repository`';
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw invalidOption('componentChart', value, accepted);
  }
  const { name, version, repository, ...rest } = value as Record<string, unknown>;
  const isChart =
    typeof name === 'string' &&
    typeof version === 'string' &&
    (repository === undefined || typeof repository === 'string') &&
    Object.keys(rest).length === 0;
  if (!isChart) throw invalidOption('componentChart', value, accepted);
  return { name, version, ...(repository === undefined ? {} : { repository }) };
}
