import { runInPlace, type DynamicScope } from '../runnable-schema';
import type { SchemaPlace } from '../schema-resources';
import type { Keyword, Keywords } from './keyword';

const ref: Keyword = (text, { follow }) => {
  if (typeof text !== 'string') return undefined;
  const target = follow('$ref', text);
  return (visit) => runInPlace(visit, target);
};

/** 2020-12: the outermost schema on the way here that has the anchor too. */
const dynamicRef: Keyword = (text, { follow, nodeAt }) => {
  if (typeof text !== 'string') return undefined;
  const target = follow('$dynamicRef', text);
  const { schema, resource } = target.place;
  const [, anchor = ''] = /#([^/].*)$/.exec(text) ?? [];
  if (resource.dynamicAnchors.get(anchor)?.schema !== schema) {
    return (visit) => runInPlace(visit, target);
  }
  return (visit) => {
    const found = outermost(visit.scope, ({ dynamicAnchors }) => dynamicAnchors.get(anchor));
    return runInPlace(visit, found ? nodeAt(found) : target);
  };
};

/** 2019-09: as `#`, but the outermost document on the way here that allows it. */
const recursiveRef: Keyword = (text, { follow, nodeAt }) => {
  if (typeof text !== 'string') return undefined;
  const target = follow('$recursiveRef', text);
  if (!target.place.resource.isRecursive) return (visit) => runInPlace(visit, target);
  return (visit) => {
    const found = outermost(visit.scope, (resource) => {
      const { root, pointer, isRecursive } = resource;
      return isRecursive ? { schema: root, pointer, resource } : undefined;
    });
    return runInPlace(visit, found ? nodeAt(found) : target);
  };
};

function outermost(
  scope: DynamicScope,
  placeIn: (resource: SchemaPlace['resource']) => SchemaPlace | undefined,
): SchemaPlace | undefined {
  let found: SchemaPlace | undefined;
  for (let at: DynamicScope | undefined = scope; at; at = at.outer) {
    found = placeIn(at.resource) ?? found;
  }
  return found;
}

export const REFERENCE_KEYWORDS: Keywords = {
  $ref: ref,
  $dynamicRef: dynamicRef,
  $recursiveRef: recursiveRef,
};
