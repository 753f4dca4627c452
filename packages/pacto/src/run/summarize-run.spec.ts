import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { escapeGlob } from '../nx/glob-pattern';
import { normalizeOptions } from '../options';
import { printPublished } from './print-published';
import type { TaskResult } from './run-context';
import { printRun, readRun, writeRun } from './summarize-run';

const CLEAN = {
  schemaVersion: 1,
  bundle: { name: 'api', version: '1.0.0', path: 'api' },
  outcome: 'clean',
  environments: [],
};
const REPORTS = 'dist/pacto';

async function reportsOf(files: Record<string, unknown>, result: [string, string, string]) {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'pacto-run-'));
  for (const [path, content] of Object.entries(files)) {
    const file = join(workspaceRoot, REPORTS, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
  const [projectRoot, output, status] = result;
  const outputs = [escapeGlob(`${REPORTS}/${output}`)];
  const target = { project: 'p', target: 'pacto-validate' };
  const task: TaskResult = { status, task: { target, projectRoot, outputs } };
  try {
    const context = { workspaceRoot, taskResults: { task } };
    const run = await readRun(context, normalizeOptions({}), { readGraph: async () => undefined });
    return run.reports;
  } finally {
    rmSync(workspaceRoot, { recursive: true });
  }
}

const DEAD = { outcome: 'failed', bundle: { path: 'api' } };
const NO_REPORT = [{ code: 'REPORT_MISSING', file: 'api/pacto.yaml' }];
const DEAD_DIFF = { ...DEAD, changes: [], diagnostics: NO_REPORT };
const DEAD_VALIDATION = { ...DEAD, environments: [{ name: null, diagnostics: NO_REPORT }] };
const DEAD_RENDER = { ...DEAD_VALIDATION, task: 'render' };

describe('the reports of a run', () => {
  test.each<[string, Record<string, unknown>, [string, string, string], object[]]>([
    [
      'what a task wrote',
      { 'api/validate.json': CLEAN },
      ['api', 'api/validate.json', 'success'],
      [CLEAN],
    ],
    [
      'the name that `nx run` accepts, where the service has another',
      { 'api/validate.json': CLEAN },
      ['api', 'api/validate.json', 'success'],
      [{ bundle: { name: 'api', project: 'p', version: '1.0.0', path: 'api' } }],
    ],
    [
      'reports in a folder whose name has the characters of a glob',
      { 'a[p]i/validate.json': CLEAN },
      ['a[p]i', 'a[p]i/validate.json', 'local-cache'],
      [CLEAN],
    ],
    [
      'a validation that died without a report',
      {},
      ['api', 'api/validate.json', 'failure'],
      [DEAD_VALIDATION],
    ],
    ['a diff that died without one', {}, ['api', 'api/diff.json', 'failure'], [DEAD_DIFF]],
    ['a render that died without one', {}, ['api', 'api/render.json', 'failure'], [DEAD_RENDER]],
    [
      'a task that died over the report of an earlier run',
      { 'api/validate.json': CLEAN },
      ['api', 'api/validate.json', 'failure'],
      [{ ...DEAD_VALIDATION, bundle: CLEAN.bundle }],
    ],
    [
      'an invalid report',
      { 'api/diff.json': '{' },
      ['api', 'api/diff.json', 'success'],
      [DEAD_DIFF],
    ],
    [
      'nothing of a task that was skipped',
      { 'api/diff.json': CLEAN },
      ['api', 'api/diff.json', 'skipped'],
      [],
    ],
    ['nothing of tasks of others', {}, ['api', 'api/other.json', 'success'], []],
  ])('hold %s', async (_, files, result, expected) => {
    expect(await reportsOf(files, result)).toMatchObject(expected);
  });
});

const PUBLISHED = 'Published oci://r.io/my_api:1.0.0@sha256:1, 9 bytes.\n';

const CONFLICT =
  '\nPUBLISH_CONFLICT oci://r.io/a:1.0.0 is already published with other files.\nHere: sha256:3\n';
const SKIPPED = '';
const STATUS_OF = new Map([
  [CONFLICT, 'failure'],
  [SKIPPED, 'skipped'],
]);

test.each<[string, object[], string[], string]>([
  ['nothing', [CLEAN], [], 'no section'],
  [
    'one bundle that is new and one that is not',
    [CLEAN],
    [PUBLISHED, 'Already published: oci://r.io/b:1.0.0@sha256:2.\n'],
    '## Publish\n\n- Published `oci://r.io/my_api:1.0.0@sha256:1`, 9 bytes.\n- 1 of 2 bundles were published before.\n',
  ],
  [
    'a bundle without a validation',
    [],
    [PUBLISHED],
    '## Publish\n\n- Published `oci://r.io/my_api:1.0.0@sha256:1`, 9 bytes.\n',
  ],
  [
    'a bundle that has a conflict, and one that was known before',
    [CLEAN],
    [CONFLICT, 'Already published: oci://r.io/b:1.0.0@sha256:2.\n'],
    '## Publish\n\n- 1 of 2 bundles were published before.\n- Not published: `p0`. PUBLISH\\_CONFLICT `oci://r.io/a:1.0.0` is already published with other files.\n',
  ],
  [
    'a bundle that is not valid',
    [],
    [SKIPPED],
    '## Publish\n\n- Not published: `p0`. A task that it needs failed.\n',
  ],
])('summary.md lists what was published: %s', (_case, reports, answers, expected) => {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'pacto-run-'));
  const results = answers.map((terminalOutput, index): [string, TaskResult] => {
    const target = { project: `p${index}`, target: 'pacto-publish' };
    const status = STATUS_OF.get(terminalOutput) ?? 'success';
    return [`${index}`, { status, terminalOutput, task: { target, outputs: [] } }];
  });
  const options = normalizeOptions({});
  const run = {
    reports: reports as never[],
    hits: [],
    removedText: '',
    unread: [],
    published: printPublished(Object.fromEntries(results), options),
  };
  try {
    writeRun(run, workspaceRoot, options);
    const text = readFileSync(join(workspaceRoot, REPORTS, 'summary.md'), 'utf8');
    const section = text.slice(text.includes('## Publish') ? text.indexOf('## Publish') : Infinity);
    expect(section || 'no section').toBe(expected);
  } finally {
    rmSync(workspaceRoot, { recursive: true });
  }
});

describe('files that no task reads', () => {
  const OVERRIDES =
    'The folder `api0/overrides/qa` is not read. An override file is `overrides/values.<environment>.yaml`.';
  const CONTRACT =
    'The file `worker/pacto.yml` is not read, so `worker` is not a project of this workspace. Rename the file to `pacto.yaml`.';

  test.each<[string, string[], string[]]>([
    ['are named after one cached validation', ['local-cache'], [OVERRIDES, CONTRACT]],
    [
      'are named after several from any cache',
      ['local-cache-kept-existing', 'remote-cache'],
      [OVERRIDES, CONTRACT],
    ],
    [
      'are not named again beside a bundle that a batch validated',
      ['local-cache', 'success'],
      [OVERRIDES],
    ],
    ['are not named in a bundle that a batch validated', ['failure', 'remote-cache'], []],
  ])('%s', async (_, statuses, expected) => {
    const workspaceRoot = mkdtempSync(join(tmpdir(), 'pacto-run-'));
    const write = (path: string, text: string): void => {
      const file = join(workspaceRoot, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    };
    write('worker/pacto.yml', '');
    write('api0/overrides/qa/values.yaml', '');
    const tasks = statuses.map((status, index): [string, TaskResult] => {
      const projectRoot = `api${index}`;
      const report = `${REPORTS}/${projectRoot}/validate.json`;
      write(`${projectRoot}/pacto.yaml`, '');
      write(report, JSON.stringify(CLEAN));
      const target = { project: projectRoot, target: 'pacto-validate' };
      return [projectRoot, { status, task: { target, projectRoot, outputs: [report] } }];
    });
    const options = normalizeOptions({});
    const context = { workspaceRoot, taskResults: Object.fromEntries(tasks) };
    const run = await readRun(context, options, { readGraph: async () => undefined });
    const text = printRun(run, options, { terminal: { color: false }, hidesOutput: true });
    expect(text.split('\n').filter((line) => line.includes('is not read'))).toEqual(expected);
    rmSync(workspaceRoot, { recursive: true });
  });
});
