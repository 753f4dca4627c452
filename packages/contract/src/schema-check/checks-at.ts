import { draftOf } from '../json-schema/drafts';
import { createFormats } from '../json-schema/value-formats';
import { isMapping } from '../source/mapping';
import type { Pointer } from '../source/pointer';
import { runGraph } from './check-value';
import { buildGraphAt, type SchemaGraph } from './schema-graph';
import { SchemaResources } from './schema-resources';
import { UnusableSchema } from './unusable-schema';

/** Whether a value fits a schema; `undefined` where that takes too much work. */
type Check = (value: unknown) => boolean | undefined;

/** The checks of the schemas of a document, by place; `undefined` where only a clock could end a check. */
export function checksAt(document: unknown): (pointer: Pointer) => Check | undefined {
  const formats = createFormats();
  let resources: SchemaResources | undefined;
  return (pointer) => {
    let graph: SchemaGraph;
    try {
      const draft = draftOf(isMapping(document) ? document.$schema : undefined);
      resources ??= new SchemaResources(document, draft ?? '2020-12');
      const place = resources.at(pointer);
      if (place === undefined) return undefined;
      graph = buildGraphAt(resources, place, formats);
    } catch (error) {
      // The check of the document itself reports this.
      if (error instanceof UnusableSchema) return undefined;
      throw error;
    }
    if (graph.needsGuard) return undefined;
    return (value) => {
      const { causes, end } = runGraph(graph, value);
      return end === 'done' ? causes.length === 0 : undefined;
    };
  };
}
