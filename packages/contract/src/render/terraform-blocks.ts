// The blocks of a Terraform file that represent what is in a cloud: modules and resources. Terraform destroys what
// is behind a block that disappears from its files.
import { isMapping, isObject, type Mapping } from '../source/mapping';
import { joinPointer, type Pointer } from '../source/pointer';
import { holdsHcl } from '../template/expand/hcl-text';
import type { PlacedResource } from '../template/resource-identity';

interface TerraformBlocks {
  readonly blocks: readonly PlacedResource[];
  /** The maps and lists around the blocks, which hold nothing else. */
  readonly around: readonly Pointer[];
}

/** The labels of each type of block. */
const LABELS = {
  module: { kind: 'Terraform module', count: 1 },
  resource: { kind: 'Terraform resource', count: 2 },
} as const;

export function terraformBlocksIn(path: string, document: unknown): TerraformBlocks {
  const finder = new BlockFinder();
  if (holdsHcl(path)) finder.findInBody(document, '');
  return finder;
}

/** Terraform also reads a list of maps as one map, at every level above a block. */
class BlockFinder implements TerraformBlocks {
  readonly blocks: PlacedResource[] = [];
  readonly around: Pointer[] = [];

  findInBody(body: unknown, pointer: Pointer): void {
    for (const [map, place] of mapsIn(body, pointer)) {
      const isPlain = Object.keys(map).every((key) => Object.hasOwn(LABELS, key));
      if (isPlain && place !== pointer) this.around.push(place);
      for (const type of ['module', 'resource'] as const) {
        const { kind, count } = LABELS[type];
        if (Object.hasOwn(map, type)) {
          this.findLabelled(map[type], joinPointer(place, type), { kind, count, name: '' });
        }
      }
    }
  }

  private findLabelled(
    holder: unknown,
    pointer: Pointer,
    { kind, count, name }: { readonly kind: string; readonly count: number; readonly name: string },
  ): void {
    if (Array.isArray(holder)) this.around.push(pointer);
    for (const [map, place] of mapsIn(holder, pointer)) {
      this.around.push(place);
      for (const [label, inner] of Object.entries(map)) {
        const inside = joinPointer(place, label);
        const named = name === '' ? label : `${name}.${label}`;
        if (count > 1) this.findLabelled(inner, inside, { kind, count: count - 1, name: named });
        else if (isObject(inner)) {
          const identity = { apiVersion: 'terraform/', kind, name: named };
          this.blocks.push({ pointer: inside, document: inner, identity });
        }
      }
    }
  }
}

function mapsIn(value: unknown, pointer: Pointer): [Mapping, Pointer][] {
  if (isMapping(value)) return [[value, pointer]];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) =>
    isMapping(item) ? [[item, joinPointer(pointer, index)] as [Mapping, Pointer]] : [],
  );
}
