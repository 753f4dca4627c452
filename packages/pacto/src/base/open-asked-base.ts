// Opens the base that a task asks for, once per process.
import { isAbsolute } from 'node:path';
import { contractPath, didYouMean, joinHints, suggest } from 'pacto-contract/graph';
import type { ArtifactCache } from '../artifacts/artifact-cache';
import { openFactCache } from '../graph/fact-cache';
import { workspaceDataFolder } from '../nx/workspace-data';
import { readIgnoredFiles } from '../nx/ignored-files';
import { readOptionsOfBase } from './base-options';
import type { BaseProblem, BaseSource } from './base-source';
import type { BaseWorkspace } from './base-workspace';
import type { Base } from './base';
import { isInRegistry, PUBLISHED, type AskedBase } from './choose-base';
import { isDirectory, openDirectorySource } from './directory-source';
import { openGitSource } from './git-source';
import { openBase } from './open-base';

export interface BaseOpener {
  /** Never rejects. An error becomes a problem of the tasks that ask for the base. */
  open(asked: AskedBase): Promise<Base | BaseProblem>;
  close(): void;
}

/** Opens each base that the tasks of a process ask for once. */
export function createBaseOpener(workspace: BaseWorkspace): BaseOpener {
  const opened = new Map<string, Promise<Base | BaseProblem>>();
  return {
    open(asked) {
      const key = JSON.stringify(asked);
      const base =
        opened.get(key) ?? openAskedBase(asked, workspace).catch((error) => describe(asked, error));
      opened.set(key, base);
      return base;
    },
    close() {
      for (const base of opened.values()) {
        void base.then((answer) => 'problem' in answer || answer.close());
      }
    },
  };
}

async function openAskedBase(
  asked: AskedBase,
  workspace: BaseWorkspace,
): Promise<Base | BaseProblem> {
  if (isInRegistry(asked)) {
    // Imported here, because most bases are in git and need no registry.
    const { openRegistryBase } = await import('./registry/open-registry-base.js');
    return openRegistryBase(asked, workspace, await openArtifacts(workspace));
  }
  const source = await openSource(asked, workspace);
  if ('problem' in source) return source.isOfRevision ? adviseOther(asked, source) : source;
  const folder = workspaceDataFolder(workspace.root, workspace.env);
  return openBase(source, {
    ...(await readOptionsOfBase(source, workspace.root, workspace.options)),
    caches: { head: openFactCache(folder), base: openFactCache(folder, 'base') },
    ...(workspace.compares && { artifacts: () => openArtifacts(workspace) }),
  });
}

async function openArtifacts({ root, options, env }: BaseWorkspace): Promise<ArtifactCache> {
  const { createArtifactCache } = await import('../artifacts/artifact-cache.js');
  return createArtifactCache(root, options, env);
}

async function openSource(
  { text, from }: AskedBase,
  { root: workspaceRoot, env, bundleRoots: roots }: BaseWorkspace,
): Promise<BaseSource | BaseProblem> {
  const openFolder = (): BaseSource | BaseProblem => ({
    kind: 'directory',
    ...openDirectorySource(text, { workspaceRoot, roots, ignored: readIgnoredFiles }),
  });
  const mayBeFolder = from === 'option' && isDirectory(text, workspaceRoot);
  // No name of a branch begins with this text.
  if (mayBeFolder && (isAbsolute(text) || text.startsWith('.'))) return openFolder();
  const source = await openGitSource(text, {
    workspaceRoot,
    env,
    ignored(contracts) {
      const known = new Set(roots.map(contractPath));
      const others = contracts.filter((path) => !known.has(path));
      // Git is not asked about folders that the graph found bundles in.
      const isIgnored = readIgnoredFiles(workspaceRoot, others);
      return (path) => !known.has(path) && isIgnored(path);
    },
  });
  return 'problem' in source && mayBeFolder ? openFolder() : source;
}

/** What else can be a base depends on who named it. */
async function adviseOther({ text, from }: AskedBase, problem: BaseProblem): Promise<BaseProblem> {
  if (from === 'default') {
    return {
      ...problem,
      hint: `No base was given, so it is \`${text}\`. Set \`defaultBase\` in \`nx.json\`, or give \`--base\`. ${problem.hint}`,
    };
  }
  if (from !== 'option') return problem;
  const hint = joinHints(didYouMean(suggest(text, [PUBLISHED])), problem.hint);
  return {
    ...problem,
    hint: `${hint} For \`pacto-diff\`, it can also be \`${PUBLISHED}\` or \`oci://…\`, which are in a registry.`,
  };
}

function describe({ text }: AskedBase, error: unknown): BaseProblem {
  return {
    problem: `The base \`${text}\` could not be read. ${(error as Error).message}`,
    hint: 'Give another base with `--base`.',
  };
}
