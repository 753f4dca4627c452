// Whether a command reviews what is deployed in the whole workspace, and so also the units that a change removed.
// The end of every run asks this, so nothing heavy is imported.
import type { NxJsonConfiguration } from '@nx/devkit';
import { BASE_VARIABLE, readBaseArgument, type AskedBase } from '../../base/choose-base';
import { readArgument, runsSeveral } from '../../nx/command-line';
import { findInstall } from '../../nx/install-name';
import { readTargetDefaults } from '../../nx/target-defaults';
import type { NormalizedOptions } from '../../options';
import type { GivenOptions } from '../read-report-options';
import { askedReviewBase } from './asked-review-base';

/** What Nx reports to the hooks of a plugin about a command. */
export interface Command {
  readonly workspaceRoot: string;
  readonly argv: readonly string[];
  readonly nxJsonConfiguration: NxJsonConfiguration;
}

export interface RemovalReview {
  readonly asked: AskedBase;
  /** The options that the task of a removed unit would have. */
  readonly given: GivenOptions;
}

/** Nx gives its options to tasks alone, so they are read from the command line and from `nx.json`. */
export function askRemovalReview(
  { workspaceRoot, argv, nxJsonConfiguration }: Command,
  { targetNames: { render: target } }: Pick<NormalizedOptions, 'targetNames'>,
): RemovalReview | undefined {
  if (target === false || !runsSeveral(argv) || !names(argv, target)) return undefined;
  const isAffected = argv.includes('affected');
  // Some projects alone: what others deployed is not asked for.
  if (!isAffected && readArgument(argv, 'projects', 'p') !== undefined) return undefined;
  const base = readBaseArgument(argv);
  const { name } = findInstall(workspaceRoot, { plugins: nxJsonConfiguration.plugins });
  const given: GivenOptions = {
    ...readTargetDefaults(nxJsonConfiguration, { target, executor: `${name}:render` }),
    ...readArguments(argv, ['failOn', 'format', 'outputFile']),
    ...readEnvironment(argv),
    // Nx keeps the base of `nx affected` for itself; to the other command it is an option of the tasks.
    ...(base === undefined || isAffected ? {} : { base }),
  };
  const asked = askedReviewBase(given, { [BASE_VARIABLE]: isAffected ? base : undefined });
  return asked && { asked, given };
}

function names(argv: readonly string[], target: string): boolean {
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

/** Each environment is a configuration of the target. */
function readEnvironment(argv: readonly string[]): GivenOptions {
  const environment = readArgument(argv, 'configuration', 'c');
  return environment ? { environment } : {};
}
