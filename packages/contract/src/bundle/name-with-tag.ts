import type { ResolvedBundle } from '../resolve/resolver';

/** `name:version`, as references end; the folder of a bundle that has no name. */
export function nameWithTag({ name, version, root }: ResolvedBundle): string {
  return name === undefined ? root : `${name}:${version ?? '?'}`;
}
