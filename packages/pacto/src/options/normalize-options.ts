// Checks the options that `nx.json` gives to the plugin, and fills in the defaults.
import {
  codeList,
  describeReservedEnvironment,
  didYouMean,
  hideLogin,
  isEnvironmentName,
  isMapping,
  joinHints,
  normalizeRegistry,
  suggest,
} from 'pacto-contract/graph';
import {
  RUN_REPORTS,
  type ComponentChart,
  type NormalizedOptions,
  type RunReport,
} from './plugin-options';
import { readRenderSettings } from './read-render-settings';
import { invalidOption, readFolder, readMapping, readSwitch } from './read-setting';
import { readTargetNames, TARGET_IDS, targetNameOption } from './read-target-names';

const DEFAULT_ENVIRONMENTS: readonly string[] = ['dev', 'stg', 'prod'];

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
  const options = readMapping('options', raw ?? {});
  for (const name of Object.keys(options)) {
    if (!OPTION_NAMES.includes(name)) {
      const accepted = codeList(OPTION_NAMES);
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
    render: readRenderSettings(options.render),
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
  return refuseCaseTwins([...new Set(value as string[])]);
}

/** The outputs of two such environments would be one folder where a file system ignores case. */
function refuseCaseTwins(names: readonly string[]): readonly string[] {
  const known = new Map<string, string>();
  for (const name of names) {
    const twin = known.get(name.toLowerCase());
    if (twin !== undefined) {
      throw new Error(
        `The option \`environments\` of the Pacto plugin in \`nx.json\` has the names \`${twin}\` and \`${name}\`, which differ only in upper and lower case. Keep one of them.`,
      );
    }
    known.set(name.toLowerCase(), name);
  }
  return names;
}

function readReportsDirectory(value: unknown): string {
  return value === undefined ? 'dist/pacto' : readFolder('reportsDirectory', value);
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
  if (!isMapping(value)) throw invalidOption('componentChart', value, accepted);
  const { name, version, repository, ...rest } = value;
  const isChart =
    typeof name === 'string' &&
    typeof version === 'string' &&
    (repository === undefined || typeof repository === 'string') &&
    Object.keys(rest).length === 0;
  if (!isChart) throw invalidOption('componentChart', value, accepted);
  return { name, version, ...(repository === undefined ? {} : { repository }) };
}
