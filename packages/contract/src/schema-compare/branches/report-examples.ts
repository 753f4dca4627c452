// Finds a value that shows how two groups of alternatives differ: one example decides.
import { valueInWords } from '../../json-schema/json-text';
import { acceptsValue } from '../values/accepts-value';
import type { ViewBuilder } from '../reading/build-view';
import type { Comparison } from '../comparison/comparison';
import { examplesOf } from '../values/examples';
import type { ViewPair } from '../comparison/frame';
import { subjectOf } from '../comparison/part-words';
import { reportDemand } from '../comparison/report-demand';
import { openView, type Alternatives, type SchemaView } from '../view/schema-view';
import { placesOfGroups, type GroupPair } from './group-pair';
import { namesOf } from '../comparison/used-names';

/** Reports a value that fitted and is now refused, and one for the reverse. True where one is refused. */
export function reportExamples(
  comparison: Comparison,
  groups: GroupPair,
  { base, head, frame }: ViewPair,
): boolean {
  const places = placesOfGroups(groups);
  const oldNames = namesOf(comparison.base, base);
  const names = new Set([...oldNames, ...namesOf(comparison.head, head)]);
  const isStrict = frame.used === 'all';
  const before = fitting(comparison.base, base, groups.base);
  const after = fitting(comparison.head, head, groups.head);
  const usedNames = isStrict ? names : oldNames;
  const older = examplesOf(comparison.base, groups.base.branches, usedNames, before.others);
  const newer = examplesOf(comparison.head, groups.head.branches, names, after.others);
  // Keys that no schema of the base mentions count as unused.
  const lost = [...older, ...(isStrict ? newer : [])].find(
    (value) => before.whole(value) && after.group(value) === false,
  );
  const gained = [...older, ...newer].find(
    (value) => after.whole(value) && before.group(value) === false,
  );
  if (lost !== undefined) {
    const why = `${subjectOf(frame)} may no longer be ${valueInWords(lost)}, for example, because it no longer fits exactly one alternative.`;
    reportDemand(comparison, frame, places, { demand: 'alternatives', type: 'added', why });
  }
  if (gained !== undefined) {
    const why = `${subjectOf(frame)} may now be ${valueInWords(gained)}, for example, which did not fit exactly one alternative before.`;
    reportDemand(comparison, frame, places, { demand: 'alternatives', type: 'removed', why });
  }
  return lost !== undefined;
}

/** Whether a value fits a group of alternatives, and what else its view asks for as far as that is known. */
function fitting(builder: ViewBuilder, view: SchemaView, group: Alternatives) {
  const alone = { ...openView(group.place), alternatives: [group] };
  const others = { ...view, alternatives: view.alternatives.filter((one) => one !== group) };
  const dependsOnAll = view.opaque.some(({ keyword }) => keyword.startsWith('unevaluated'));
  return {
    others,
    group: (value: unknown) => acceptsValue(builder, alone, value),
    whole: (value: unknown) =>
      !dependsOnAll &&
      acceptsValue(builder, alone, value) === true &&
      acceptsValue(builder, others, value) !== false,
  };
}
