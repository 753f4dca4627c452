import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TaskInputs } from '../nx/task-inputs';
import { normalizeOptions } from '../options';
import { findOutputProblem } from './check-output-file';

const READ: Record<string, readonly string[]> = {
  'shop/api': [
    'shop/api/overrides/values.dev.yaml',
    'platform/policy.json',
    'charts/Chart.yaml',
    'shop/api/ignored.json',
  ],
  platform: ['platform/policy.json', 'platform/own.json'],
};

const inputsAt = (root: string): TaskInputs[] => [
  {
    files: READ[root]!,
    folders: [],
    yamlFolders: [],
    file: (path) => READ[root]!.includes(path),
    folder: () => false,
  },
];

describe('an output file', () => {
  let workspaceRoot: string;
  beforeAll(() => {
    workspaceRoot = mkdtempSync(join(tmpdir(), 'pacto-output-'));
    mkdirSync(join(workspaceRoot, 'platform'));
    writeFileSync(join(workspaceRoot, 'notes.txt'), '');
    symlinkSync('platform', join(workspaceRoot, 'link'));
  });
  afterAll(() => rmSync(workspaceRoot, { recursive: true }));
  const problemOf = (path: string): string | undefined =>
    findOutputProblem(path, {
      workspaceRoot,
      option: 'outputFile',
      options: normalizeOptions({}),
      root: 'shop/api',
      bundleAt: (root) => (READ[root] ? { root, kind: 'service' } : undefined),
      inputsAt,
      isIgnored: (file) => file === 'shop/api/ignored.json',
    });

  test.each([
    ['pacto.yaml', /a contract, which the report would replace/],
    ['elsewhere/pacto.yaml', /a contract/],
    ['shop/api/overrides/values.dev.yaml', /the contract in `shop\/api` depends on this file/],
    ['platform/policy.json', /the contract in `shop\/api` depends on this file/],
    ['charts/Chart.yaml', /the contract in `shop\/api` depends on this file/],
    ['platform/own.json', /the contract in `platform` depends on this file/],
    [
      'link/own.json',
      /the contract in `platform` depends on this file, .*such as `dist\/own.json`/,
    ],
    ['platform', /is `platform`, a folder\. Give a file, such as `platform\/report\.json`\./],
    ['link', /is `link`, a folder/],
    ['notes.txt/x.json', /and `notes\.txt` is a file, not a folder/],
    ['notes.txt/a/x.json', /and `notes\.txt` is a file, not a folder/],
    ['dist/pacto/shop/api/validate.json', /which a task writes itself/],
  ])('%s is refused', (path, sentence) => {
    expect(problemOf(path)).toMatch(sentence);
  });

  test.each([
    'dist/x.json',
    'shop/api/report.json',
    'shop/api/ignored.json',
    'dist/pacto/shop/api/x.json',
    'x.json',
    'notes.txt',
  ])('%s is fine', (path) => {
    expect(problemOf(path)).toBeUndefined();
  });
});
