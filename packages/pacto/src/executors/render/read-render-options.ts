import { describeReservedEnvironment, isEnvironmentName } from 'pacto-contract/graph';
import { FAIL_ON_DESTROYS, type FailOnDestroys } from 'pacto-contract/renderer';
import { findUnfitOption } from '../../tasks/options/find-unfit-option';
import {
  readOutputPath,
  readTexts,
  readWord,
  type GivenOptions,
  type OptionProblem,
} from '../../tasks/options/read-option';
import {
  readReportOptions,
  type CheckedReportOptions,
} from '../../tasks/options/read-report-options';

export interface CheckedRenderOptions extends CheckedReportOptions {
  readonly platformSets: readonly string[];
  readonly failOn: FailOnDestroys;
  readonly environment?: string;
  /** POSIX, relative to the workspace root. */
  readonly outputFolder?: string;
}

/** Values of `--failOn` of `pacto-diff`. One command may give the option to both targets. */
const OF_DIFF: readonly unknown[] = ['breaking', 'potential'];

/** The options of a task except its base, or the problem of the first wrong one. */
export function readRenderOptions(given: GivenOptions): CheckedRenderOptions | OptionProblem {
  const unfit = findUnfitOption(given, 'render');
  if (unfit) return unfit;
  const report = readReportOptions(given);
  if ('problem' in report) return report;
  const { failOn: asked = 'none', environment, outputFolder, platformSet } = given;
  const failOn = readWord('failOn', OF_DIFF.includes(asked) ? 'none' : asked, FAIL_ON_DESTROYS);
  if (typeof failOn === 'object') return failOn;
  const folder =
    outputFolder === undefined ? undefined : readOutputPath('outputFolder', outputFolder);
  if (typeof folder === 'object') return folder;
  if (typeof environment === 'string' && !isEnvironmentName(environment)) {
    const why =
      describeReservedEnvironment(environment) ?? 'Use letters, digits, `.`, `_` and `-`.';
    return {
      problem: `The option \`environment\` is \`${environment}\`, which cannot name an environment. ${why}`,
    };
  }
  return {
    ...report,
    failOn,
    platformSets: readTexts(platformSet),
    ...(folder === undefined ? {} : { outputFolder: folder }),
    ...(typeof environment === 'string' ? { environment } : {}),
  };
}
