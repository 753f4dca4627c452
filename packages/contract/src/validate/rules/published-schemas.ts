// Schemas that a platform contract publishes, which charts use as their `values.schema.json`.
import type { SchemaObject } from '../../json-schema/schema-nodes';
import { parentPointer, valueAt } from '../../source/pointer';
import { isMapping } from '../../source/mapping';
import type { RuleContext } from '../rule';
import { filesOf, type NamedFile } from './named-files';

interface PublishedSchema extends NamedFile {
  /** Path of the file in the workspace. */
  readonly file: string;
  readonly text: string;
  readonly document: SchemaObject;
}

export function* publishedSchemas(context: RuleContext): Iterable<PublishedSchema> {
  if (context.bundle.kind !== 'platform') return;
  for (const named of filesOf(context, 'configuration')) {
    // A contract that supplies the values itself publishes nothing.
    if (valueAt(context.contract, `${parentPointer(named.pointer)}/values`) !== undefined) continue;
    const found = context.file(named.path);
    if (found.status !== 'read') continue;
    const document = context.schemaOf(found.text);
    if (isMapping(document)) yield { ...named, file: found.path, text: found.text, document };
  }
}
