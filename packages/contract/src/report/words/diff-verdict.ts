import { IMPACTS } from '../../diff/change/change';
import { isBumpEnough, type DiffReport, type ReferenceChange } from '../../diff/change/diff-report';
import { compareVersions, parseVersion } from '../../reference/version';
import { bundleName, withVersion } from './bundle-title';
import { IMPACT_WORDS } from './change-severity';
import { countOf, countsInWords, countSeverities } from '../text/count';
import { oneLine } from '../text/escape-text';

/** `my-service-api 1.2.0 -> 1.3.0`; one version where there is one, or where it stays. */
export function diffTitle(report: DiffReport): string {
  return withVersion(bundleName(report.bundle), versionsText(report));
}

function versionsText({ bundle, base, head }: DiffReport): string {
  const to = head.version ?? bundle.version;
  if (base.version === undefined) return oneLine(to ?? '');
  if (to === undefined || to === base.version) return oneLine(base.version);
  return `${oneLine(base.version)} -> ${oneLine(to)}`;
}

/** The result of the comparison, without the name of the bundle. */
export function diffVerdict(report: DiffReport): string {
  const { outcome, changes, base, classification } = report;
  const ref = oneLine(base.ref);
  if (outcome === 'failed') {
    const found = countsInWords(countSeverities(report.diagnostics));
    return `could not be compared with ${ref}${found && `: ${found}`}`;
  }
  if (changes.length === 0 && outcome === 'clean') {
    if (base.version === undefined) return `new since ${ref}`;
    const self = hasChangesElsewhere(report) ? ' of the contract itself' : '';
    return `no change${self} since ${ref}${unmetInWords(report)}`;
  }
  const counted = changes.some((change) => change.classification === classification);
  const impact = counted ? '' : `${IMPACT_WORDS[classification]}, `;
  const words = `${impact}${changesInWords(report)} since ${ref}`;
  const bump = bumpInWords(report);
  return (bump === '' ? words : `${words}; ${bump}`) + unmetInWords(report);
}

/** How many policies and configurations the head side does not meet any more. */
export function countUnmet({ policies, configurations }: DiffReport): number {
  return [...policies, ...configurations].filter(isUnmet).length;
}

/** How many of those in the head refer to nothing that could check it. */
export function countUnchecked({ policies, configurations }: DiffReport): number {
  return [...policies, ...configurations].filter(isUnchecked).length;
}

/** `; 1 policy is not met; 2 configurations cannot be checked`. */
function unmetInWords({ policies, configurations }: DiffReport): string {
  const kinds = [
    { references: policies, one: 'policy', many: 'policies' },
    { references: configurations, one: 'configuration', many: 'configurations' },
  ];
  return [
    ...kinds.map(({ references, one, many }) => {
      const count = references.filter(isUnmet).length;
      return count === 0 ? '' : `; ${count} ${count === 1 ? `${one} is` : `${many} are`} not met`;
    }),
    ...kinds.map(({ references, one, many }) => {
      const count = references.filter(isUnchecked).length;
      return count === 0 ? '' : `; ${count} ${count === 1 ? one : many} cannot be checked`;
    }),
  ].join('');
}

function isUnmet({ satisfied }: ReferenceChange): boolean {
  return satisfied === false;
}

function isUnchecked({ to, satisfied }: ReferenceChange): boolean {
  return to !== undefined && satisfied === null;
}

/**
 * What is reported beside the changes: schemas of other contracts that it references, and the bill
 * of materials.
 */
function hasChangesElsewhere({ policies, configurations, sbom }: DiffReport): boolean {
  return policies.length + configurations.length + (sbom?.changes.length ?? 0) > 0;
}

/** `1 breaking and 3 compatible changes`. */
export function changesInWords({ changes }: Pick<DiffReport, 'changes'>): string {
  const counts = [...IMPACTS]
    .reverse()
    .map((impact) => ({
      words: IMPACT_WORDS[impact],
      count: changes.filter(({ classification }) => classification === impact).length,
    }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return 'no changes';
  if (counts.length === 1) return countOf(counts[0].count, `${counts[0].words} change`);
  const words = counts.map(({ count, words }) => `${count} ${words}`);
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]} changes`;
}

/**
 * Which changes no version excuses, then what the version should do and what it does; `''` when
 * nothing is asked of it.
 */
export function bumpInWords(report: DiffReport): string {
  return [unexcusedInWords(report), versionInWords(report)].filter(Boolean).join('; ');
}

/** A reader who sees only the required bump would make it, and fail again. */
function unexcusedInWords({ changes }: DiffReport): string {
  const count = changes.filter((change) => change.fails && change.excusable === false).length;
  if (count === 0) return '';
  if (changes.length === 1) return 'no version excuses this change';
  return `no version excuses ${count === changes.length ? 'them' : `${count} of them`}`;
}

function versionInWords(report: DiffReport): string {
  const { requiredBump, actualBump, base, head } = report;
  if (requiredBump === 'none' || base.version === undefined) return '';
  if (isBumpEnough(actualBump, requiredBump)) {
    if (actualBump !== requiredBump) {
      return `a ${requiredBump} bump is required, this is a ${actualBump} bump`;
    }
    return `the version has the required ${requiredBump} bump`;
  }
  const needed = `a ${requiredBump} bump is required`;
  if (actualBump === null) {
    const [from, to] = [parseVersion(base.version), parseVersion(head.version ?? '')];
    if (from && to)
      return compareVersions(to, from) < 0 ? `${needed}, but the version goes down` : needed;
    const odd = from ? head.version : base.version;
    return odd === undefined ? needed : `${needed}, but \`${oneLine(odd)}\` is not a version`;
  }
  if (actualBump === 'none') return `${needed}, but the version did not change`;
  return `${needed}, but this is a ${actualBump} bump`;
}
