import type { Outcome } from '../../diagnostics/outcome';
import type { RenderedEnvironment, RenderReport } from '../../render/render-report';
import { printSummaryTable } from '../summary/print-summary';
import { renderVerdict } from './render-changes';
import { buildRunSummary } from '../summary/run-summary';

const environment = (
  name: string | null,
  outcome: Outcome,
  parts: Partial<RenderedEnvironment> = {},
): RenderedEnvironment => ({
  name,
  folder: name ?? '_base',
  outcome,
  diagnostics: [],
  files: [],
  secrets: [],
  ...parts,
});

const withFiles = (count: number, name: string): RenderedEnvironment =>
  environment(name, 'clean', {
    files: Array.from({ length: count }, (_, file) => ({
      path: `${file}.yaml`,
      hash: '',
    })),
  });

const destroying = (name: string | null): RenderedEnvironment =>
  environment(name, 'clean', {
    files: withFiles(1, 'any').files,
    changes: [{ kind: 'destroys', path: `${name ?? '_base'}/a.yaml`, pointer: '' }],
  });

const reportOf = (
  outcome: Outcome,
  environments: readonly RenderedEnvironment[],
  review: Pick<RenderReport, 'base' | 'failOn'> = {},
): RenderReport => ({
  schemaVersion: 1,
  task: 'render',
  bundle: { name: 'a', version: '1.0.0', path: 'a' },
  outcome,
  environments,
  ...review,
});

const verdictOf = (...report: Parameters<typeof reportOf>): string =>
  renderVerdict(reportOf(...report));

test.each<[string, Outcome, RenderedEnvironment[]]>([
  ['6 files and index.json in a', 'clean', [withFiles(6, 'a')]],
  ['1 file and index.json in a', 'clean', [withFiles(1, 'a')]],
  ['7 files and index.json in 2 environments', 'clean', [withFiles(3, 'a'), withFiles(4, 'b')]],
  [
    '3 files and index.json in 1 of 2 environments',
    'findings',
    [withFiles(3, 'a'), environment('b', 'findings')],
  ],
  ['not valid in a, so nothing is rendered', 'findings', [environment('a', 'findings')]],
  [
    'not valid in 2 environments, so nothing is rendered',
    'findings',
    [environment('a', 'findings'), environment('b', 'findings')],
  ],
  [
    'could not be rendered in 1 of 2 environments',
    'failed',
    [withFiles(3, 'a'), environment('b', 'failed')],
  ],
  ['could not be rendered in a', 'failed', [environment('a', 'failed')]],
  ['could not be rendered', 'failed', [environment(null, 'failed')]],
])('the verdict %s', (expected, outcome, environments) => {
  expect(verdictOf(outcome, environments)).toBe(expected);
});

const REVIEW = { base: { kind: 'git', ref: 'main' }, failOn: 'destroys' } as const;

test.each<[string, RenderedEnvironment[], Pick<RenderReport, 'base' | 'failOn'>, boolean]>([
  ['a resource is destroyed', [destroying('a')], REVIEW, true],
  ['it may be', [destroying('a')], { ...REVIEW, failOn: 'none' }, false],
  ['the base alone loses it', [destroying(null), withFiles(1, 'a')], REVIEW, false],
])('the verdict says why the task fails where %s', (_case, environments, review, isSaid) => {
  const verdict = verdictOf(isSaid ? 'findings' : 'clean', environments, review);
  expect(verdict.endsWith('; `failOn` is `destroys`')).toBe(isSaid);
});

test.each<[RenderedEnvironment[], string]>([
  [[withFiles(1, 'a')], '1 file and index.json in a; no change since main'],
  [
    [withFiles(1, 'a'), environment('b', 'findings')],
    '1 file and index.json in 1 of 2 environments; no change in these since main',
  ],
])('the verdict is about the environments that were rendered: %#', (environments, expected) => {
  const { base } = REVIEW;
  expect(verdictOf('findings', environments, { base })).toBe(expected);
});

const same = (name: string): RenderedEnvironment => ({ ...withFiles(1, name), changes: [] });
// The head was rendered, and the base could not be.
const uncompared = (name: string): RenderedEnvironment => ({
  ...withFiles(2, name),
  outcome: 'failed',
});

test.each<[string, Outcome, RenderedEnvironment[], Pick<RenderReport, 'base' | 'failOn'>, string]>([
  ['nothing is compared', 'clean', [withFiles(3, 'p')], {}, 'p 3 - - rendered'],
  ['one is not rendered', 'findings', [environment('p', 'findings')], {}, 'p - - - not ok'],
  [
    'one of two is not rendered',
    'failed',
    [environment('p', 'failed'), withFiles(3, 'q')],
    {},
    'p, q 3 - - not rendered',
  ],
  ['a task is refused', 'failed', [environment(null, 'failed')], {}, '- - - - not rendered'],
  ['a resource is destroyed', 'findings', [destroying('p')], REVIEW, 'p 1 1 0 not ok'],
  [
    'one is gone',
    'clean',
    [environment('p', 'clean', { changes: [] }), destroying('q')],
    REVIEW,
    'p, q 1 1 0 rendered',
  ],
  ['one is not compared', 'failed', [uncompared('p')], REVIEW, 'p 2 - - not rendered'],
  [
    'one is not compared, the other is the same',
    'failed',
    [uncompared('p'), same('q')],
    REVIEW,
    'p, q 3 - - not rendered',
  ],
  [
    'one is not rendered, the other destroys',
    'failed',
    [environment('p', 'failed'), destroying('q')],
    REVIEW,
    'p, q 1 1+ - not rendered',
  ],
  [
    'one is not valid, in a review',
    'findings',
    [environment('p', 'findings')],
    REVIEW,
    'p - - - not ok',
  ],
])(
  'the row of a summary counts only what is known: %s',
  (_, outcome, environments, review, row) => {
    const summary = buildRunSummary([reportOf(outcome, environments, review)]);
    const cells = printSummaryTable(summary).split('\n')[2]!.trim().split(/ {2,}/);
    expect(cells.join(' ')).toBe(`a ${row}`);
  },
);
