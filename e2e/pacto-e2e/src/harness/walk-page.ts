import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parsePage, withOutputs, type EditBlock } from './page';
import { REPOSITORY } from './paths';
import { runCommand } from './run-command';
import { shownOutput } from './shown-output';
import type { Workspace } from './workspace';

/** A command after which there is something to tell. */
export interface Told {
  readonly command: string;
  readonly status: number | null;
  /** `environment: severity CODE file:line`, as the reports of its tasks have it. */
  readonly diagnostics: readonly string[];
}

export interface Walk {
  /** What the page shows, and what was printed. */
  readonly shown: readonly string[];
  readonly printed: readonly string[];
  readonly told: readonly Told[];
}

const REPORTS = 'dist/pacto';
const VALIDATES = /\bpacto-validate\b/;

/**
 * Follows a page in `workspace`: every command is run, every edit made. With `PACTO_UPDATE_PAGES` set,
 * the page gets what was printed.
 */
export async function walkPage(workspace: Workspace, path: string): Promise<Walk> {
  const file = join(REPOSITORY, path);
  const page = readFileSync(file, 'utf8');
  const shown: string[] = [];
  const printed: string[] = [];
  const told: Told[] = [];
  let output = '';
  for (const block of parsePage(page)) {
    if (block.kind === 'edit') edit(workspace, block);
    if (block.kind === 'output') {
      shown.push(block.text);
      printed.push(shownOutput(output));
    }
    if (block.kind !== 'commands') continue;
    for (const command of block.commands) {
      const result = await runCommandLine(workspace, command);
      output = result.output;
      const { status, diagnostics } = result;
      if (diagnostics.length > 0) told.push({ command, status, diagnostics });
    }
  }
  if (process.env.PACTO_UPDATE_PAGES) writeFileSync(file, withOutputs(page, printed));
  return { shown, printed, told };
}

/** Throws when a command fails that found nothing. */
export async function runCommandLine(
  workspace: Workspace,
  command: string,
): Promise<Told & { readonly output: string }> {
  const validates = VALIDATES.test(command);
  // So that the reports afterwards are those of its own tasks.
  if (validates) rmSync(workspace.path(REPORTS), { recursive: true, force: true });
  const { status, output } = await runCommand('sh', ['-c', command], {
    cwd: workspace.root,
    env: {
      NX_DAEMON: 'false',
      PATH: workspace.path('node_modules/.bin') + delimiter + process.env.PATH,
    },
  });
  const diagnostics = validates ? readDiagnostics(workspace) : [];
  if (status !== 0 && diagnostics.length === 0) {
    throw new Error(`\`${command}\` ended with ${status}:\n${output}`);
  }
  return { command, status, diagnostics, output };
}

function edit(workspace: Workspace, { path, from, to }: EditBlock): void {
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

interface Report {
  readonly environments: {
    readonly name: string | null;
    readonly diagnostics: {
      readonly severity: string;
      readonly code: string;
      readonly file: string;
      readonly range: { readonly start: { readonly line: number } } | null;
    }[];
  }[];
}

/** What the base has is told once, and not of each environment again. */
function readDiagnostics(workspace: Workspace): string[] {
  return reportFiles(workspace).flatMap((file) => {
    const { environments } = workspace.json<Report>(file);
    const told = environments.map(({ name, diagnostics }) => ({
      name: name ?? 'base',
      lines: diagnostics.map(({ severity, code, file, range }) =>
        [`${severity} ${code} ${file}`, range?.start.line].filter(Boolean).join(':'),
      ),
    }));
    const ofBase = told.find(({ name }) => name === 'base')?.lines ?? [];
    return told.flatMap(({ name, lines }) =>
      lines
        .filter((line) => name === 'base' || !ofBase.includes(line))
        .map((line) => `${name}: ${line}`),
    );
  });
}

function reportFiles(workspace: Workspace): string[] {
  if (!existsSync(workspace.path(REPORTS))) return [];
  return readdirSync(workspace.path(REPORTS), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|[\\/])validate\.json$/.test(file))
    .sort()
    .map((file) => join(REPORTS, file));
}
