// What a reference that nothing answers probably means: a name, a version or a folder of this workspace.
import { code, didYouMean, longCode } from '../diagnostics/words';
import { baseName, joinPath, parentFolder, pathToFolder } from '../model/bundle-path';
import { shortNameOf } from '../reference/oci-name';
import { tagOfVersion } from '../reference/version-tag';
import { isDefect } from '../reference/defect';
import { detectMissingScheme, parseOci, parseReference } from '../reference/reference';
import { suggest } from '../schema-check/suggest';
import { withoutTrailingSlashes } from '../source/without-trailing-slashes';
import type { NoAnswer, Resolver } from './resolver';

type Known = Pick<Resolver, 'bundleNames' | 'bundleRoots' | 'bundleAt' | 'registries'>;

/** A question for the author, or the option that is missing; `undefined` where nothing here is close. */
export function suggestAnswer(
  { ref, from }: { readonly ref: string; readonly from: string },
  { status, name, registry, bundles, unread }: NoAnswer,
  known: Known,
): string | undefined {
  if (unread !== undefined) return undefined;
  if (status === 'external' && known.registries.length === 0)
    return missingOption(ref, from, known);
  if (status === 'no-bundle') return suggestForPath(ref, from, known);
  const meant =
    name === undefined
      ? inRegistry(ref, registry, otherNames(from, known))
      : bundles.length === 0
        ? (nameInFolder(name, from, known) ?? suggest(name, otherNames(from, known)))
        : nearVersion(ref, name, bundles);
  return didYouMean(meant);
}

/** A path that looks like a name in a registry probably lacks `oci://`, unless a folder has just this path. */
function suggestForPath(ref: string, from: string, known: Known): string | undefined {
  const hasThisPath = known.bundleRoots().some((root) => `/${root}`.endsWith(`/${ref}`));
  const reference = parseReference(ref);
  const isPath = hasThisPath || isDefect(reference) || reference.scheme !== 'file';
  const meant = isPath ? undefined : (detectMissingScheme(reference) ?? ownName(ref, from, known));
  return meant === undefined
    ? didYouMean(nearFolder(ref, from, known))
    : `Write ${longCode(meant)}. Without \`oci://\` it is a path.`;
}

/** The last name of a path, and its tag, its digest or both. */
const NAME_WITH_TAG = /^(?:[\w-][^:@]*\/)?(\w[^:@/]*)((?::[\w.-]+)?@sha\d+:[0-9a-f]+|:[\w.-]+)$/;

/** A name with a tag or a digest, such as `postgres:1.0.0`, in the registry of this workspace. */
function ownName(ref: string, from: string, known: Known): string | undefined {
  const [registry] = known.registries;
  const [, written, rest] = NAME_WITH_TAG.exec(ref) ?? [];
  if (registry === undefined || written === undefined) return undefined;
  const names = otherNames(from, known);
  const name = names.includes(written) ? written : suggest(written, names);
  return name === undefined ? undefined : `oci://${registry}/${name}${rest}`;
}

/** Without the option no reference means a contract here, so a lock would ask a registry for what is beside it. */
function missingOption(ref: string, from: string, known: Known): string | undefined {
  const reference = parseOci(ref);
  if (reference === undefined || reference.digest !== undefined) return undefined;
  const name = shortNameOf(reference);
  if (!otherNames(from, known).includes(name)) return undefined;
  const place = `${reference.host}/${reference.repository}`.slice(0, -name.length - 1);
  return `If this workspace publishes ${code(name)}, set \`"registry": ${JSON.stringify(place)}\` in the options of the plugin in \`nx.json\`.`;
}

/** The same name and tag in the registry of this workspace, where a contract has that name. */
function inRegistry(
  ref: string,
  registry: string | undefined,
  names: readonly string[],
): string | undefined {
  const reference = parseOci(ref);
  if (registry === undefined || reference === undefined) return undefined;
  const { tag } = reference;
  const name = shortNameOf(reference);
  if (!names.includes(name)) return undefined;
  return `oci://${registry}/${name}${tag === undefined ? '' : `:${tag}`}`;
}

/** The name of the contract in the folder that has the wanted name: most likely, it was renamed. */
function nameInFolder(
  wanted: string,
  from: string,
  { bundleRoots, bundleAt }: Known,
): string | undefined {
  const roots = bundleRoots().filter((root) => root !== from && baseName(root) === wanted);
  const beside = roots.filter((root) => parentFolder(root) === parentFolder(from));
  const [root, ...others] = beside.length > 0 ? beside : roots;
  return root === undefined || others.length > 0 ? undefined : bundleAt(root)?.name;
}

/** A contract does not reference itself, so its own name is not suggested. */
function otherNames(from: string, { bundleAt, bundleNames }: Known): readonly string[] {
  const own = bundleAt(from)?.name;
  return bundleNames().filter((name) => name !== own);
}

function nearVersion(ref: string, name: string, bundles: NoAnswer['bundles']): string | undefined {
  const tag = parseOci(ref)?.tag;
  if (tag === undefined) return undefined;
  const versions = bundles
    .flatMap(({ version }) => (version === undefined ? [] : tagOfVersion(version)))
    .sort();
  // A leading `v` is a habit of git tags.
  const plain = versions.find((version) => `v${version}` === tag || `v${tag}` === version);
  const meant = plain ?? suggest(tag, versions);
  return meant === undefined ? undefined : `${name}:${meant}`;
}

/** A folder with a similar path. Without one, the only folder with the same last name. */
function nearFolder(ref: string, from: string, { bundleRoots }: Known): string | undefined {
  const path = withoutTrailingSlashes(ref.replace(/^file:\/\//, '').replace(/[:@][^/]*$/, ''));
  const wanted = joinPath(from, path) ?? baseName(path);
  const roots = bundleRoots().filter((root) => root !== from);
  const named = roots.filter((root) => baseName(root) === baseName(wanted));
  const meant =
    named.length === 1 ? named[0] : (suggest(wanted, roots) ?? nearName(baseName(wanted), roots));
  if (meant === undefined) return undefined;
  return (ref.startsWith('file://') ? 'file://' : '') + pathToFolder(from, meant);
}

function nearName(wanted: string, roots: readonly string[]): string | undefined {
  const name = suggest(wanted, roots.map(baseName));
  const named = roots.filter((root) => baseName(root) === name);
  return named.length === 1 ? named[0] : undefined;
}
