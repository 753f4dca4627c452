// Which projects the patterns of `--exclude`, of `--projects` and of `nx.json` mean. Nx answers this only for
// projects that exist, and its function is private. The spec compares our result with it.
import { globExpression, hasGlobOfNx } from './glob-expression';

export interface MatchedProject {
  readonly name: string;
  readonly root: string;
  readonly tags: readonly string[];
}

/**
 * Applies the patterns in their order. A pattern with `!` removes projects. If it is the first, it
 * removes them from all projects.
 */
export function matchProjects<Project extends MatchedProject>(
  patterns: readonly string[],
  projects: readonly Project[],
): ReadonlySet<Project> {
  const matched = new Set<Project>(patterns[0]?.startsWith('!') ? projects : []);
  for (const pattern of patterns.filter((text) => text !== '')) {
    const isTaken = pattern.startsWith('!');
    for (const project of meantBy(isTaken ? pattern.slice(1) : pattern, projects)) {
      if (isTaken) matched.delete(project);
      else matched.add(project);
    }
  }
  return matched;
}

function meantBy<Project extends MatchedProject>(
  pattern: string,
  projects: readonly Project[],
): readonly Project[] {
  const [, label, rest] = /^([^:]*):([^]*)$/.exec(pattern) ?? [];
  // A name may have a colon, too.
  if (rest === undefined || projects.some(({ name }) => name === pattern)) {
    return byNameOrFolder(pattern, projects);
  }
  if (rest === '*') return projects;
  if (label === 'name') return byName(rest, projects);
  if (label === 'directory') return byFolder(rest, projects);
  return label === 'tag' ? byTag(rest, projects) : byNameOrFolder(rest, projects);
}

function byNameOrFolder<Project extends MatchedProject>(
  pattern: string,
  projects: readonly Project[],
): readonly Project[] {
  if (pattern === '*') return projects;
  const named = byName(pattern, projects);
  return named.length > 0 ? named : byFolder(pattern, projects);
}

/**
 * The project with that name. Without one, the projects whose name has it as a whole word: `foo` means
 * `@scope/foo`.
 */
function byName<Project extends MatchedProject>(
  pattern: string,
  projects: readonly Project[],
): readonly Project[] {
  const exact = projects.filter(({ name }) => name === pattern);
  if (exact.length > 0) return exact;
  const expression = hasGlobOfNx(pattern)
    ? globExpression(pattern)
    : new RegExp(`(?<![@a-zA-Z0-9-])${pattern}(?![@a-zA-Z0-9-])`, 'i');
  return projects.filter(({ name }) => expression.test(name));
}

function byFolder<Project extends MatchedProject>(
  pattern: string,
  projects: readonly Project[],
): readonly Project[] {
  const expression = globExpression(pattern);
  return projects.filter(({ root }) => root === pattern || expression.test(root));
}

function byTag<Project extends MatchedProject>(
  pattern: string,
  projects: readonly Project[],
): readonly Project[] {
  const expression = globExpression(pattern);
  return projects.filter(({ tags }) => tags.some((tag) => tag === pattern || expression.test(tag)));
}
