// The review of what will be deployed: both sides are rendered by this engine, then compared.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { worstOutcome, type Outcome } from '../../diagnostics/outcome';
import { contractPath } from '../../model/bundle-path';
import { compareText } from '../../source/text-order';
import { renderRow } from '../render-rules';
import {
  BASE_FOLDER,
  failsOnDestroys,
  type FailOnDestroys,
  type RenderedEnvironment,
  type RenderReport,
} from '../render-report';
import type { RenderedUnit } from '../render-unit';
import { compareFiles } from './compare-files';

export interface Review {
  readonly base: NonNullable<RenderReport['base']>;
  readonly failOn: FailOnDestroys;
  /** Only this environment was rendered. */
  readonly environment?: string;
}

/** `base` is absent for a unit that is new. */
export function reviewUnit(
  head: RenderedUnit,
  base: RenderedUnit | undefined,
  review: Review,
): RenderReport {
  const environments = head.report.environments.map((one) => reviewEnvironment(one, head, base));
  if (review.environment === undefined && base) environments.push(...goneEnvironments(head, base));
  return withOutcome(head.report, environments, review);
}

/**
 * The review of a unit that only the base has: all that it deployed is destroyed. An environment that it did
 * not have does not limit the review, as a task without that configuration renders everything.
 */
export function reviewRemovedUnit(base: RenderedUnit, review: Review): RenderReport {
  const { report } = base;
  const { environment } = review;
  const asked = report.environments.filter(({ name }) => name === environment);
  const before = asked.length > 0 ? asked : report.environments;
  return withOutcome(report, removedEnvironments(before, base, report.bundle.path), review);
}

function withOutcome(
  report: RenderReport,
  environments: readonly RenderedEnvironment[],
  { base, failOn }: Review,
): RenderReport {
  const outcomes: Outcome[] = environments.map(({ outcome }) => outcome);
  if (failsOnDestroys({ failOn, environments })) outcomes.push('findings');
  return { ...report, base, failOn, outcome: worstOutcome(outcomes), environments };
}

function reviewEnvironment(
  environment: RenderedEnvironment,
  head: RenderedUnit,
  base: RenderedUnit | undefined,
): RenderedEnvironment {
  const output = head.outputs.get(environment.name);
  if (!output) return environment;
  const before = base?.report.environments.find(({ name }) => name === environment.name);
  if (before && before.outcome !== 'clean') {
    return {
      ...environment,
      outcome: 'failed',
      diagnostics: [describeBase(before, head.report.bundle.path)],
    };
  }
  const changes = compareFiles(base?.outputs.get(environment.name), output, environment.folder);
  return { ...environment, changes };
}

/** Environments that only the base has. */
function goneEnvironments(head: RenderedUnit, base: RenderedUnit): RenderedEnvironment[] {
  const here = new Set(head.report.environments.map(({ name }) => name));
  const gone = base.report.environments
    .filter(({ name }) => !here.has(name))
    .sort((a, b) => compareText(a.name ?? '', b.name ?? ''));
  return removedEnvironments(gone, base, head.report.bundle.path);
}

/** All that they deployed is destroyed. `path` is the folder of the root. */
function removedEnvironments(
  environments: readonly RenderedEnvironment[],
  base: RenderedUnit,
  path: string,
): RenderedEnvironment[] {
  return environments.map((before): RenderedEnvironment => {
    const { name } = before;
    const folder = name ?? BASE_FOLDER;
    const common = { name, folder, files: [], secrets: [] };
    if (before.outcome !== 'clean') {
      return { ...common, outcome: 'failed', diagnostics: [describeBase(before, path)] };
    }
    const changes = compareFiles(base.outputs.get(name), undefined, folder);
    return { ...common, outcome: 'clean', diagnostics: [], changes };
  });
}

function describeBase({ name, diagnostics }: RenderedEnvironment, path: string): Diagnostic {
  const [first] = diagnostics;
  const where = name === null ? '' : ` for the environment \`${name}\``;
  const line = first?.range ? `:${first.range.start.line}` : '';
  const reason = first ? `: ${first.code} in \`${first.file}${line}\`` : '';
  return {
    ...renderRow('base-renders'),
    message: `The base of the comparison cannot be rendered${where}${reason}. ${first ? `${first.message} ` : ''}We cannot determine what this change destroys.`,
    hint: 'Compare with a base that is valid, or fix the base first.',
    file: contractPath(path),
    pointer: '',
    related: [],
  };
}
