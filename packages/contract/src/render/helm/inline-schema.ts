// Moves a JSON Schema under `$defs` of another document. A schema of the draft of that document loses its
// identifier, and its references are rewritten from the root. One of another draft, or one whose references
// depend on where a check began, keeps its meaning as a resource of its own, with `$id` and `$schema`.
import { draftOf, type DraftName } from '../../json-schema/drafts';
import { schemaNodes, type SchemaObject } from '../../json-schema/schema-nodes';
import { isMapping } from '../../source/mapping';
import { parseJson, printJson } from '../../source/json/parse-json';
import { formatPointer, joinPointer, type Pointer } from '../../source/pointer';
import { acceptGlobal } from './accept-global';
import { embedSchema, OPEN_SCHEMA } from './embed-schema';
import { leaveOutUnportable } from './leave-out-unportable';
import { translateMisread } from './translate-misread';
import { anchorOf, encodeFragment, IDENTIFIERS, REFERENCES, SchemaLinks } from './schema-links';

/** A copy of the schema for the place `$defs/<key>` of a document of the draft. */
export function inlineSchema(
  schema: SchemaObject | boolean,
  key: string,
  into: DraftName,
): SchemaObject | boolean {
  if (!isMapping(schema)) return schema;
  const draft = draftOf(schema.$schema) ?? '2020-12';
  // Not `structuredClone`: numbers keep all their digits.
  const links = new SchemaLinks(parseJson(printJson(schema)) as SchemaObject, draft);
  const isReadable = [acceptGlobal, leaveOutUnportable, translateMisread].every((change) =>
    change(links),
  );
  if (!isReadable) return OPEN_SCHEMA;
  return needsOwnResource(links, into)
    ? embedSchema(links, key)
    : flatten(links, definitionPointer(key));
}

/** Whether all schemas in the document are of the draft. */
export function isOfDraft(document: SchemaObject, draft: DraftName): boolean {
  if (draftOf(document.$schema) !== draft) return false;
  for (const { node } of schemaNodes(document)) {
    if (node.$schema !== undefined && draftOf(node.$schema) !== draft) return false;
  }
  return true;
}

export function definitionPointer(key: string): Pointer {
  return joinPointer(formatPointer(['$defs']), key);
}

function needsOwnResource(links: SchemaLinks, into: DraftName): boolean {
  const anchors = new Map<unknown, number>();
  const linked = [...links.schemas()];
  for (const { node } of linked) {
    anchors.set(node.$dynamicAnchor, (anchors.get(node.$dynamicAnchor) ?? 0) + 1);
  }
  return linked.some(({ node, resource }) => {
    if (resource.draft !== into) return true;
    if (into !== '2020-12' || typeof node.$dynamicRef !== 'string') return false;
    return anchors.get(anchorOf(node.$dynamicRef)) !== 1;
  });
}

function flatten(links: SchemaLinks, at: Pointer): SchemaObject {
  for (const linked of [...links.schemas()]) {
    const { node } = linked;
    const targets = REFERENCES.map((keyword) => [keyword, links.target(linked, keyword)] as const);
    for (const [keyword, target] of targets) {
      if (!target) continue;
      const reference = `#${encodeFragment(at + target.pointer)}`;
      if (keyword === '$ref' || node.$ref === undefined) node.$ref = reference;
      else node.allOf = [...((node.allOf as unknown[]) ?? []), { $ref: reference }];
      if (keyword !== '$ref') delete node[keyword];
    }
    for (const keyword of IDENTIFIERS) if (typeof node[keyword] === 'string') delete node[keyword];
  }
  return links.document;
}
