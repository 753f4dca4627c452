import type { Pointer } from '../../source/pointer';
import { isMapping } from '../../source/mapping';
import { compareText } from '../../source/text-order';
import { ViewBuilder } from '../reading/build-view';
import { canonicalText } from '../../json-schema/json-text';
import { CLAIM, FACTS } from '../../json-schema/policy-keywords';
import { RequirementWriter, textOf } from './requirement-writer';
import type { Line } from './requirement-writer';
import { childNode, own, pointerOf } from '../side/schema-node';
import { SchemaSide } from '../side/schema-side';
import { WorkBudget, WorkExhausted } from '../side/work-budget';

/** One thing that a schema asks for, in one line. */
export interface Requirement {
  /** Equal on two sides exactly when they ask for the same. */
  readonly key: string;
  /** E.g. `runtime.health.liveness is required`. */
  readonly text: string;
  /** Its place in the schema. */
  readonly pointer: Pointer;
}

const STEPS = 200_000;
const MOST_LINES = 2_000;

const MORE: Requirement = {
  key: 'more',
  text: 'There are more requirements than can be listed.',
  pointer: '',
};

/** The parts of a policy, and the words for them. */
const FURTHER: readonly (readonly [string, string])[] = [
  [FACTS, 'facts'],
  [CLAIM, 'claim'],
];

/**
 * What a policy asks for, one line each, sorted: the same whatever the order of keys, and however
 * the schema is cut into definitions. What would not end is cut off with a line that says so.
 */
export function describeRequirements(schema: unknown): Requirement[] {
  const budget = new WorkBudget(STEPS);
  const side = new SchemaSide({ schema, pointer: '' }, { budget });
  const writer = new RequirementWriter(new ViewBuilder(side));
  const isComplete = describeAll(writer, side);
  const requirements = listRequirements(writer.lines);
  if (isComplete && requirements.length <= MOST_LINES) return requirements;
  return [...requirements.slice(0, MOST_LINES), MORE];
}

/** Describes the schema and the further parts of a policy. Returns whether the work was enough for all. */
function describeAll(writer: RequirementWriter, { root }: SchemaSide): boolean {
  try {
    writer.describe([root], '', root);
    for (const [keyword, name] of FURTHER) {
      const further = isMapping(root.schema) ? own(root.schema, keyword) : undefined;
      if (further === undefined) continue;
      writer.describe([childNode(root, root, keyword, further)], name, root);
    }
    return true;
  } catch (error) {
    if (!(error instanceof WorkExhausted || error instanceof RangeError)) throw error;
    return false;
  }
}

/** One requirement for each line that says something new, sorted. */
function listRequirements(lines: readonly Line[]): Requirement[] {
  const byKey = new Map<string, Requirement>();
  for (const line of lines) {
    const key = `${line.condition}${line.path} ${line.keyword} ${canonicalText(line.value)}`;
    if (byKey.has(key)) continue;
    byKey.set(key, { key, text: textOf(line), pointer: pointerOf(line.place) });
  }
  return [...byKey.values()].sort(
    (one, two) => compareText(one.text, two.text) || compareText(one.key, two.key),
  );
}
