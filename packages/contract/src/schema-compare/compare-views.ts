import { alignEncodings } from './align-encodings';
import { alignNullable } from './align-nullable';
import { compareGroups } from './branches/compare-groups';
import { compareUnknown, knownTypes } from './branches/compare-opaque';
import { compareLists } from './containers/compare-lists';
import { compareMappings } from './containers/compare-mappings';
import { compareNumbers, compareStrings } from './scalars/compare-scalars';
import { compareAnnotations } from './compare-annotations';
import { compareValues } from './scalars/compare-values';
import { haveSameWholes } from './branches/same-wholes';
import { splitAlternatives } from './branches/split-alternatives';
import { subjectOf } from './comparison/part-words';
import { settleView } from './branches/settle-view';
import { withDependencies } from './reading/dependencies';
import type { ViewBuilder } from './reading/build-view';
import type { Comparison } from './comparison/comparison';
import type { ViewPair } from './comparison/frame';
import { ALL_TYPES, NUMBER, TYPE, typeNames } from './view/schema-view';
import type { SchemaView } from './view/schema-view';

/**
 * Compares part by part. A value fits a view when it fits all its parts, so where no part narrows
 * the whole does not narrow either. Parts for types that one side refuses are not compared.
 */
export function compareViews(comparison: Comparison, written: ViewPair): void {
  const encoded = alignEncodings(comparison, written);
  const { base: alignedBase, head: alignedHead, frame } = alignNullable(comparison, encoded);
  const [settledBase, settledHead] = [
    settleView(comparison.base, alignedBase),
    settleView(comparison.head, alignedHead),
  ];
  const base =
    settledBase.conditions.length > 0 ? withDependencies(settledBase, settledHead) : settledBase;
  const head =
    settledHead.conditions.length > 0 ? withDependencies(settledHead, settledBase) : settledHead;
  compareAnnotations(comparison, { base, head, frame });
  // `isGiven` holds for this part, and not for the parts below it.
  const pair = { base, head, frame: frame.isGiven ? { ...frame, isGiven: undefined } : frame };
  if (compareUnknown(comparison, pair)) return;
  if (compareValues(comparison, pair)) return;
  if (splitAlternatives(comparison, pair)) return;
  if (haveSameWholes(comparison, pair)) return;
  compareTypes(comparison, pair);
  const shared = base.types & head.types;
  if (shared === 0) return;
  const inShared = {
    base: restrict(comparison.base, base, shared),
    head: restrict(comparison.head, head, shared),
    frame: pair.frame,
  };
  const isRestricted = inShared.base !== base || inShared.head !== head;
  if (isRestricted && compareValues(comparison, inShared)) return;
  if (shared & NUMBER) compareNumbers(comparison, inShared);
  if (shared & TYPE.string) compareStrings(comparison, inShared);
  if (shared & TYPE.array) compareLists(comparison, inShared);
  if (shared & TYPE.object) compareMappings(comparison, inShared);
  compareGroups(comparison, inShared);
}

/** The view for the types of both sides, without the parts that concern other types alone. */
function restrict(builder: ViewBuilder, view: SchemaView, types: number): SchemaView {
  const hasParts = view.conditions.length + view.alternatives.length + view.negations.length > 0;
  if (view.types === types || !hasParts) return view;
  const restricted = settleView(builder, { ...view, types });
  return restricted.types === types ? restricted : view;
}

function compareTypes(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const lost = base.types & ~head.types & knownTypes(comparison.base, base);
  const gained = head.types & ~base.types & knownTypes(comparison.head, head);
  const places = {
    keyword: 'type',
    base: base.typePlace,
    head: head.typePlace,
    before: base.types === ALL_TYPES ? undefined : typeNames(base.types),
    after: head.types === ALL_TYPES ? undefined : typeNames(head.types),
  };
  if (lost !== 0) {
    const refused = head.types === 0 ? 'anything' : typesInWords(lost, head.types);
    const accepted =
      head.types === 0
        ? 'nothing, because no value meets all demands of the new schema'
        : typesInWords(head.types);
    comparison.report(frame, {
      ...places,
      kind: 'type-narrowed',
      effect: 'narrows',
      why: `${subjectOf(frame)} may no longer be ${refused}. Accepted: ${accepted}.`,
    });
  }
  if (gained !== 0) {
    comparison.report(frame, {
      ...places,
      kind: 'type-widened',
      effect: 'widens',
      why: `${subjectOf(frame)} may now be ${typesInWords(gained, base.types)} too. Accepted before: ${typesInWords(base.types)}.`,
    });
  }
}

function typesInWords(types: number, beside = 0): string {
  if (types === 0) return 'nothing';
  if (types === ALL_TYPES) return 'anything';
  if (types === TYPE.fraction && beside & TYPE.integer) return 'a number with a fraction';
  return typeNames(types)
    .map((name) => `\`${name}\``)
    .join(' or ');
}
