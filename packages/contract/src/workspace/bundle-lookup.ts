import { baseName, parentFolder } from '../model/bundle-path';
import { isDefect } from '../reference/defect';
import { highestVersion } from '../reference/highest-version';
import { parseVersionRange, type VersionRange } from '../reference/version-range';
import { tagOfVersion } from '../reference/version-tag';
import type { ResolvedBundle } from '../resolve/resolver';
import { remember } from '../source/remember';
import { groupBy } from '../source/group-by';

/** The bundles of one workspace by folder, name, version and tag. */
export class BundleLookup {
  readonly byRoot: ReadonlyMap<string, ResolvedBundle>;
  readonly byName: ReadonlyMap<string, readonly ResolvedBundle[]>;
  private readonly byFolder: ReadonlyMap<string, readonly ResolvedBundle[]>;

  // A workspace repeats a few references and ranges in all of its contracts and environments.
  private readonly versionsOf = remember((name: string) =>
    groupBy(this.named(name), ({ version }) => version),
  );
  private readonly tagsOf = remember((name: string) =>
    groupBy(this.named(name), ({ version }) => version && tagOfVersion(version)),
  );
  private readonly highestOf = remember((name: string) =>
    remember((range: string | undefined) =>
      highestVersion(
        this.versionsOf(name).keys(),
        range === undefined ? undefined : parseRange(range),
      ),
    ),
  );
  private readonly formerly = remember((name: string) => [
    ...new Set([...this.named(name), ...(this.byFolder.get(name) ?? [])]),
  ]);

  constructor(bundles: readonly ResolvedBundle[]) {
    this.byRoot = new Map(bundles.map((bundle) => [bundle.root, bundle]));
    this.byName = groupBy(bundles, (bundle) => bundle.name);
    this.byFolder = groupBy(bundles, (bundle) => baseName(bundle.root));
  }

  named(name: string): readonly ResolvedBundle[] {
    return this.byName.get(name) ?? [];
  }

  /** The bundles with a name, else those in a folder of that name. */
  namedOrInFolder(name: string): readonly ResolvedBundle[] {
    return this.byName.get(name) ?? this.byFolder.get(name) ?? [];
  }

  /** The bundles that have the name, or that may have had it: their folder has it. */
  formerlyNamed(name: string): readonly ResolvedBundle[] {
    return this.formerly(name);
  }

  tagged(name: string, tag: string): readonly ResolvedBundle[] | undefined {
    return this.tagsOf(name).get(tag);
  }

  /** The bundles of the highest version that the range allows. */
  highest(name: string, range: string | undefined): readonly ResolvedBundle[] | undefined {
    return this.versionsOf(name).get(this.highestOf(name)(range)!);
  }

  /** A contract without a readable name in a folder of this name, best one beside the contract that asks. */
  unreadNamed(name: string, from: string): ResolvedBundle | undefined {
    const unread = (this.byFolder.get(name) ?? []).filter((bundle) => bundle.name === undefined);
    const folder = parentFolder(from);
    return unread.find(({ root }) => parentFolder(root) === folder) ?? unread[0];
  }
}

/** An invalid range restricts nothing here. Another rule reports it. */
function parseRange(text: string): VersionRange | undefined {
  const range = parseVersionRange(text);
  return isDefect(range) ? undefined : range;
}
