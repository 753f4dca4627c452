import { WorkBudget } from '../../schema-compare/side/work-budget';
import { childNode, type SchemaNode } from '../../schema-compare/side/schema-node';
import { SchemaSide } from '../../schema-compare/side/schema-side';
import { schemaNodes } from '../../json-schema/schema-nodes';
import { code } from '../../diagnostics/words';
import { joinPointer, walkPointer, type Pointer } from '../../source/pointer';
import type { ShapeDefect } from '../change/detection';

/** Meta-schemas, which every validator knows and which never change. */
const META_SCHEMA = /^https?:\/\/json-schema\.org\//;

/** References to other files than the schema's own, where nothing was compared. */
export function outsideRefs(side: ShapeDefect['side'], document: unknown): ShapeDefect[] {
  const defects: ShapeDefect[] = [];
  const schema = new SchemaSide(
    { schema: document, pointer: '' },
    { budget: new WorkBudget(Infinity) },
  );
  for (const { node, pointer } of schemaNodes(document)) {
    const ref = Object.hasOwn(node, '$ref') ? node['$ref'] : undefined;
    if (typeof ref !== 'string' || ref.startsWith('#') || META_SCHEMA.test(ref)) continue;
    const place = nodeAt(schema.root, pointer);
    if (place !== undefined && schema.resolve(place, ref) !== undefined) continue;
    defects.push({
      side,
      defect: `The \`$ref\` ${code(ref)} refers to a place outside this schema, so its target was not compared. Copy the target under \`$defs\` and write \`#/$defs/<name>\` instead.`,
      pointer: joinPointer(pointer, '$ref'),
    });
  }
  return defects;
}

/** Identifiers on the way to a place decide what a relative reference there means. */
function nodeAt(root: SchemaNode, pointer: Pointer): SchemaNode | undefined {
  return walkPointer(
    root,
    pointer,
    ({ schema }) => schema,
    (node, token, schema) => childNode(node, node, token, schema),
  );
}
