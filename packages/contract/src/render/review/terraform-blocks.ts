// The blocks of a Terraform file that represent what is in a cloud: modules and resources. Terraform destroys what
// is behind a block that disappears from its files.
import { isMapping } from '../../source/mapping';
import { joinPointer, type Pointer } from '../../source/pointer';
import { holdsHcl } from '../../template/expand/hcl-text';
import type { PlacedResource } from '../../template/resource-identity';

interface TerraformBlocks {
  readonly blocks: readonly PlacedResource[];
  /** The maps around the blocks, which hold nothing else. */
  readonly around: readonly Pointer[];
}

const NONE: TerraformBlocks = { blocks: [], around: [] };

export function terraformBlocksIn(path: string, document: unknown): TerraformBlocks {
  if (!holdsHcl(path) || !isMapping(document)) return NONE;
  const blocks: PlacedResource[] = [];
  const around: Pointer[] = [];
  const add = (holder: unknown, pointer: Pointer, kind: string, before: string): void => {
    if (!isMapping(holder)) return;
    around.push(pointer);
    for (const [name, block] of Object.entries(holder)) {
      if (!isMapping(block) && !Array.isArray(block)) continue;
      const identity = { apiVersion: 'terraform/', kind, name: before + name };
      blocks.push({ pointer: joinPointer(pointer, name), document: block, identity });
    }
  };
  add(document.module, '/module', 'Terraform module', '');
  const types = isMapping(document.resource) ? document.resource : {};
  if (Object.keys(types).length > 0) around.push('/resource');
  for (const [type, named] of Object.entries(types)) {
    add(named, joinPointer('/resource', type), 'Terraform resource', `${type}.`);
  }
  return { blocks, around };
}
