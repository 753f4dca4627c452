// OpenAPI 3.0 documents write `nullable` beside `allOf`, where the specification gives it no effect. Those of 3.1 list
// `null` as a type or an alternative. Authors mean the same by both.
import { lowerFirst } from '../diagnostics/words';
import type { Comparison } from './comparison/comparison';
import type { ViewPair } from './comparison/frame';
import { subjectOf } from './comparison/part-words';
import { TYPE } from './view/schema-view';
import type { Opaque, SchemaView } from './view/schema-view';

/** Both views with `null` where one side means it and the other one says it. */
export function alignNullable(comparison: Comparison, pair: ViewPair): ViewPair {
  const { base, head, frame } = pair;
  if (base.opaque.length === 0 && head.opaque.length === 0) return pair;
  const [baseNullable, headNullable] = [meant(base), meant(head)];
  const takes = (view: SchemaView) => (view.types & TYPE.null) !== 0;
  if ((baseNullable === undefined) === (headNullable === undefined) || takes(base) === takes(head))
    return pair;
  if (baseNullable !== undefined ? takes(base) : takes(head)) return pair;
  comparison.report(frame, {
    kind: 'undecided',
    effect: 'undecided',
    keyword: 'nullable',
    base: baseNullable?.place ?? base.typePlace,
    head: headNullable?.place ?? head.typePlace,
    why: `On one side, only \`nullable\` allows ${lowerFirst(subjectOf(frame))} to be \`null\`. It has no effect there by the OpenAPI specification, but most tools obey it.`,
  });
  return {
    base: baseNullable === undefined ? base : withNull(base, baseNullable),
    head: headNullable === undefined ? head : withNull(head, headNullable),
    frame,
  };
}

function meant(view: SchemaView): Opaque | undefined {
  return view.opaque.find(({ keyword }) => keyword === 'nullable');
}

function withNull(view: SchemaView, nullable: Opaque): SchemaView {
  const { place } = nullable;
  return {
    ...view,
    types: view.types | TYPE.null,
    values: view.values && new Map(view.values).set('null', { value: null, place }),
    alternatives: view.alternatives.map((group) => ({
      ...group,
      branches: [...group.branches, { ...group.branches[0]!, schema: { type: 'null' } }],
    })),
    opaque: view.opaque.filter((entry) => entry !== nullable),
  };
}
