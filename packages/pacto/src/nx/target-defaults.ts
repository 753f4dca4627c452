import type { NxJsonConfiguration } from '@nx/devkit';
import { globExpression, hasGlobOfNx } from './glob-expression';
import { matchProjects, type MatchedProject } from './match-projects';

/** The parts of a target in `targetDefaults` and in `project.json` files that decide its options. */
export interface GivenTarget {
  readonly executor?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly configurations?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly defaultConfiguration?: string;
}

export interface TargetOfProject {
  readonly target: string;
  readonly executor: string;
  /** The plugin that made the target, by the name that it has for Nx. */
  readonly plugin: string;
  /** Absent for what applies to every project. */
  readonly project?: MatchedProject;
}

/**
 * What `targetDefaults` of `nx.json` give to a target, lowest first. Nx takes the first key with an entry that
 * applies: the executor, the name of the target, then globs, the longest first.
 */
export function readTargetDefaults(
  { targetDefaults = {} }: Pick<NxJsonConfiguration, 'targetDefaults'>,
  asked: TargetOfProject,
): readonly GivenTarget[] {
  const defaults = targetDefaults as Readonly<Record<string, Entry | readonly Entry[]>>;
  const globs = Object.keys(defaults)
    .filter((key) => hasGlobOfNx(key) && globExpression(key).test(asked.target))
    .sort((a, b) => b.length - a.length);
  for (const key of [asked.executor, asked.target, ...globs]) {
    if (!(key in defaults)) continue;
    const entries = [defaults[key]!].flat() as readonly Entry[];
    const applied = entries.filter(({ filter }) => applies(filter ?? {}, asked));
    if (applied.length === 0) continue;
    return applied.filter(({ executor = asked.executor }) => executor === asked.executor);
  }
  return [];
}

interface Entry extends GivenTarget {
  /** Nx 23 and later. */
  readonly filter?: {
    readonly projects?: readonly string[];
    readonly plugin?: string;
    readonly executor?: string;
  };
}

function applies(
  { projects, plugin, executor }: NonNullable<Entry['filter']>,
  asked: TargetOfProject,
): boolean {
  if (plugin && plugin !== asked.plugin) return false;
  if (executor && executor !== asked.executor) return false;
  if (!projects) return true;
  return asked.project !== undefined && matchProjects(projects, [asked.project]).size > 0;
}
