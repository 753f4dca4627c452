// `propertyNames` can list the keys of a mapping, which closes it as `additionalProperties: false` does.
import { finiteValues } from '../view/finite-values';
import { listedValues } from '../view/join-branches';
import { openView, TYPE } from '../view/schema-view';
import type { SchemaView, ViewSource } from '../view/schema-view';

/** The view with the keys that its `propertyNames` list, and no others. */
export function withListedNames(view: SchemaView, views: ViewSource): SchemaView {
  return view.names.reduce((closed, node) => {
    const names = textsOf(views.viewOfWhole(node));
    if (names === undefined) return closed;
    const anything = [{ ...node, schema: true }];
    const shape = {
      properties: new Map(names.map((name) => [name, anything] as const)),
      patterns: new Map(),
      additional: [{ ...node, schema: false }],
    };
    // The keys are listed, but they do not count as evaluated.
    return { ...views.join(closed, { ...openView(node), shapes: [shape] }), branched: true };
  }, view);
}

function textsOf(names: SchemaView | undefined): readonly string[] | undefined {
  if (names === undefined) return undefined;
  const texts = { ...names, types: names.types & TYPE.string };
  const listed = texts.types === 0 ? new Map() : (listedValues(texts) ?? finiteValues(texts));
  return (
    listed &&
    [...listed.values()].map(({ value }) => value).filter((value) => typeof value === 'string')
  );
}
