import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { ProjectConfiguration, ProjectGraph } from '@nx/devkit';
import { openWorkspace } from './open-workspace';

const COMPONENTS = ['api', 'worker', 'billing'];
const TARGET = 'pacto-render';

/** A root whose task reads the override files of its components, as the graph names them. */
function layUnit(): { root: string; projectGraph: ProjectGraph } {
  const root = mkdtempSync(join(tmpdir(), 'pacto-open-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const nodes: ProjectGraph['nodes'] = {};
  const add = (name: string, data: Partial<ProjectConfiguration>): void => {
    write(`${name}/pacto.yaml`, `service: {name: ${name}, version: 1.0.0}\n`);
    nodes[name] = { name, type: 'lib', data: { root: name, ...data } };
  };
  write('.gitignore', 'values.local.yaml\n');
  for (const name of COMPONENTS) {
    add(name, {});
    for (const environment of ['local', 'prod', 'stg']) {
      write(`${name}/overrides/values.${environment}.yaml`, 'scaling: {max: 2}\n');
    }
  }
  const inputs = COMPONENTS.flatMap((name) => [
    `{workspaceRoot}/${name}/pacto.yaml`,
    `{workspaceRoot}/${name}/overrides/*.{yaml,yml}`,
  ]);
  add('unit', { targets: { [TARGET]: { inputs: ['{projectRoot}/*.{yaml,yml}', ...inputs] } } });
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  return { root, projectGraph: { nodes, dependencies: {} } };
}

/** Puts a `git` before the real one, which notes each call. */
function noteGitCalls(folder: string): () => string[] {
  const log = join(folder, 'calls.txt');
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh\necho "$1" >> '${log}'\nexec '${real}' "$@"\n`;
  writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
  process.env.PATH = `${folder}${delimiter}${process.env.PATH}`;
  return () => readFileSync(log, 'utf8').trim().split('\n');
}

const path = process.env.PATH;
afterEach(() => {
  process.env.PATH = path;
});

test('git is asked once about the override files of all components', async () => {
  const { root, projectGraph } = layUnit();
  const shim = mkdtempSync(join(tmpdir(), 'pacto-git-'));
  const calls = noteGitCalls(shim);
  const task = { project: 'unit', target: TARGET };
  const workspace = await openWorkspace({ root, projectGraph, nxJsonConfiguration: {} }, [task]);
  const files = workspace.filesOf(task);
  for (const name of COMPONENTS) {
    expect(files.children(`${name}/overrides`)).toEqual(['values.prod.yaml', 'values.stg.yaml']);
  }
  expect(calls()).toEqual(['check-ignore']);
  for (const folder of [root, shim]) rmSync(folder, { recursive: true });
});

test.each([
  ['another bundle', '../../worker/overrides/values.prod.yaml', 'outside'],
  ['a file outside of all bundles', '../../.gitignore', 'outside'],
  ['a file of the bundle that the task does not read', '../notes/values.txt', 'ignored'],
  ['nothing', 'values.none.yaml', 'unreadable'],
])(
  'an override file that is a link to %s is listed, and reading it fails',
  async (_, target, status) => {
    const { root, projectGraph } = layUnit();
    mkdirSync(join(root, 'api/notes'));
    writeFileSync(join(root, 'api/notes/values.txt'), 'scaling: {max: 2}\n');
    symlinkSync(target, join(root, 'api/overrides/values.qa.yaml'));
    const task = { project: 'unit', target: TARGET };
    const workspace = await openWorkspace({ root, projectGraph, nxJsonConfiguration: {} }, [task]);
    const files = workspace.filesOf(task);
    expect(files.children('api/overrides')).toContain('values.qa.yaml');
    const path = 'api/overrides/values.qa.yaml';
    expect(files.read(path, { within: 'api', limit: 100 })).toMatchObject({ status });
    rmSync(root, { recursive: true });
  },
);
