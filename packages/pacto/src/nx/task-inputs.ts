// Which files a task may read: the inputs of its target, because only these are in its hash.
import type { NxJsonConfiguration, ProjectGraph, TargetConfiguration } from '@nx/devkit';
import { isDocument, joinPath, parentFolder } from 'pacto-contract/graph';
import { DOCUMENTS_GLOB, unescapeGlob } from './glob-pattern';

export interface TaskInputs {
  /** The files that are named one by one; some may not exist. */
  readonly files: readonly string[];
  /** Folders where files at any depth are inputs. */
  readonly folders: readonly string[];
  /** Folders where the YAML files directly inside are inputs. */
  readonly yamlFolders: readonly string[];
  /** Whether a file is an input; POSIX, relative to the workspace root. */
  file(path: string): boolean;
  /** Whether every file of a folder is an input. */
  folder(path: string): boolean;
}

interface Pattern {
  /** `yaml` means files directly in the folder, `documents` and `all` mean files at any depth. */
  readonly kind: 'file' | 'yaml' | 'documents' | 'all';
  readonly path: string;
  /** `{projectRoot}` leaves out what belongs to a project below. */
  readonly byProject: boolean;
}

type Input = NonNullable<TargetConfiguration['inputs']>[number];

/** Understands the patterns that this plugin writes and those that mean a whole folder; others name no file. */
export function readTaskInputs(
  task: { readonly project: string; readonly target: string },
  graph: ProjectGraph,
  nxJson: NxJsonConfiguration,
  isProjectRoot: (folder: string) => boolean,
): TaskInputs {
  const { data } = graph.nodes[task.project]!;
  const namedInputs = {
    default: ['{projectRoot}/**/*'],
    ...nxJson.namedInputs,
    ...data.namedInputs,
  } as Record<string, readonly Input[]>;
  const inputs = data.targets?.[task.target]?.inputs ?? ['default'];
  const patterns = expand(inputs, namedInputs, new Set()).flatMap((text) =>
    readPattern(text, data.root),
  );

  const named = patterns.filter(({ kind }) => kind === 'file');
  const others = patterns.filter(({ kind }) => kind !== 'file');
  const files = new Map<string, boolean>();
  for (const { path, byProject } of named) {
    files.set(path, byProject && files.get(path) !== false);
  }
  const ownerOf = (path: string): string => {
    let folder = parentFolder(path);
    while (folder !== '.' && !isProjectRoot(folder)) folder = parentFolder(folder);
    return folder;
  };
  const isOwn = (path: string): boolean => ownerOf(path) === data.root;
  return {
    files: [...files.keys()],
    folders: others.filter(({ kind }) => kind !== 'yaml').map(({ path }) => path),
    yamlFolders: others.filter(({ kind }) => kind === 'yaml').map(({ path }) => path),
    file: (path) => {
      const byProject = files.get(path);
      if (byProject !== undefined && (!byProject || isOwn(path))) return true;
      return others.some(
        (pattern) => matches(pattern, path) && (!pattern.byProject || isOwn(path)),
      );
    },
    folder: (path) =>
      others.some(
        ({ kind, path: base }) => kind === 'all' && (path === base || isBelow(path, base)),
      ),
  };
}

function expand(
  inputs: readonly Input[],
  namedInputs: Record<string, readonly Input[]>,
  seen: Set<string>,
): string[] {
  return inputs.flatMap((input) => {
    const text = textOf(input);
    if (text === undefined || text.startsWith('^') || text.startsWith('!')) return [];
    if (text.startsWith('{')) return [text];
    if (seen.has(text)) return [];
    return expand(namedInputs[text] ?? [], namedInputs, new Set([...seen, text]));
  });
}

/**
 * Inputs that are files of other projects, environment variables or commands do not name files that
 * we read.
 */
function textOf(input: Input): string | undefined {
  if (typeof input === 'string') return input;
  if ('dependencies' in input || 'projects' in input) return undefined;
  if ('fileset' in input) return input.fileset;
  return 'input' in input ? input.input : undefined;
}

function readPattern(text: string, projectRoot: string): Pattern[] {
  const match = /^\{(projectRoot|workspaceRoot)\}\/(.*)$/s.exec(text);
  if (!match) return [];
  const byProject = match[1] === 'projectRoot';
  const base = byProject ? projectRoot : '.';
  const pattern = (kind: Pattern['kind'], glob: string): Pattern[] => {
    const literal = unescapeGlob(glob);
    const path = literal === undefined ? undefined : joinPath(base, literal);
    return path === undefined ? [] : [{ kind, path, byProject }];
  };
  const glob = match[2]!;
  for (const [end, kind] of FOLDER_KINDS) {
    if (glob === end) return pattern(kind, '.');
    if (glob.endsWith(`/${end}`)) return pattern(kind, glob.slice(0, -end.length - 1));
  }
  return pattern('file', glob);
}

const FOLDER_KINDS: readonly (readonly [end: string, kind: Pattern['kind']])[] = [
  [DOCUMENTS_GLOB, 'documents'],
  ['**/*', 'all'],
  ['*.{yaml,yml}', 'yaml'],
];

function matches({ kind, path: folder }: Pattern, path: string): boolean {
  switch (kind) {
    case 'yaml':
      return parentFolder(path) === folder && /\.ya?ml$/.test(path);
    case 'documents':
      return isBelow(path, folder) && isDocument(path);
    default:
      return isBelow(path, folder);
  }
}

function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}
