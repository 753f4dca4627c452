// The changes of a render report in words, for every format. What is destroyed comes first.
import type { Severity } from '../../diagnostics/diagnostic';
import {
  deployedChanges,
  deployedEnvironments,
  failsOnDestroys,
  isDestroyed,
  type RenderChange,
  type RenderedEnvironment,
  type RenderReport,
} from '../../render/render-report';
import { countOf } from '../text/count';
import { oneLine } from '../text/escape-text';
import { printHeld, printPair } from '../text/print-value';

const WIDTH = 60;
const ORDER: readonly RenderChange['kind'][] = ['destroys', 'removed', 'changed', 'added'];

/** What is destroyed first; the rest in the order of the files. */
export function sortRenderChanges(changes: readonly RenderChange[]): RenderChange[] {
  const isLater = (change: RenderChange): number => Number(!isDestroyed(change));
  return [...changes].sort((a, b) => isLater(a) - isLater(b));
}

/** `claims/x.yaml /spec/size: small -> medium`, or `destroys: PostgreSQLClaim my-service-api-postgres`. */
export function renderChangeInWords(change: RenderChange): string {
  // Keys and names are texts of contracts, too.
  return oneLine(wordsOf(change));
}

function wordsOf(change: RenderChange): string {
  const { kind, pointer } = change;
  const resource = resourceInWords(change);
  if (isDestroyed(change)) return `destroys: ${resource ?? fileOf(change)}`;
  if (kind === 'changed' && resource !== undefined) {
    return `${resource} is in another file: ${oldAndNew(change)}`;
  }
  if (pointer === '' || resource !== undefined) return `${kind}: ${resource ?? fileOf(change)}`;
  const place = `${fileOf(change)} ${pointer}`;
  if (kind === 'changed') {
    return `${place}: ${oldAndNew(change)}`;
  }
  return `${place} ${kind}: ${printHeld(change, kind === 'added' ? 'new' : 'old', WIDTH)}`;
}

function oldAndNew(change: RenderChange): string {
  return printPair(change, ['old', 'new'], WIDTH).join(' -> ');
}

/** `PostgreSQLClaim my-service-api-postgres (namespace shop)`; `undefined` for a change inside of one. */
export function resourceInWords({ resource, resourceDetail }: RenderChange): string | undefined {
  return resourceDetail === undefined ? resource : `${resource} (${resourceDetail})`;
}

/** The path in the environment. */
export function fileOf({ path }: RenderChange): string {
  return path.slice(path.indexOf('/') + 1);
}

/** Marks a place that only the base has. */
export function sideInWords({ source }: RenderChange): string {
  return source?.side === 'base' ? ' (base)' : '';
}

export function renderChangeSeverity(
  change: RenderChange,
  { failOn, environments }: RenderReport,
): Severity {
  if (!isDestroyed(change) || !deployedChanges(environments).includes(change)) return 'info';
  return failOn === 'destroys' ? 'error' : 'warning';
}

export function destroysResources({ environments }: Pick<RenderReport, 'environments'>): boolean {
  return deployedChanges(environments).some(isDestroyed);
}

export function environmentName({ name }: Pick<RenderedEnvironment, 'name'>): string {
  return name ?? 'base';
}

/** `1 resource destroyed, 2 values changed`; empty without changes. */
export function changesInWords(changes: readonly RenderChange[]): string {
  return ORDER.flatMap((kind) => {
    const nouns = changes.filter((change) => change.kind === kind).map(nounOf);
    const verb = isDestroyed({ kind }) ? 'destroyed' : kind;
    return NOUNS.flatMap((noun) => {
      const count = nouns.filter((one) => one === noun).length;
      return count === 0 ? [] : [`${countOf(count, noun)} ${verb}`];
    });
  }).join(', ');
}

const NOUNS = ['resource', 'file', 'value'] as const;

/** A change without a place is one of a whole resource or file. */
function nounOf(change: RenderChange): (typeof NOUNS)[number] {
  if (isDestroyed(change) || change.resource !== undefined) return 'resource';
  return change.pointer === '' ? 'file' : 'value';
}

/** The result of a unit, without its name. */
export function renderVerdict(report: RenderReport): string {
  const { environments, base, outcome } = report;
  const rendered = environments.filter((one) => one.outcome === 'clean');
  const files = rendered.reduce((sum, one) => sum + one.files.length, 0);
  if (outcome === 'failed') {
    const failed = environments.filter((one) => one.outcome === 'failed');
    const where = whereOf(failed, environments);
    // An environment with files was rendered; it is the base that was not.
    return base && failed.every(({ files: written }) => written.length > 0)
      ? `rendered, but could not be compared with ${base.ref}${where}`
      : `could not be rendered${where}`;
  }
  if (rendered.length === 0) {
    return `not valid${whereOf(environments, environments)}, so nothing is rendered`;
  }
  // Each environment also has an `index.json`, which `files` does not list.
  // Even a unit without a claim has its values, so an environment without a file is only on the other side.
  const removed = base ? rendered.filter((one) => one.files.length === 0) : [];
  const kept = rendered.filter((one) => !removed.includes(one));
  const words: string[] = [];
  if (kept.length > 0) {
    const others = environments.filter((one) => !removed.includes(one));
    words.push(`${countOf(files, 'file')} and index.json${whereOf(kept, others)}`);
  }
  if (removed.length > 0) words.push(`removed${whereOf(removed, removed)}`);
  if (base) {
    words.push(...sinceBase(report, rendered.length, base.ref));
    if (failsOnDestroys(report)) words.push('`failOn` is `destroys`');
  }
  return words.join('; ');
}

function sinceBase(
  { environments }: Pick<RenderReport, 'environments'>,
  rendered: number,
  ref: string,
): string[] {
  const words: string[] = [];
  if (deployedEnvironments(environments).some(({ changes }) => changes !== undefined)) {
    const some = rendered < environments.length ? ' in these' : '';
    words.push(
      `${changesInWords(deployedChanges(environments)) || 'no change'}${some} since ${ref}`,
    );
  }
  const preview = changesInWords(previewedChanges(environments));
  if (preview !== '') words.push(`${preview} in the environment base, which is not deployed`);
  return words;
}

/** Changes of the contract without override files, where each environment has its own. */
function previewedChanges(environments: readonly RenderedEnvironment[]): RenderChange[] {
  const deployed = new Set(deployedEnvironments(environments));
  return environments.flatMap((one) => (deployed.has(one) ? [] : (one.changes ?? [])));
}

/** A task that is refused reports its reason in a base, and reached no environment. */
export function reachedEnvironments(
  environments: readonly RenderedEnvironment[],
): readonly RenderedEnvironment[] {
  const [only] = environments;
  const isTask = environments.length === 1 && only!.outcome === 'failed' && only!.name === null;
  return isTask ? [] : environments;
}

/** ` in stg`, ` in 3 of 4 environments`; nothing for a task that reached no environment. */
function whereOf(
  some: readonly RenderedEnvironment[],
  environments: readonly RenderedEnvironment[],
): string {
  const all = reachedEnvironments(environments);
  if (all.length === 0) return '';
  if (all.length === 1) return ` in ${environmentName(all[0]!)}`;
  return ` in ${some.length === all.length ? '' : `${some.length} of `}${all.length} environments`;
}
