import { isArtifactPath } from '../model/artifact-path';
import type { ResolvedBundle } from '../resolve/resolver';

/** Who can fix a file of another bundle, and how where that is known. */
export function hintAt({ root }: ResolvedBundle, file: string, advice?: string): string {
  if (!isArtifactPath(root)) return advice ?? `Fix \`${file}\`.`;
  return `Use another version of it. Only its publisher can fix \`${file}\`.`;
}
