// The names of the projects. Nx refuses a whole graph in which two projects share a name, so a contract
// gets a name only when no other project can have it.
import { addToGroup, baseName } from 'pacto-contract/graph';

export interface NamelessBundle {
  /** POSIX, relative to the workspace root. */
  readonly root: string;
  /** `service.name` and `service.version`, as far as they could be read. */
  readonly name?: string;
  readonly version?: string;
}

interface Names {
  /** Template of the option `projectName`. */
  readonly template: string;
  /** Names that `project.json` or `package.json` files give, by project root. */
  readonly given: ReadonlyMap<string, string>;
}

/**
 * Project names by root, by the first that fits: the name that a `project.json` or `package.json` in the
 * folder gives; `service.name`; where another project has that name, `<name>-contract`; the name of the folder
 * where `service.name` is missing or no name of a project, so that the project keeps its name meanwhile; the path
 * of the folder with dashes. Of several bundles with one name, the one whose folder has the name keeps
 * it, and the others are `<name>@<version>`.
 */
export function nameProjects(
  bundles: readonly NamelessBundle[],
  { template, given }: Names,
): Map<string, string> {
  const giver = new NameGiver(given);
  const sorted = [...bundles].sort(byRoot);
  const groups = groupByName(
    sorted.filter((bundle) => !giver.giveOwn(bundle)),
    template,
  );
  const left = [
    ...[...groups.named].flatMap(([name, group]) => giver.giveWanted(name, group, groups.named)),
    ...giver.giveFolders(groups.nameless, groups.named),
  ];
  left.sort(byRoot).forEach((bundle) => giver.givePath(bundle));
  return giver.names;
}

/** The names that bundles want, and the bundles that want each. */
type Wanted = ReadonlyMap<string, readonly NamelessBundle[]>;

class NameGiver {
  readonly names = new Map<string, string>();
  private readonly taken: Set<string>;

  constructor(private readonly given: ReadonlyMap<string, string>) {
    this.taken = new Set(given.values());
  }

  /** Whether a `project.json` or `package.json` names the project. */
  giveOwn({ root }: NamelessBundle): boolean {
    const own = this.given.get(root);
    if (own !== undefined) this.give(root, own);
    return own !== undefined;
  }

  /** Names the bundles that want one name. Answers those that get none. */
  giveWanted(name: string, group: readonly NamelessBundle[], wanted: Wanted): NamelessBundle[] {
    const keeper =
      group.length === 1 ? group[0] : group.find((bundle) => baseName(bundle.root) === bundle.name);
    const others = group.filter((bundle) => bundle !== keeper);
    const left = keeper && !this.giveKept(name, keeper, wanted) ? [keeper] : [];
    return [...left, ...others.filter((one) => !this.giveVersioned(name, one, others, wanted))];
  }

  private giveKept(name: string, { root }: NamelessBundle, wanted: Wanted): boolean {
    if (!this.taken.has(name)) return this.give(root, name);
    const beside = `${name}-contract`;
    return this.isFree(beside, wanted) && this.give(root, beside);
  }

  private giveVersioned(
    name: string,
    { root, version }: NamelessBundle,
    others: readonly NamelessBundle[],
    wanted: Wanted,
  ): boolean {
    const versioned = `${name}@${version}`;
    const isOnly = others.filter((other) => other.version === version).length === 1;
    if (!version || !isOnly || !isProjectName(versioned)) return false;
    return this.isFree(versioned, wanted) && this.give(root, versioned);
  }

  /** Names bundles by their folders. Answers those that get none. */
  giveFolders(bundles: readonly NamelessBundle[], wanted: Wanted): NamelessBundle[] {
    const sharing = new Map<string, number>();
    for (const { root } of bundles) {
      sharing.set(baseName(root), (sharing.get(baseName(root)) ?? 0) + 1);
    }
    return bundles.filter(({ root, name }) => {
      const folder = baseName(root);
      const isReadable = name !== undefined && isProjectName(name);
      if (isReadable || sharing.get(folder) !== 1 || !isProjectName(folder)) return true;
      return !(this.isFree(folder, wanted) && this.give(root, folder));
    });
  }

  givePath({ root }: NamelessBundle): void {
    this.give(root, freeName(dashed(root), this.taken));
  }

  private isFree(name: string, wanted: Wanted): boolean {
    return !this.taken.has(name) && !wanted.has(name);
  }

  private give(root: string, name: string): true {
    this.names.set(root, name);
    this.taken.add(name);
    return true;
  }
}

function byRoot(a: NamelessBundle, b: NamelessBundle): number {
  return a.root < b.root ? -1 : 1;
}

function groupByName(
  bundles: readonly NamelessBundle[],
  template: string,
): { named: Map<string, NamelessBundle[]>; nameless: NamelessBundle[] } {
  const named = new Map<string, NamelessBundle[]>();
  const nameless: NamelessBundle[] = [];
  for (const bundle of bundles) {
    const name = bundle.name === undefined ? undefined : fillTemplate(template, bundle);
    if (name === undefined || !isProjectName(name)) nameless.push(bundle);
    else addToGroup(named, name, bundle);
  }
  return { named, nameless };
}

function fillTemplate(template: string, { root, name, version }: NamelessBundle): string {
  return template
    .replaceAll('{name}', () => name ?? '')
    .replaceAll('{version}', () => version ?? '')
    .replaceAll('{folder}', () => baseName(root));
}

/**
 * `:` separates project, target and configuration on the command line of Nx; globs and spaces select
 * projects. Nx keeps projects in plain objects, where `constructor` is found before it is put there.
 */
function isProjectName(text: string): boolean {
  return /^[A-Za-z0-9@_][A-Za-z0-9@._/+-]*$/.test(text) && !(text in Object.prototype);
}

function dashed(root: string): string {
  const name = root === '.' ? 'workspace' : root.replace(/[^A-Za-z0-9._@+]+/g, '-');
  return isProjectName(name) ? name : `bundle-${name}`;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`;
  return name;
}
