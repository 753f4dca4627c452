import { cleanSample, diffSample, validationSample } from '../../../testing/report-samples';
import type { RenderReport } from '../../render/render-report';
import { displayWidth } from '../text/display-width';
import {
  printServicesBehind,
  printSummaryJson,
  printSummaryMarkdown,
  printSummaryTable,
} from './print-summary';
import { buildRunSummary } from './run-summary';
import { fc } from '../../../testing/random-tests';

const GONE = { path: '_base/claims/a.yaml', pointer: '', kind: 'destroys' } as const;

const behind = [
  {
    service: 'b',
    path: 'b',
    policy: 'platform-service',
    pinned: '1.0.0',
    newest: '3.1.0',
    majors: 2,
  },
  {
    service: 'a',
    path: 'a',
    policy: 'platform-service',
    pinned: '2.0.0',
    newest: '3.1.0',
    majors: 1,
  },
];

describe('buildRunSummary', () => {
  it('counts each diagnostic once and sorts by name', () => {
    const summary = buildRunSummary([cleanSample(), diffSample(), validationSample()], { behind });
    expect(summary.outcome).toBe('findings');
    expect(summary.validations.map(({ bundle, counts }) => [bundle.name, counts])).toEqual([
      ['my-service-api', { error: 2, warning: 1, info: 0 }],
      ['worker', { error: 0, warning: 0, info: 0 }],
    ]);
    expect(summary.diffs.map(({ changes }) => changes)).toEqual([
      { BREAKING: 2, POTENTIAL_BREAKING: 1, NON_BREAKING: 1 },
    ]);
    expect(summary.behind?.map(({ service }) => service)).toEqual(['a', 'b']);
  });

  it('is the same for any order of the reports', () => {
    const reports = ['c', 'a', 'b'].map((path) => cleanSample(path));
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: 3 }), (shuffled) => {
        expect(printSummaryJson(buildRunSummary(shuffled))).toBe(
          printSummaryJson(buildRunSummary(reports)),
        );
      }),
    );
  });

  it('is clean and empty for a run without reports', () => {
    const summary = buildRunSummary([]);
    expect(summary).toEqual({ schemaVersion: 1, outcome: 'clean', validations: [], diffs: [] });
    expect(printSummaryTable(summary)).toBe('');
    expect(printSummaryMarkdown(summary)).toBe('');
  });
});

describe('printSummaryTable', () => {
  it.each<[string, readonly [] | undefined, boolean]>([
    ['says so where no bundle is behind its policy', [], true],
    ['is silent where that is not known', undefined, false],
  ])('%s', (_case, none, says) => {
    const text = printSummaryMarkdown(buildRunSummary([cleanSample()], { behind: none }));
    const words = 'No bundle of this run pins an older major of a policy than this workspace has.';
    expect(text.includes(words)).toBe(says);
    const diffs = printSummaryMarkdown(buildRunSummary([diffSample()], { behind: none }));
    expect(diffs).not.toContain(words);
  });

  it('has a table for validation, for diff, and for those behind their policy', () => {
    const summary = buildRunSummary([cleanSample(), diffSample(), validationSample()], { behind });
    expect(printSummaryTable(summary, { width: 80 })).toBe(
      `Validation
bundle          version  environments    errors  warnings  result
my-service-api  1.2.0    base, dev, stg       2         1  not valid
worker          0.3.1    base, prod           -         -  valid
1 of 2 bundles valid, 1 not valid.

Diff
bundle          change    from   to     required bump  result
my-service-api  breaking  1.2.0  1.3.0  major          failed
0 of 1 bundle passed, 1 failed.

Behind their policy
service  policy            pinned  newest  majors behind
a        platform-service  2.0.0   3.1.0               1
b        platform-service  1.0.0   3.1.0               2
2 references to an older major than the newest in the workspace.
`,
    );
  });

  it('counts the bundles that nothing changed in, and gives them no row', () => {
    const same = diffSample({
      bundle: { name: 'worker', path: 'worker' },
      outcome: 'clean',
      changes: [],
      classification: 'NON_BREAKING',
      requiredBump: 'none',
      policies: [],
    });
    const rows = (reports: ReturnType<typeof diffSample>[]) =>
      printSummaryTable(buildRunSummary(reports)).trimEnd().split('\n');
    expect(rows([same, same])).toEqual(['Diff', '2 of 2 bundles passed (2 without a change).']);
    const [unmet] = diffSample().policies;
    for (const kind of ['policies', 'configurations']) {
      expect(rows([same, { ...same, [kind]: [unmet] }]).slice(2)).toEqual([
        'worker  none    1.2.0  1.3.0  -              passed, requirement not met',
        '2 of 2 bundles passed (1 without a change).',
      ]);
      const lost = { ...unmet, satisfied: null };
      expect(rows([same, { ...same, [kind]: [lost] }]).slice(2)).toEqual([
        'worker  none    1.2.0  1.3.0  -              passed, requirement unknown',
        '2 of 2 bundles passed (1 without a change).',
      ]);
    }
    expect(rows([same, diffSample()]).slice(2)).toEqual([
      'my-service-api  breaking  1.2.0  1.3.0  major          failed',
      '1 of 2 bundles passed (1 without a change), 1 failed.',
    ]);
    expect(rows([{ ...same, base: { kind: 'git', ref: 'main' } }])[2]).toMatch(/^worker +new /);
  });

  it('shows a removed unit as such, and does not count it as rendered', () => {
    const unit = (
      path: string,
      files: number,
      fields: Partial<RenderReport> = {},
    ): RenderReport => {
      const file = { path: 'values.yaml', hash: '' };
      const environment = { name: null, folder: '_base', diagnostics: [], secrets: [] };
      return {
        schemaVersion: 1,
        task: 'render',
        bundle: { name: path, version: '1.0.0', path },
        outcome: 'clean',
        base: { kind: 'git', ref: 'main' },
        environments: [
          { ...environment, outcome: 'clean', files: Array(files).fill(file), changes: [GONE] },
        ],
        ...fields,
      };
    };
    const lines = (...reports: RenderReport[]) =>
      printSummaryTable(buildRunSummary(reports)).trimEnd().split('\n').slice(2);
    const row = (name: string, files: number, result: string) =>
      `${name}     base              ${files}         1        0  ${result}`;
    expect(lines(unit('a', 0))).toEqual([row('a', 0, 'removed'), '1 bundle removed.']);
    expect(lines(unit('a', 0), unit('b', 1))).toEqual([
      row('a', 0, 'removed'),
      row('b', 1, 'rendered'),
      '1 of 1 bundle rendered, 1 removed.',
    ]);
    expect(lines(unit('a', 0, { outcome: 'findings', failOn: 'destroys' }), unit('b', 0))).toEqual([
      row('a', 0, 'not ok'),
      row('b', 0, 'removed'),
      '0 of 1 bundle rendered, 1 not ok, 1 removed.',
    ]);
    expect(lines(unit('a', 1, { outcome: 'failed' }))).toEqual([
      row('a', 1, 'not compared'),
      '0 of 1 bundle rendered, 1 could not be rendered or compared.',
    ]);
  });

  it('sorts by the names that it shows', () => {
    const unnamed = { ...cleanSample('zz'), bundle: { project: 'a', path: 'zz' } };
    const rows = printSummaryTable(buildRunSummary([cleanSample(), unnamed])).split('\n');
    expect(rows.slice(2, 4).map((row) => row.split(' ')[0])).toEqual(['a', 'worker']);
  });

  it('names only what is not good when there are many', () => {
    const many = Array.from({ length: 40 }, (_, index) => cleanSample(`p${index}`));
    const text = printSummaryTable(buildRunSummary([...many, validationSample()]));
    expect(text).not.toContain('worker');
    expect(text).toContain('my-service-api');
    expect(text).toContain('40 of 41 bundles valid, 1 not valid.');
  });

  it.each([
    [70, 'my-service-api  1.2.0    base, dev, stg       2         1  not valid'],
    [60, 'my-service-api  1.2.0    3          2         1  not valid'],
    [56, 'my-service-api  1.2.0    3          2      1  not valid'],
    [50, 'my-ser...  1.2.0    3          2      1  not valid'],
  ])('shortens what it can before it cuts a name, at width %d', (width, row) => {
    const text = printSummaryTable(buildRunSummary([validationSample()]), { width });
    expect(text.split('\n')[2]).toBe(row);
  });

  it.each([120, 40])('shows that a bundle has no environments, at width %d', (width) => {
    const report = { ...validationSample(), environments: [] };
    const text = printSummaryTable(buildRunSummary([report]), { width });
    expect(text.split('\n')[2]).toMatch(/1\.2\.0 +- +- +- +not/);
  });

  it('respects the width, with any names', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 40, max: 120 }),
        (names, width) => {
          const reports = names.flatMap((name) => [
            { ...validationSample(), bundle: { name, version: name, path: 'a' } },
            diffSample({ bundle: { name, path: 'a' }, head: { version: name } }),
          ]);
          for (const line of printSummaryTable(buildRunSummary(reports), { width }).split('\n')) {
            expect(line).not.toMatch(/\p{Cc}/u);
            expect(displayWidth(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });
});

describe('printSummaryMarkdown', () => {
  it('folds what is good when there is much of it', () => {
    const many = Array.from({ length: 40 }, (_, index) => cleanSample(`p${index}`));
    const text = printSummaryMarkdown(buildRunSummary([...many, validationSample()]));
    expect(text).toContain('<summary>40 more</summary>');
    expect(text.indexOf('my-service-api')).toBeLessThan(text.indexOf('<details>'));
  });
});

describe('printServicesBehind', () => {
  it('says a sentence for each pin, in the width of the terminal', () => {
    expect(printServicesBehind(behind, { width: 70 })).toBe(
      `b is 2 majors behind the policy platform-service: it pins 1.0.0, this
workspace has 3.1.0.
a is 1 major behind the policy platform-service: it pins 2.0.0, this
workspace has 3.1.0.
`,
    );
    expect(printServicesBehind([])).toBe('');
  });
});
