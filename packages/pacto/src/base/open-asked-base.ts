// Opens the base that a task asks for, once per process.
import { isAbsolute } from 'node:path';
import { contractPath } from 'pacto-contract/graph';
import { openFactCache } from '../graph/fact-cache';
import { workspaceDataFolder } from '../nx/workspace-data';
import { readIgnoredFiles } from '../nx/ignored-files';
import type { BaseProblem, BaseSource } from './base-source';
import type { AskedBase } from './choose-base';
import { isDirectory, openDirectorySource } from './directory-source';
import { openGitSource } from './git-source';
import { openBase, type Base } from './open-base';

interface BaseWorkspace {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly registries: readonly string[];
  /** Folders of the bundles that the workspace has now. */
  readonly bundleRoots: readonly string[];
}

export interface BaseOpener {
  /** Never rejects: what goes wrong is a problem of the tasks that ask for that base. */
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
  const source = await openSource(asked, workspace);
  if ('problem' in source) return source;
  const folder = workspaceDataFolder(workspace.root, workspace.env);
  return openBase(source, {
    registries: workspace.registries,
    caches: { head: openFactCache(folder), base: openFactCache(folder, 'base') },
  });
}

async function openSource(
  { text, from }: AskedBase,
  { root: workspaceRoot, env, bundleRoots: roots }: BaseWorkspace,
): Promise<BaseSource | BaseProblem> {
  if (text.startsWith('oci://')) {
    return {
      problem: `The base \`${text}\` is in a registry. Bundles of a registry cannot be compared yet.`,
      hint: 'Give a branch, a tag, a commit or a folder.',
    };
  }
  const openFolder = (): BaseSource | BaseProblem =>
    openDirectorySource(text, { workspaceRoot, roots, ignored: readIgnoredFiles });
  const mayBeFolder = from === 'option' && isDirectory(text, workspaceRoot);
  // No name of a branch begins like that.
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

function describe({ text }: AskedBase, error: unknown): BaseProblem {
  return {
    problem: `The base \`${text}\` could not be read. ${(error as Error).message}`,
    hint: 'Give another base with `--base`.',
  };
}
