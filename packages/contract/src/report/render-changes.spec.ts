import type { Outcome } from '../diagnostics/outcome';
import type { RenderedEnvironment, RenderReport } from '../render/render-report';
import { renderVerdict } from './render-changes';

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

const verdictOf = (
  outcome: Outcome,
  environments: readonly RenderedEnvironment[],
  review: Pick<RenderReport, 'base' | 'failOn'> = {},
): string =>
  renderVerdict({
    schemaVersion: 1,
    task: 'render',
    bundle: { name: 'a', version: '1.0.0', path: 'a' },
    outcome,
    environments,
    ...review,
  });

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
