import { shortNameOf } from '../reference/oci-name';
import { parseOci } from '../reference/reference';
import type { NoAnswer, ResolvedBundle } from './resolver';

/** What to do where no contract here has the name of a component. Most likely, someone removed or renamed it. */
export function hintAtGone(ref: string): string {
  return `If the component was removed, remove this entry. If another repository publishes it, run the \`lock\` generator, or add its digest: \`${ref}@sha256:…\`.`;
}

/** Whether a dependency has the name of a component of the bundle, which no contract here has. */
export function isGoneComponent(
  bundle: ResolvedBundle,
  ref: string,
  { bundles, unread }: NoAnswer,
): boolean {
  return bundles.length === 0 && unread === undefined && hasNameOfComponent(bundle, ref);
}

/** `shop-api` has the name of a component of `shop-root`. */
export function hasNameOfComponent({ kind, name = '' }: ResolvedBundle, ref: string): boolean {
  const reference = parseOci(ref);
  if (kind !== 'root' || !name.endsWith('-root') || reference === undefined) return false;
  return shortNameOf(reference).startsWith(name.slice(0, -'root'.length));
}
