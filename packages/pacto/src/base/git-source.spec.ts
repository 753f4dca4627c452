import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INTERFACE_SIZE_LIMIT } from 'pacto-contract/graph';
import type { BaseSource } from './base-source';
import { openDirectorySource } from './directory-source';
import { openGitSource } from './git-source';

jest.setTimeout(120_000);

const MEGABYTE = 1024 * 1024;
const API = 'svc/api.yaml';

let root: string;
const opened: BaseSource[] = [];

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-base-')));
  mkdirSync(join(root, 'svc'));
  writeFileSync(join(root, 'svc/pacto.yaml'), 'pactoVersion: "1.0"\n');
  writeFileSync(join(root, 'svc/api.yaml'), 'openapi: 3.0.3\n');
});

afterEach(() => {
  for (const source of opened.splice(0)) source.close();
  rmSync(root, { recursive: true, force: true });
});

function git(...parameters: string[]): void {
  execFileSync('git', parameters, { cwd: root, stdio: 'ignore' });
}

function commit(): void {
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@example.com');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'x');
}

async function openBase(): Promise<BaseSource> {
  const source = await openGitSource('HEAD', {
    workspaceRoot: root,
    env: process.env,
    ignored: () => () => false,
  });
  if ('problem' in source) throw new Error(source.problem);
  opened.push(source);
  return source;
}

async function stateOf(path: string): Promise<string> {
  const source = await openBase();
  await source.prepareState([path]);
  return source.stateOf(path);
}

test('a filter that is set up later changes the state of a base file', async () => {
  writeFileSync(join(root, '.gitattributes'), '*.yaml filter=swap\n');
  commit();
  const before = await stateOf(API);
  expect(await stateOf(API)).toBe(before);
  git('config', 'filter.swap.smudge', 'tr a-z n-za-m');
  expect(await stateOf(API)).not.toBe(before);
  git('config', 'filter.other.smudge', 'cat');
  git('config', '--unset', 'filter.swap.smudge');
  expect(await stateOf(API)).toBe(before);
});

describe('bases have files as large as the checked-out side may have', () => {
  const read = { within: 'svc', limit: INTERFACE_SIZE_LIMIT };

  beforeEach(() => writeFileSync(join(root, API), Buffer.alloc(11 * MEGABYTE, '#')));

  test('for a commit', async () => {
    commit();
    const source = await openBase();
    await source.prepare([API]);
    expect(source.files.read(API, read).status).toBe('file');
  });

  test('for a folder', () => {
    const options = {
      workspaceRoot: join(root, 'elsewhere'),
      roots: [],
      ignored: () => () => false,
    };
    mkdirSync(options.workspaceRoot);
    const source = openDirectorySource(join(root, 'svc'), options) as BaseSource;
    expect(source.stateOf('svc/api.yaml')).toMatch(/^[0-9a-f]{40}$/);
  });
});
