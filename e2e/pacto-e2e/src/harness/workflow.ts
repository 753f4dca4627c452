// The workflows that pages show. Their steps run here one after the other, as GitHub and GitLab run them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runCommand } from './run-command';

interface Step {
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface GithubJob {
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface GitlabJob {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly script: readonly string[];
  readonly after_script?: readonly string[];
}

/** The jobs of a page by their names, and the commands of blocks that are only a part of a workflow. */
export interface Workflows {
  readonly github: Readonly<Record<string, GithubJob>>;
  readonly gitlab: Readonly<Record<string, GitlabJob>>;
  readonly parts: readonly string[];
}

export function workflowsOf(page: string): Workflows {
  const github: Record<string, GithubJob> = {};
  const gitlab: Record<string, GitlabJob> = {};
  const parts: string[] = [];
  for (const [, text] of page.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)) {
    const isPart = /^# \.\.\.$/m.test(text!);
    const value = isPart ? {} : (parse(text!) as Record<string, unknown>);
    if ('jobs' in value) Object.assign(github, value.jobs);
    else if (Object.values(value).some(hasScript)) Object.assign(gitlab, value);
    else parts.push(...[...text!.matchAll(/\brun: (.*)$/gm)].map(([, command]) => command!));
  }
  return { github, gitlab, parts };
}

function hasScript(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'script' in value;
}

export interface Runner {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What GitHub puts in place of `${{ … }}`. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface JobRun {
  readonly isGreen: boolean;
  readonly output: string;
}

/** After a step that fails, only steps run that ask for it. */
export async function runGithubJob(job: GithubJob, runner: Runner): Promise<JobRun> {
  const fill = (text: string): string =>
    text.replace(/\$\{\{ (.*?) \}\}/g, (_, name: string) => {
      const value = runner.values?.[name];
      if (value === undefined) throw new Error(`The runner has no value for ${name}.`);
      return value;
    });
  const fillAll = (env: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(env).map(([name, text]) => [name, fill(text)]));
  let isGreen = true;
  let output = '';
  for (const step of job.steps) {
    if (step.run === undefined || !isDue(step.if, isGreen, runner)) continue;
    const env = { ...runner.env, ...fillAll(job.env), ...fillAll(step.env) };
    const result = await runShell(fill(step.run), { ...runner, env });
    output += result.output;
    isGreen &&= result.status === 0;
  }
  return { isGreen, output };
}

function isDue(condition: string | undefined, isGreen: boolean, runner: Runner): boolean {
  if (condition === undefined) return isGreen;
  const terms = condition.split(' && ');
  return (isGreen || terms.includes('always()')) && terms.every((term) => holds(term, runner));
}

function holds(term: string, { cwd, values }: Runner): boolean {
  if (term === 'always()') return true;
  const [, file] = /^hashFiles\('([^']+)'\) != ''$/.exec(term) ?? [];
  if (file !== undefined) return existsSync(join(cwd, file));
  const [left, right] = term.split(' == ').map((name) => values?.[name]);
  if (left === undefined || right === undefined) {
    throw new Error(`The runner does not know the condition ${term}.`);
  }
  return left === right;
}

/** The script is one shell; what follows it runs in any case, in another. */
export async function runGitlabJob(job: GitlabJob, runner: Runner): Promise<JobRun> {
  const variables = Object.entries(job.variables ?? {}).map(
    ([name, value]) => `export ${name}="${String(value)}"\n`,
  );
  const shell = (lines: readonly string[]) =>
    runShell([...variables, ...lines.map((line) => `${line}\n`)].join(''), runner);
  const script = await shell(job.script);
  const after = job.after_script ? await shell(job.after_script) : undefined;
  return {
    isGreen: script.status === 0,
    output: script.output + (after?.output ?? ''),
  };
}

function runShell(script: string, { cwd, env }: Runner) {
  return runCommand('bash', ['-eo', 'pipefail', '-c', script], {
    cwd,
    env: { ...env },
    timeoutMs: 300_000,
  });
}
