// A page of the docs as a person follows it: commands, edits and what is printed, in the order of the page.

export type Block = (CommandBlock | WorkflowBlock | EditBlock | FileBlock | OutputBlock) & {
  /** The text of the last heading of the second level. */
  readonly section: string;
};

export interface CommandBlock {
  readonly kind: 'commands';
  readonly commands: readonly string[];
}

/** A workflow of GitHub Actions or GitLab. */
export interface WorkflowBlock {
  readonly kind: 'workflow';
  /** Those of the steps, without the one that installs packages. */
  readonly commands: readonly string[];
}

/** Lines that are replaced by others. The file contains them once. */
export interface EditBlock {
  readonly kind: 'edit';
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** A whole file, whose first line is a comment with its path. */
export interface FileBlock {
  readonly kind: 'file';
  readonly path: string;
  readonly text: string;
}

/** What the last command before it prints. */
export interface OutputBlock {
  readonly kind: 'output';
  readonly text: string;
  /** The offset of the text in the page. */
  readonly start: number;
}

const FENCE = /^```(\w+)\n([\s\S]*?)^```$/gm;
const FILE_HEAD = /^(?:# (?=\S+\/)|\/\/ )(\S+\.(?:ya?ml|json))\n/;

/**
 * The fenced blocks of a page. `sh` holds commands, one a line. `diff` is an edit, whose first line names
 * the file between `@@`. `yml` is a workflow. A block whose first line is a comment with a path is that
 * file. Any other block is what the command before it prints.
 */
export function parsePage(page: string): Block[] {
  return [...page.matchAll(FENCE)].map((match): Block => {
    const [, language, text] = match as unknown as [string, string, string];
    const section = sectionAt(page, match.index);
    if (language === 'sh') return { kind: 'commands', commands: commandsOf(text), section };
    if (language === 'yml') return { kind: 'workflow', commands: stepsOf(text), section };
    if (language === 'diff') return { ...parseEdit(text), section };
    const path = FILE_HEAD.exec(text)?.[1];
    if (path !== undefined) return { kind: 'file', path, text, section };
    return { kind: 'output', text, start: match.index + `\`\`\`${language}\n`.length, section };
  });
}

function sectionAt(page: string, offset: number): string {
  const headings = [...page.slice(0, offset).matchAll(/^## (.*)$/gm)];
  return headings.at(-1)?.[1] ?? '';
}

function commandsOf(text: string): string[] {
  const commands = text.split('\n').filter((line) => line.trim() !== '');
  const moved = commands.find((command) => /^cd\s/.test(command));
  if (moved === undefined) return commands;
  // Tests run each command in the root of the workspace, and a reader would stay in that folder.
  throw new Error(`Write \`(${moved})\`: the commands after \`${moved}\` would run in its folder.`);
}

function stepsOf(workflow: string): string[] {
  const steps = [...workflow.matchAll(/^ *- (?:run: )?((?:npm|npx|mkdir|echo) .*)$/gm)];
  return steps.map(([, command]) => command!).filter((command) => command !== 'npm ci');
}

function parseEdit(text: string): EditBlock {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const path = /^@@ (\S+) @@$/.exec(head)?.[1];
  if (path === undefined) throw new Error(`An edit begins with \`@@ path @@\`, not with: ${head}`);
  const side = (other: string) =>
    lines
      .filter((line) => !line.startsWith(other))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return { kind: 'edit', path, from: side('+'), to: side('-') };
}

/** The page with other texts in its output blocks, in their order. */
export function withOutputs(page: string, outputs: readonly string[]): string {
  const blocks = parsePage(page).filter((block) => block.kind === 'output');
  let text = page;
  for (const [index, { text: old, start }] of [...blocks.entries()].reverse()) {
    text = text.slice(0, start) + outputs[index] + text.slice(start + old.length);
  }
  return text;
}
