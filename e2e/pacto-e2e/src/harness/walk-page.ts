import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { parsePage, withOutputs, type EditBlock } from './page';
import { REPOSITORY } from './paths';
import { runCommand } from './run-command';
import { shownOutput } from './shown-output';
import type { Workspace } from './workspace';

/** A command that reports something. */
export interface Reported {
  readonly command: string;
  readonly status: number | null;
  /**
   * As the reports of its tasks have it: `environment: severity CODE file:line` of diagnostics,
   * `CLASSIFICATION rule file:line` of the changes that fail a task, and `environment: destroys
   * Kind name` of what is deployed no more.
   */
  readonly findings: readonly string[];
}

export interface Walk {
  /** What the page shows, and what was printed. */
  readonly shown: readonly string[];
  readonly printed: readonly string[];
  readonly reported: readonly Reported[];
  /** Every command in its order. */
  readonly commands: readonly { readonly command: string; readonly output: string }[];
}

const REPORTS = 'dist/pacto';
const REPORTING = /\bpacto-(validate|diff|render)\b/;

/** What differs between the page and this machine. */
export interface Machine {
  /** A command or the text of an edit, as it is on the page. */
  toMachine?(text: string): string;
  toPage?(output: string): string;
  env?: Record<string, string>;
  /** Called after each command that found something. */
  onFindings?(workspace: Workspace): Promise<void>;
}

/**
 * Follows a page: every command is run, every edit made, all in one workspace or in that of the
 * section. With `PACTO_UPDATE_PAGES` set, the page gets what was printed.
 */
export async function walkPage(
  workspaces: Workspace | ((section: string) => Workspace),
  path: string,
  { toMachine = same, toPage = same, env = {}, onFindings }: Machine = {},
): Promise<Walk> {
  const file = join(REPOSITORY, path);
  const page = readFileSync(file, 'utf8');
  const shown: string[] = [];
  const printed: string[] = [];
  const reported: Reported[] = [];
  const commands: { command: string; output: string }[] = [];
  let output = '';
  for (const block of parsePage(page)) {
    const workspace = typeof workspaces === 'function' ? workspaces(block.section) : workspaces;
    if (block.kind === 'edit') edit(workspace, block, toMachine);
    if (block.kind === 'file') workspace.write({ [block.path]: block.text });
    if (block.kind === 'output') {
      shown.push(block.text);
      printed.push(toPage(shownOutput(output)));
    }
    if (block.kind !== 'commands' && block.kind !== 'workflow') continue;
    for (const command of block.commands) {
      const result = await runCommandLine(workspace, toMachine(command), env);
      output = result.output;
      commands.push({ command, output });
      const { status, findings } = result;
      if (findings.length === 0) continue;
      reported.push({ command, status, findings });
      await onFindings?.(workspace);
    }
  }
  if (process.env.PACTO_UPDATE_PAGES) writeFileSync(file, withOutputs(page, printed));
  return { shown, printed, reported, commands };
}

function same(text: string): string {
  return text;
}

/** Throws when a command fails that found nothing. */
export async function runCommandLine(
  workspace: Workspace,
  command: string,
  env: Record<string, string> = {},
): Promise<Reported & { readonly output: string }> {
  const isReporting = REPORTING.test(command);
  // So that the reports afterwards are those of its own tasks.
  if (isReporting) rmSync(workspace.path(REPORTS), { recursive: true, force: true });
  const { status, output } = await runCommand('sh', ['-c', command], {
    cwd: workspace.root,
    env: {
      NX_DAEMON: 'false',
      PATH: workspace.path('node_modules/.bin') + delimiter + process.env.PATH,
      ...env,
    },
  });
  const findings = isReporting
    ? [...readDiagnostics(workspace), ...readChanges(workspace), ...readDestroyed(workspace)]
    : [];
  if (status !== 0 && findings.length === 0) {
    throw new Error(`\`${command}\` ended with ${status}:\n${output}`);
  }
  return { command, status, findings, output };
}

function edit(
  workspace: Workspace,
  { path, from: shownFrom, to: shownTo }: EditBlock,
  toMachine: (text: string) => string,
): void {
  const from = toMachine(shownFrom);
  const to = toMachine(shownTo);
  if (from === '') {
    workspace.write({ [path]: to });
    return;
  }
  const parts = workspace.read(path).split(from);
  if (parts.length !== 2) {
    throw new Error(
      `The lines of an edit stand ${parts.length - 1} times in ${path}, not once:\n${from}\nThe file:\n${workspace.read(path)}`,
    );
  }
  workspace.write({ [path]: parts.join(to) });
}

interface Place {
  readonly file: string;
  readonly range: { readonly start: { readonly line: number } } | null;
}

interface Changes {
  readonly changes: {
    readonly classification: string;
    readonly rule: string;
    readonly fails: boolean;
    readonly head?: Place;
  }[];
}

interface Report {
  readonly environments: {
    readonly name: string | null;
    readonly diagnostics: (Place & { readonly severity: string; readonly code: string })[];
    readonly changes?: { readonly kind: string; readonly resource?: string }[];
  }[];
}

/** Problems of the base are printed once, not once per environment. */
function readDiagnostics(workspace: Workspace): string[] {
  const files = ['validate.json', 'render.json'].flatMap((name) => reportFiles(workspace, name));
  return files.flatMap((file) => {
    const { environments } = workspace.json<Report>(file);
    const lists = environments.map(({ name, diagnostics }) => ({
      name: name ?? 'base',
      lines: diagnostics.map(({ severity, code, ...place }) =>
        [severity, code, showPlace(place)].join(' '),
      ),
    }));
    const ofBase = lists.find(({ name }) => name === 'base')?.lines ?? [];
    return lists.flatMap(({ name, lines }) =>
      lines
        .filter((line) => name === 'base' || !ofBase.includes(line))
        .map((line) => `${name}: ${line}`),
    );
  });
}

function readChanges(workspace: Workspace): string[] {
  return reportFiles(workspace, 'diff.json')
    .flatMap((file) => workspace.json<Changes>(file).changes)
    .filter(({ fails }) => fails)
    .map(({ classification, rule, head }) =>
      [classification, rule, head ? showPlace(head) : 'gone'].join(' '),
    );
}

function readDestroyed(workspace: Workspace): string[] {
  return reportFiles(workspace, 'render.json').flatMap((file) =>
    workspace
      .json<Report>(file)
      .environments.flatMap(({ name, changes = [] }) =>
        changes.flatMap(({ kind, resource }) =>
          kind === 'destroys' ? [`${name ?? 'base'}: destroys ${resource ?? ''}`] : [],
        ),
      ),
  );
}

function showPlace({ file, range }: Place): string {
  return range ? `${file}:${range.start.line}` : file;
}

function reportFiles(workspace: Workspace, name: string): string[] {
  if (!existsSync(workspace.path(REPORTS))) return [];
  return readdirSync(workspace.path(REPORTS), { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === name)
    .sort()
    .map((file) => join(REPORTS, file));
}
