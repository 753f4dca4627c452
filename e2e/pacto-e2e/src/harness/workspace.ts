import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { linkTree } from './copy-tree';
import { prepared } from './paths';
import { mustRun, runCommand, type CommandResult } from './run-command';

export interface NxOptions {
  readonly daemon?: boolean;
  readonly env?: Record<string, string>;
  readonly timeoutMs?: number;
}

export interface Graph {
  readonly nodes: Record<string, { readonly data: ProjectDetails }>;
  readonly dependencies: Record<string, { source: string; target: string; type: string }[]>;
}

export interface ProjectDetails {
  readonly name: string;
  readonly root: string;
  readonly tags: string[];
  readonly metadata: Record<string, unknown>;
  readonly namedInputs: Record<string, unknown[]>;
  readonly targets: Record<
    string,
    { executor: string; inputs: unknown[]; outputs: string[]; configurations: object }
  >;
}

export type Contents = Readonly<Record<string, string | Buffer>>;

/** `ran` tasks were executed, the others came from the cache. */
export interface TaskRun extends CommandResult {
  readonly ran: readonly string[];
  readonly cached: readonly string[];
}

/** A fresh Nx workspace with git, in which the packed plugin is installed. */
export class Workspace {
  private constructor(readonly root: string) {}

  /** `options` are those of the plugin in `nx.json`; `nxJson` replaces the other keys. */
  static async create(
    files: Contents = {},
    {
      options = { registry: 'ghcr.io/example/pactos' } as object,
      plugin = 'pacto',
      nxJson = {},
      from = prepared().template,
    } = {},
  ): Promise<Workspace> {
    const root = mkdtempSync(join(prepared().scratch, 'workspace-'));
    linkTree(join(from, 'node_modules'), join(root, 'node_modules'));
    for (const file of ['package.json', 'package-lock.json']) {
      cpSync(join(from, file), join(root, file));
    }
    const workspace = new Workspace(root);
    workspace.write({
      '.gitignore': 'node_modules\n.nx\ndist\n',
      'nx.json': JSON.stringify({ ...NX_JSON, plugins: [{ plugin, options }], ...nxJson }),
      ...files,
    });
    await workspace.commit('start');
    return workspace;
  }

  /** One that is already on disk. */
  static at(root: string): Workspace {
    return new Workspace(root);
  }

  path(file: string): string {
    return join(this.root, file);
  }

  write(files: Contents): void {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(this.path(file)), { recursive: true });
      waitForNextSecond(this.path(file));
      writeFileSync(this.path(file), content);
    }
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  json<Value>(file: string): Value {
    return JSON.parse(this.read(file)) as Value;
  }

  edit(file: string, change: (text: string) => string): void {
    const before = this.read(file);
    const after = change(before);
    if (after === before) throw new Error(`The edit of ${file} changes nothing.`);
    this.write({ [file]: after });
  }

  remove(file: string): void {
    rmSync(this.path(file), { recursive: true });
  }

  async commit(message: string): Promise<void> {
    const options = { cwd: this.root };
    await mustRun('git', ['init', '--quiet', '--initial-branch=main'], options);
    await mustRun('git', ['add', '--all'], options);
    await mustRun('git', ['commit', '--quiet', '--allow-empty', '--message', message], options);
  }

  /** Takes back every change since the last commit. */
  async reset(): Promise<void> {
    const options = { cwd: this.root };
    await mustRun('git', ['reset', '--quiet', '--hard'], options);
    await mustRun('git', ['clean', '--quiet', '-d', '--force'], options);
  }

  /** `npx nx …`, without npx's own start-up time. */
  nx(
    parameters: readonly string[],
    { daemon = false, env = {}, timeoutMs }: NxOptions = {},
  ): Promise<CommandResult> {
    return runCommand(join(this.root, 'node_modules/.bin/nx'), parameters, {
      cwd: this.root,
      // Else Nx shares one cache in the home folder between workspaces with the same first commit.
      env: { NX_DAEMON: String(daemon), NX_CACHE_DIRECTORY: '.nx/cache', ...env },
      timeoutMs,
    });
  }

  async mustNx(parameters: readonly string[], options: NxOptions = {}): Promise<CommandResult> {
    const result = await this.nx(parameters, options);
    if (result.status !== 0) {
      throw new Error(`nx ${parameters.join(' ')} ended with ${result.status}:\n${result.output}`);
    }
    return result;
  }

  async projects(options: NxOptions = {}): Promise<string[]> {
    const { stdout } = await this.mustNx(['show', 'projects', '--json'], options);
    return (JSON.parse(lastLine(stdout)) as string[]).sort();
  }

  async project(name: string, options: NxOptions = {}): Promise<ProjectDetails> {
    const { stdout } = await this.mustNx(['show', 'project', name, '--json'], options);
    return JSON.parse(lastLine(stdout)) as ProjectDetails;
  }

  async graph(options: NxOptions = {}): Promise<Graph> {
    await this.mustNx(['graph', '--file=dist/graph.json'], options);
    return this.json<{ graph: Graph }>('dist/graph.json').graph;
  }

  /** `source -> target type`, sorted. */
  async edges(options: NxOptions = {}): Promise<string[]> {
    const { dependencies } = await this.graph(options);
    return Object.values(dependencies)
      .flat()
      .map(({ source, target, type }) => `${source} -> ${target} ${type}`)
      .sort();
  }

  /** Runs tasks and returns which of them came from the cache. */
  async run(parameters: readonly string[], options: NxOptions = {}): Promise<TaskRun> {
    const result = await this.nx([...parameters, '--outputStyle=static'], options);
    const ran = new Set<string>();
    const cached = new Set<string>();
    for (const line of result.stdout.split('\n')) {
      const [, task, note] =
        /^(?:[✔✖✘>]\s+)(?:nx run )(\S+?:\S+?)(?:\s+--\S+)*(?:\s+\[(.+)\])?$/.exec(line.trim()) ??
        [];
      if (task === undefined) continue;
      if (note !== undefined && /cache/.test(note)) cached.add(task);
      else ran.add(task);
    }
    for (const task of cached) ran.delete(task);
    return { ...result, ran: [...ran].sort(), cached: [...cached].sort() };
  }

  async stopDaemon(): Promise<void> {
    await this.nx(['daemon', '--stop'], { daemon: true });
  }
}

/**
 * Nx sees only the first of two changes of a file within one second. The times of files lag behind
 * the clock.
 */
function waitForNextSecond(file: string): void {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const wait = (Math.floor(changed / 1000) + 1) * 1000 + 20 - Date.now();
  if (wait > 0 && wait <= 1020) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
  }
}

const NX_JSON = { analytics: false, neverConnectToCloud: true };

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)!;
}
