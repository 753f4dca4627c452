import type { ResolvedBundle } from 'pacto-contract/graph';
import type { GeneratorWorkspace } from '../open/read-workspace';

/** The bundle whose folder the command was given in. */
export function bundleAround(
  { index }: GeneratorWorkspace,
  workingDirectory: string,
): ResolvedBundle | undefined {
  const parts = workingDirectory.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  for (; parts.length > 0; parts.pop()) {
    const bundle = index.bundleAt(parts.join('/'));
    if (bundle) return bundle;
  }
  return undefined;
}
