import type { ResolvedBundle } from 'pacto-contract/graph';

const SHOWN = 8;

/** A sentence that lists bundles by name, version and folder. */
export function describeBundles(bundles: readonly ResolvedBundle[]): string {
  if (bundles.length === 0) return 'This workspace has no contracts yet.';
  const listed = bundles
    .slice(0, SHOWN)
    .map(({ name, version, root }) =>
      name === undefined
        ? `a contract without a readable name in ${root}`
        : `\`${name}${version ? `:${version}` : ''}\` in ${root}`,
    );
  const more = bundles.length > SHOWN ? `, and ${bundles.length - SHOWN} more` : '';
  return `There ${bundles.length === 1 ? 'is' : 'are'} ${listed.join(', ')}${more}.`;
}
