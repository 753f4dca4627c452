import { childPath } from 'pacto-contract/graph';
import type { PlannedWrites } from './planned-writes';

/**
 * The override file of an environment, relative to the bundle: the existing one, or the path of a new
 * one. If both exist, the engine reads only `.yaml`, so a new `.yaml` would disable an old `.yml`.
 */
export function overrideFile(writes: PlannedWrites, root: string, environment: string): string {
  const file = `overrides/values.${environment}.yaml`;
  const other = `overrides/values.${environment}.yml`;
  const isThere = (path: string): boolean => writes.read(childPath(root, path)) !== undefined;
  return !isThere(file) && isThere(other) ? other : file;
}
