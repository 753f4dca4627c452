import { identityKey, resourcesIn, type PlacedResource } from '../../template/resource-identity';
import type { Documents } from './template-side';

/** A resource, and the file in which a template writes it. */
export interface FiledResource extends Pick<PlacedResource, 'pointer' | 'document'> {
  readonly file: string;
  /** Absent for a file without resources. */
  readonly identity?: PlacedResource['identity'];
}

export function resourcesByKey(documents: Documents): Map<string, FiledResource> {
  return new Map(
    Object.entries(documents).flatMap(([file, document]) =>
      resourcesIn(document).map((one): [string, FiledResource] => [
        identityKey(one.identity),
        { file, ...one },
      ]),
    ),
  );
}

export function placeOf({ file, pointer }: FiledResource): string {
  return `${file}#${pointer}`;
}

export function keyOf({ identity }: FiledResource): string | undefined {
  return identity && identityKey(identity);
}

export function titleOf({ identity }: Pick<FiledResource, 'identity'>): string {
  return identity ? `\`${identity.kind} ${identity.name}\`` : 'The file';
}
