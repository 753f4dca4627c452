import { cleanSample, rangeOf } from '../../testing/report-samples';
import type { RenderChange, RenderReport } from '../render/render-report';
import { printReviews } from './print-reviews';

function reviewed(
  name: string,
  changes: readonly RenderChange[],
  outcome: RenderReport['outcome'] = 'clean',
): RenderReport {
  const environment = { folder: 'stg', diagnostics: [], files: [], secrets: [], outcome };
  return {
    schemaVersion: 1,
    task: 'render',
    bundle: { name, version: '1.0.0', path: name },
    outcome,
    base: { kind: 'git', ref: 'main' },
    environments: [{ ...environment, name: 'stg', changes }],
  };
}

const raise = (from: number): RenderChange => ({
  path: 'stg/values.yaml',
  pointer: '/api/replicas',
  kind: 'changed',
  old: from,
  new: from + 1,
  source: { side: 'head', file: 'a/overrides/values.stg.yaml', range: rangeOf(7, 17, 18) },
});
const DESTROYS: RenderChange = {
  path: 'stg/claims/orders.yaml',
  pointer: '',
  kind: 'destroys',
  resource: 'PostgreSQLClaim orders',
  source: { side: 'base', file: 'b/overrides/values.stg.yaml', range: rangeOf(3, 11, 17) },
};

test('nothing is printed of units without a change, of those that fail, and of other tasks', () => {
  expect(
    printReviews([reviewed('a', []), reviewed('b', [DESTROYS], 'findings'), cleanSample()]),
  ).toBe('');
});

test('what is destroyed comes first, over all units, and each change has its place', () => {
  expect(printReviews([reviewed('a', [raise(1)]), reviewed('b', [DESTROYS])])).toBe(
    [
      'Changes of what is deployed',
      'b stg destroys: PostgreSQLClaim orders',
      '  b/overrides/values.stg.yaml:3:11 (base)',
      'a stg values.yaml /api/replicas: 1 -> 2',
      '  a/overrides/values.stg.yaml:7:17',
      '',
    ].join('\n'),
  );
});

test('two resources of one name are printed with what differs', () => {
  const change = { ...DESTROYS, resourceDetail: 'namespace shop' };
  expect(printReviews([reviewed('a', [change])])).toContain(
    'destroys: PostgreSQLClaim orders (namespace shop)\n',
  );
});

test('twenty changes are printed, and the others counted', () => {
  const changes = Array.from({ length: 22 }, (_, index) => raise(index));
  const lines = printReviews([reviewed('a', [...changes, DESTROYS])])
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(42);
  expect(lines[1]).toBe('a stg destroys: PostgreSQLClaim orders');
  expect(lines.at(-1)).toBe('3 more changes: see `summary.md`.');
});
