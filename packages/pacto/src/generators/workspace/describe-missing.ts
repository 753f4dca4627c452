import { suggest } from 'pacto-contract';
import type { ResolvedBundle } from 'pacto-contract/graph';
import { describeBundles } from './describe-bundles';

/** Which contracts an option is for; others are no suggestions for it. */
export type Fitting = (bundle: ResolvedBundle) => boolean;

const MOST_SUGGESTIONS = 3;

/** What to say of a name that no bundle bears: those that were probably meant, then what there is of the fitting kind. */
export function describeMissing(
  text: string,
  bundles: readonly ResolvedBundle[],
  isFitting: Fitting = () => true,
): string {
  const fitting = bundles.filter(isFitting);
  const offered = fitting.length > 0 ? fitting : bundles;
  const [names = []] = [nearest(text, offered), nearest(text, bundles)].filter(
    (found) => found.length > 0,
  );
  const near = names.slice(0, MOST_SUGGESTIONS).map((name) => `\`${name}\``);
  const question = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
  return `${question}${describeBundles(offered)}`;
}

/** The name that was mistyped, else those of which it is a part. */
function nearest(text: string, bundles: readonly ResolvedBundle[]): string[] {
  const [wanted = text] = text.split(/[:@]/);
  const names = bundles.flatMap(({ name }) => name ?? []);
  // A root may be named without its ending.
  const short = names.map((name) => name.replace(/-root$/, ''));
  const mistyped = suggest(wanted, names) ?? suggest(wanted, short);
  if (mistyped !== undefined) return [mistyped];
  return wanted.length < 3 ? [] : names.filter((name) => name.includes(wanted));
}
