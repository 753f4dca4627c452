// The names of the projects. Nx refuses a whole graph in which two projects share a name, so a contract
// gets a name only when no other project can have it.
import { baseName } from 'pacto-contract/graph';

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
  const names = new Map<string, string>();
  const taken = new Set(given.values());
  const open = [...bundles].sort((a, b) => (a.root < b.root ? -1 : 1));

  const give = (root: string, name: string): void => {
    names.set(root, name);
    taken.add(name);
  };
  for (const { root } of open) {
    const own = given.get(root);
    if (own !== undefined) give(root, own);
  }
  const groups = groupByName(
    open.filter(({ root }) => !names.has(root)),
    template,
  );
  const leftover: NamelessBundle[] = [];
  for (const [name, group] of groups.named) {
    const keeper =
      group.length === 1 ? group[0] : group.find((bundle) => baseName(bundle.root) === bundle.name);
    const beside = `${name}-contract`;
    if (keeper && !taken.has(name)) give(keeper.root, name);
    else if (keeper && !taken.has(beside) && !groups.named.has(beside)) give(keeper.root, beside);
    else if (keeper) leftover.push(keeper);
    const others = group.filter((bundle) => bundle !== keeper);
    for (const bundle of others) {
      const versioned = `${name}@${bundle.version}`;
      const isUnique =
        others.filter(({ version }) => version === bundle.version).length === 1 &&
        !groups.named.has(versioned);
      if (isUnique && isProjectName(versioned) && bundle.version && !taken.has(versioned)) {
        give(bundle.root, versioned);
      } else leftover.push(bundle);
    }
  }
  const inFolders = new Map<string, number>();
  for (const { root } of groups.nameless) {
    inFolders.set(baseName(root), (inFolders.get(baseName(root)) ?? 0) + 1);
  }
  for (const bundle of groups.nameless) {
    const name = baseName(bundle.root);
    const isOnly = inFolders.get(name) === 1;
    const isFree = isOnly && !taken.has(name) && !groups.named.has(name) && isProjectName(name);
    const isReadable = bundle.name !== undefined && isProjectName(bundle.name);
    if (!isReadable && isFree) give(bundle.root, name);
    else leftover.push(bundle);
  }
  for (const { root } of leftover.sort((a, b) => (a.root < b.root ? -1 : 1))) {
    give(root, freeName(dashed(root), taken));
  }
  return names;
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
    else if (named.has(name)) named.get(name)!.push(bundle);
    else named.set(name, [bundle]);
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
