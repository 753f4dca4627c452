import type { RenderReport } from '../render/render-report';
import { renderVerdict } from './render-changes';

function verdictOf(...fileCounts: readonly number[]): string {
  const environments = fileCounts.map((count, index) => ({
    name: `env-${index + 1}`,
    folder: `env-${index + 1}`,
    outcome: 'clean' as const,
    diagnostics: [],
    files: Array.from({ length: count }, (_, file) => ({
      path: `${file}.yaml`,
      hash: '',
      sources: [],
    })),
    secrets: [],
  }));
  const bundle = { name: 'a', version: '1.0.0', path: 'a' };
  const report: RenderReport = {
    schemaVersion: 1,
    task: 'render',
    bundle,
    outcome: 'clean',
    environments,
  };
  return renderVerdict(report);
}

test.each([
  [[6], '6 files and index.json in env-1'],
  [[1], '1 file and index.json in env-1'],
  [[3, 4], '7 files and index.json in 2 environments'],
])('the verdict of environments with %j files names the index too', (counts, expected) => {
  expect(verdictOf(...counts)).toBe(expected);
});
