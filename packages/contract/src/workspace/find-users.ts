// Which bundles of the workspace use a bundle: those that it answers, those that pin another version of it, and
// those that use its schemas through a third bundle. It uses the answers of the graph and reads no file.
import { compareText } from '../source/text-order';
import { parentFolder } from '../model/bundle-path';
import type { BundleKind } from '../model/summary';
import { parseOci } from '../reference/reference';
import { nameUnder, registriesOf, type Registry } from '../reference/registry';
import type { AnsweredReference, ReferenceKind } from '../resolve/edges';
import { addToGroup } from '../source/group-by';

/** What the graph knows of a bundle. */
export interface BundleUses {
  readonly root: string;
  readonly name?: string;
  /** The name of the project. */
  readonly project?: string;
  readonly owner?: string;
  readonly kind?: BundleKind;
  readonly references: readonly AnsweredReference[];
}

/** One bundle that uses another. */
export interface BundleUser {
  /** The name, or the folder of a contract without a name. */
  readonly name: string;
  /** The name of the project, where it is another. */
  readonly project?: string;
  /** Folder of the bundle, POSIX, relative to the workspace root. */
  readonly path: string;
  readonly owner?: string;
  /** How it uses the other bundle. */
  readonly kinds: readonly ReferenceKind[];
  /** The files that hold the references, relative to the bundle. */
  readonly files: readonly string[];
  /** The version or digest that it pins. Absent if it uses the version of the workspace. */
  readonly pinned?: string;
  /** The bundle that it refers to, where that one refers to the used bundle. */
  readonly through?: string;
}

export type UserSearch = (used: UsedBundle, kinds: ReadonlySet<ReferenceKind>) => BundleUser[];

interface UsedBundle {
  readonly path: string;
  readonly name?: string;
}

/** Users come sorted by name. One that pins an old version and also uses that of the workspace has no `pinned`. */
export function createUserSearch(
  bundles: readonly BundleUses[],
  registries: readonly string[],
): UserSearch {
  const places = registriesOf(registries);
  const byAnswer = new Map<string, Use[]>();
  const byPin = new Map<string, Use[]>();
  const kindAt = new Map(bundles.map(({ root, kind }) => [root, kind]));
  for (const bundle of bundles) {
    for (const reference of bundle.references) {
      const use = { bundle, reference };
      for (const root of reference.answeredBy) addToGroup(byAnswer, root, use);
      if (reference.answeredBy.length > 0) continue;
      const pin = pinOf(reference.ref, places);
      if (pin) addToGroup(byPin, pin.name, { ...use, pinned: pin.pinned });
    }
  }
  return (used, kinds) => {
    const direct = [
      ...(byAnswer.get(used.path) ?? []),
      ...(used.name === undefined ? [] : (byPin.get(used.name) ?? [])),
    ].filter(
      ({ bundle, reference }) =>
        kinds.has(reference.kind) ||
        (kinds.has('configuration') &&
          kindAt.get(used.path) === 'component' &&
          deploys(bundle, used, reference.kind)),
    );
    const found = new Map<string, BundleUser>();
    const followed = new Set<string>();
    const queue = direct.map((use) => ({ use, through: undefined as string | undefined }));
    for (const { use, through } of queue) {
      const { root, name = root } = use.bundle;
      if (root === used.path) continue;
      found.set(root, merge(found.get(root), use, through));
      const { kind } = use.reference;
      // The dependencies of a dependency do not affect its callers. Schemas and policies do.
      if (use.pinned !== undefined || kind === 'dependency') continue;
      if (followed.has(`${kind} ${root}`)) continue;
      followed.add(`${kind} ${root}`);
      const next = (byAnswer.get(root) ?? []).filter(({ reference }) => reference.kind === kind);
      queue.push(...next.map((further) => ({ use: further, through: through ?? name })));
    }
    return [...found.values()].sort(
      (a, b) => compareText(a.name, b.name) || compareText(a.path, b.path),
    );
  };
}

interface Use {
  readonly bundle: BundleUses;
  readonly reference: AnsweredReference;
  readonly pinned?: string;
}

/** A root renders the configurations of its components, and refers to these as dependencies. */
function deploys({ root, kind }: BundleUses, { path }: UsedBundle, use: ReferenceKind): boolean {
  return use === 'dependency' && kind === 'root' && parentFolder(root) === parentFolder(path);
}

function merge(
  known: BundleUser | undefined,
  { bundle: { root, name = root, project = name, owner }, reference: { kind, files }, pinned }: Use,
  through: string | undefined,
): BundleUser {
  // The nearest use comes first. A use of the workspace's version counts more than a pin.
  const first = known && (known.pinned === undefined || pinned !== undefined) ? known : undefined;
  const ofUse = first ?? { pinned, through };
  return {
    name,
    ...(project === name ? {} : { project }),
    path: root,
    ...(owner === undefined ? {} : { owner }),
    kinds: [...new Set([...(known?.kinds ?? []), kind])].sort(compareText),
    files: [...new Set([...(known?.files ?? []), ...files])].sort(compareText),
    ...(ofUse.pinned === undefined ? {} : { pinned: ofUse.pinned }),
    ...(ofUse.through === undefined ? {} : { through: ofUse.through }),
  };
}

/** A reference without tag and digest follows the workspace, so it pins no version. */
function pinOf(
  ref: string,
  registries: readonly Registry[],
): { name: string; pinned?: string } | undefined {
  const reference = parseOci(ref);
  if (reference === undefined) return undefined;
  const name = nameUnder(registries, reference);
  return name === undefined ? undefined : { name, pinned: reference.tag ?? reference.digest };
}
