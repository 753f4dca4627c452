import { compareText } from '../../source/text-order';
import type { Policy } from '../../model/contract';
import { longCode } from '../../diagnostics/words';
import { joinPointer } from '../../source/pointer';
import type { FoundChange } from '../change/detection';
import type { CompareRefs } from './compare-refs';
import type { ContractPair } from './contract-pair';
import { detectEntry } from './detect-entry';
import { detectOrigin, printOrigin } from './detect-origin';
import { pairEntries } from './pair-entries';
import type { Spot, SpotPair } from './spot';

export function detectPolicies(
  policies: SpotPair<readonly Policy[]>,
  compareRefs: CompareRefs,
  sides: ContractPair,
): FoundChange[] {
  const { renamed, others } = splitRenamed(pairEntries(policies));
  const changes = others.flatMap((entry) =>
    detectEntry(
      entry,
      { path: 'policies', rule: ruleOf(entry, sides), noun: 'policy', print: printOrigin },
      (both, what) => detectOrigin(both, what, { path: 'policies', rule: 'policy' }, compareRefs),
    ),
  );
  return [...renamed.map(describeRename), ...changes];
}

/** One that goes and one that comes, of the same origin, are one policy under another name. */
function splitRenamed(entries: readonly SpotPair<Policy>[]) {
  const originOf = ({ ref, schema }: Policy) => JSON.stringify([ref, schema]);
  const added = byName(entries.flatMap(({ base, head }) => (base.value ? [] : head)));
  const removed = byName(entries.flatMap(({ base, head }) => (head.value ? [] : base)));
  const renamed = removed.flatMap((base): SpotPair<Policy>[] => {
    const index = added.findIndex((head) => originOf(head.value!) === originOf(base.value!));
    return index < 0 ? [] : [{ base, head: added.splice(index, 1)[0]! }];
  });
  const paired = new Set(renamed.flatMap(({ base, head }) => [base, head]));
  const others = entries.filter(({ base, head }) => !paired.has(base) && !paired.has(head));
  return { renamed, others };
}

/** Pairs equal entries among several of one origin, whatever their order. */
function byName(spots: readonly Spot<Policy>[]): Spot<Policy>[] {
  return [...spots].sort((a, b) => compareText(a.value!.name, b.value!.name));
}

function describeRename({ base, head }: SpotPair<Policy>): FoundChange {
  const [from, to] = [base.value!.name, head.value!.name];
  return {
    rule: 'policy-renamed',
    path: 'policies.name',
    type: 'modified',
    subject: `The policy ${longCode(from)} is called ${longCode(to)}.`,
    oldValue: from,
    newValue: to,
    basePointer: joinPointer(base.pointer, 'name'),
    headPointer: joinPointer(head.pointer, 'name'),
  };
}

/** A schema that a platform publishes binds others. A reference always binds its declarer. */
function ruleOf({ base, head }: SpotPair<Policy>, sides: ContractPair): string {
  const side = head.value === undefined ? 'base' : 'head';
  const policy = head.value ?? base.value;
  const isPublished = policy?.schema !== undefined && sides[side].publishesPolicies === true;
  return isPublished ? 'published-policy' : 'policy';
}
