import type { TargetId } from '../../options';

/** The options of every target that prints a report. */
const REPORT_OPTIONS = ['format', 'outputFile'] as const;

/** Options that `nx release publish` passes to every target with the name `nx-release-publish`. */
const RELEASE_OPTIONS = ['tag', 'otp', 'access', 'firstRelease', 'nxReleaseVersionData'] as const;

/** The options of each target. One command may run several targets, and Nx gives each option to all of them. */
export const TARGET_OPTIONS: Readonly<Record<TargetId, readonly string[]>> = {
  validate: ['values', 'f', 'set', ...REPORT_OPTIONS, 'failOnWarnings', 'environment'],
  diff: ['base', 'failOn', ...REPORT_OPTIONS],
  render: ['platformSet', 'base', 'failOn', ...REPORT_OPTIONS, 'environment', 'outputFolder'],
  explain: [...REPORT_OPTIONS, 'environment'],
  publish: ['registry', 'dryRun', 'output', ...RELEASE_OPTIONS],
};

/** Options that people do not give: Nx or a configuration of the target sets them. */
export const INTERNAL_OPTIONS: ReadonlySet<string> = new Set(['environment', ...RELEASE_OPTIONS]);

/** Options without a value: `--failOnWarnings`. */
export const FLAGS: ReadonlySet<string> = new Set(['failOnWarnings', 'dryRun', 'firstRelease']);

/** An example of each option, for the message about an option without a value. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  values: '-f overrides/values.prod.yaml',
  set: '--set scaling.max=5',
  format: '--format=json',
  outputFile: '--outputFile=dist/report.json',
  base: '--base=main',
  failOn: '--failOn=none',
  registry: '--registry=ghcr.io/example/pactos',
  output: '--output=dist/bundle.tar.gz',
  platformSet: '--platformSet api:image.tag=1.2.3',
};
