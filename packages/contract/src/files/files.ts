import { childPath } from '../model/bundle-path';
/**
 * The result of reading a file. `ignored` and `missing` are the same to users: such a file cannot
 * be an input of a task.
 */
export type FileRead =
  | { readonly status: 'file'; readonly bytes: Uint8Array }
  | { readonly status: 'missing' }
  | { readonly status: 'ignored' }
  | { readonly status: 'folder' }
  /** A symbolic link on the path leaves the bundle. */
  | { readonly status: 'outside' }
  | { readonly status: 'too-large'; readonly size: number; readonly limit: number }
  /** `hint` is what helps, where the file itself cannot be changed. */
  | { readonly status: 'unreadable'; readonly reason: string; readonly hint?: string };

export interface ReadOptions {
  /** The folder that symbolic links must stay in: the bundle's root. */
  readonly within: string;
  /** In bytes; larger files are not read. */
  readonly limit: number;
}

/** Where bytes come from. Paths are POSIX and relative to the workspace root. */
export interface Files {
  read(path: string, options: ReadOptions): FileRead;
  /**
   * All files below a folder, as workspace-relative paths in code-unit order; ignored ones are left out. An absent
   * folder has none. For the hint of an error the folder is any, not only an input of the task: Nx keeps no
   * result of a task that fails.
   */
  list(folder: string, use?: 'hint'): readonly string[];
  /** Names of the files and links directly in a folder, in code-unit order; none where there is no folder. */
  children(folder: string): readonly string[];
}

/** Thrown by guarded files: reading an undeclared input is a defect of this code, not of a contract. */
export class UndeclaredReadError extends Error {
  constructor(readonly path: string) {
    super(`\`${path}\` was read, but it is not a declared input of this task.`);
  }
}

/**
 * A reader that refuses other files. A forgotten input is an error at once, not a stale cached
 * result later.
 */
export function guardFiles(
  files: Files,
  allowed: { file(path: string): boolean; folder(path: string): boolean },
): Files {
  return {
    read(path, options) {
      if (!allowed.file(path)) throw new UndeclaredReadError(path);
      return files.read(path, options);
    },
    list(folder, use) {
      if (use === undefined && !allowed.folder(folder))
        throw new UndeclaredReadError(`${folder}/**`);
      return files.list(folder, use);
    },
    children: (folder) =>
      files.children(folder).filter((name) => allowed.file(childPath(folder, name))),
  };
}
