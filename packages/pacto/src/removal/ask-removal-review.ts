// Whether a command reviews the whole workspace, and so also the units that a change removed. The end of every run
// asks this, so this file imports nothing large.
import type { NxJsonConfiguration } from '@nx/devkit';
import { BASE_VARIABLE, readBaseArgument, type AskedBase } from '../base/choose-base';
import {
  ownArguments,
  passedArguments,
  readArgument,
  readList,
  runsSeveral,
} from '../nx/command-line';
import { findInstall, PLUGIN_NAME } from '../nx/install-name';
import { readTargetDefaults, type GivenTarget, type TargetOfProject } from '../nx/target-defaults';
import type { NormalizedOptions } from '../options';
import type { GivenOptions } from '../tasks/options/read-option';
import { askedReviewBase } from '../executors/render/asked-review-base';

/** What Nx reports to the hooks of a plugin about a command. */
export interface Command {
  readonly workspaceRoot: string;
  readonly argv: readonly string[];
  readonly nxJsonConfiguration: NxJsonConfiguration;
}

export interface RemovalReview {
  readonly asked: AskedBase;
  /** The target and executor for which `nx.json` may give options. */
  readonly target: Omit<TargetOfProject, 'project'>;
  /**
   * The options of the command. Nx gives them only to tasks, so this reads them from the arguments of
   * the command.
   */
  readonly given: GivenOptions;
  readonly configuration?: string;
  /** Patterns of the projects that the command names; absent for all. */
  readonly only?: readonly string[];
  /** Patterns of the projects that it leaves out. */
  readonly exclude: readonly string[];
}

/**
 * The base must be known before the units. So options that `nx.json` gives only to some units cannot
 * choose the base.
 */
export function askRemovalReview(
  { workspaceRoot, argv, nxJsonConfiguration }: Command,
  { targetNames: { render: target } }: Pick<NormalizedOptions, 'targetNames'>,
): RemovalReview | undefined {
  if (target === false || !runsSeveral(argv) || !mentionsTarget(argv, target)) return undefined;
  const isAffected = argv.includes('affected');
  // Nx keeps the base of `nx affected` for itself. What follows `--`, and the base of the other command, is an option
  // of the tasks.
  const base = readArgument(isAffected ? passedArguments(argv) : argv, 'base');
  const { name } = findInstall(workspaceRoot, { plugins: nxJsonConfiguration.plugins });
  const defaults = { target, executor: `${name}:render`, plugin: PLUGIN_NAME };
  const given: GivenOptions = {
    ...readArguments(argv, ['failOn', 'format', 'outputFile']),
    ...(base === undefined ? {} : { base }),
  };
  const own = ownArguments(argv);
  const configuration = readArgument(own, 'configuration', 'c') || undefined;
  const options = layerOptions(
    readTargetDefaults(nxJsonConfiguration, defaults),
    given,
    configuration,
  );
  const asked = askedReviewBase(options, {
    [BASE_VARIABLE]: isAffected ? readBaseArgument(argv) : undefined,
  });
  if (!asked) return undefined;
  const only = isAffected ? [] : readList(own, 'projects', 'p');
  return {
    asked,
    target: defaults,
    given,
    exclude: readList(own, 'exclude'),
    ...(configuration === undefined ? {} : { configuration }),
    ...(only.length > 0 ? { only } : {}),
  };
}

/** The options of a task. The command overrides the configuration, and the configuration overrides the target. */
export function layerOptions(
  layers: readonly GivenTarget[],
  given: GivenOptions,
  configuration: string | undefined,
): GivenOptions {
  const defaults = layers.flatMap(({ defaultConfiguration }) => defaultConfiguration ?? []);
  const chosen = configuration ?? defaults.at(-1);
  return Object.assign(
    {},
    ...layers.map(({ options }) => options),
    // Each environment is a configuration of the target.
    chosen === undefined ? {} : { environment: chosen },
    ...layers.map(({ configurations }) => configurations?.[chosen ?? '']),
    given,
  ) as GivenOptions;
}

function mentionsTarget(argv: readonly string[], target: string): boolean {
  return argv.some((argument) => argument.split(/[=,]/).includes(target));
}

function readArguments(argv: readonly string[], options: readonly string[]): GivenOptions {
  const entries = options.map((name): [string, unknown] => {
    const text = readArgument(argv, name);
    // Nx reads an option without a value as `true`.
    return [name, text === '' ? true : text];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
