// A part of a schema with `$id` and `$schema` of its own can be of another draft, and is valid by the rules of that one.
import { draftOf, type DraftName } from '../json-schema/drafts';
import { schemaNodes, type SchemaObject } from '../json-schema/schema-nodes';
import { cloneData } from '../source/copy-data';
import { parentPointer, parsePointer, valueAt, type Pointer } from '../source/pointer';

export interface PartOfDraft {
  readonly schema: SchemaObject;
  readonly draft: DraftName;
  /** Its place in the whole document. */
  readonly pointer: Pointer;
}

/** The document and its parts of other drafts. Each holds an empty schema where another one begins. */
export function partsByDraft(document: SchemaObject, draft: DraftName): PartOfDraft[] {
  const inner = [...schemaNodes(document)].filter(
    ({ node, pointer }) => pointer !== '' && isOfOtherDraft(node, draft),
  );
  const [first] = inner;
  if (first === undefined) return [{ schema: document, draft, pointer: '' }];
  // What is within another part is looked for there.
  const outermost = inner.filter(
    ({ pointer }) => !inner.some((other) => pointer.startsWith(`${other.pointer}/`)),
  );
  const rest = cloneData(document);
  const parts = outermost.flatMap(({ node, pointer }) => {
    const holder = valueAt(rest, parentPointer(pointer)) as SchemaObject;
    holder[parsePointer(pointer).at(-1)!] = {};
    return partsByDraft(node, draftOf(node.$schema)!).map((part) => ({
      ...part,
      pointer: pointer + part.pointer,
    }));
  });
  return [{ schema: rest, draft, pointer: '' }, ...parts];
}

function isOfOtherDraft(node: SchemaObject, draft: DraftName): boolean {
  if (typeof node.$schema !== 'string') return false;
  const own = draftOf(node.$schema);
  const id = own === 'draft-04' ? node.id : node.$id;
  return own !== undefined && own !== draft && typeof id === 'string' && !id.startsWith('#');
}
