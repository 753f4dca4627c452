import { contractPath, type ResolvedBundle, serviceNameOf, suggest } from 'pacto-contract/graph';
import { describeBundles } from './describe-bundles';

/** The contracts that an option accepts. Others are not suggested for it. */
export type Fitting = (bundle: ResolvedBundle) => boolean;

const MOST_SUGGESTIONS = 3;

interface Offer {
  readonly isFitting?: Fitting;
  /** By folder. */
  readonly projectNames?: ReadonlyMap<string, string>;
}

/**
 * The message for a name that no bundle has: first names that were probably meant, then the bundles
 * of the fitting kind.
 */
export function describeMissing(
  text: string,
  bundles: readonly ResolvedBundle[],
  { isFitting = () => true, projectNames }: Offer = {},
): string {
  const fitting = bundles.filter(isFitting);
  const offered = fitting.length > 0 ? fitting : bundles;
  const [names = []] = [offered, bundles]
    .map((some) => nearest(text, some, projectNames))
    .filter((found) => found.length > 0);
  const near = names.slice(0, MOST_SUGGESTIONS).map((name) => `\`${name}\``);
  const question = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
  return `${question}${describeBundles(offered)}${describeNameless(bundles, offered)}`;
}

/** A contract that cannot be read may be the one that is meant, and of any kind. */
function describeNameless(
  bundles: readonly ResolvedBundle[],
  offered: readonly ResolvedBundle[],
): string {
  const paths = bundles
    .filter((bundle) => bundle.name === undefined && !offered.includes(bundle))
    .map(({ root }) => `\`${contractPath(root)}\``);
  if (paths.length === 0) return '';
  return ` ${paths.slice(0, MOST_SUGGESTIONS).join(', ')} cannot be read: repair what \`pacto-validate\` reports.`;
}

/** Names that are similar to the text. Without one, names that contain it. */
function nearest(
  text: string,
  bundles: readonly ResolvedBundle[],
  projectNames?: ReadonlyMap<string, string>,
): string[] {
  const [wanted = text] = text.split(/[:@]/);
  const names = bundles.flatMap(({ name }) => name ?? []);
  // People may name a root without `-root`.
  const short = names.map(serviceNameOf);
  const projects = bundles.flatMap(({ root }) => projectNames?.get(root) ?? []);
  const mistyped = suggest(wanted, names) ?? suggest(wanted, short) ?? suggest(text, projects);
  if (mistyped !== undefined) return [mistyped];
  return wanted.length < 3 ? [] : names.filter((name) => name.includes(wanted));
}
