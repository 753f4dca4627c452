import {
  cleanSample,
  diagnosticOf,
  diffSample,
  validationSample,
} from '../../testing/report-samples';
import { FORMATS } from './report-formats';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { RenderReport } from '../render/render-report';
import type { Report } from './report-kinds';
import { printReports } from './print-reports';
import { fc } from '../../testing/random-tests';

describe('printReports', () => {
  const reports = [
    validationSample(),
    diffSample(),
    cleanSample(),
    diffSample({ bundle: { name: 'worker', path: 'other/pactos/worker' } }),
  ];

  it.each(FORMATS)('is the same for any order of the reports as %s', (format) => {
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (shuffled) => {
        expect(printReports(shuffled, format)).toBe(printReports(reports, format));
      }),
    );
  });

  it('begins Markdown with the tables and goes on with what has news', () => {
    const behind = [
      { service: 'a', path: 'a', policy: 'p', pinned: '1.0.0', newest: '2.0.0', majors: 1 },
    ];
    const text = printReports(reports, 'markdown', { behind });
    expect(text.match(/^#+ .*/gm)).toEqual([
      '## Validation',
      '## Diff',
      '## Behind their policy',
      '## Details',
      '### ❌ my-service-api 1.2.0: 2 errors, 1 warning in 3 environments',
      '### ❌ my-service-api 1.2.0 → 1.3.0: breaking',
      '### ❌ worker 1.2.0 → 1.3.0: breaking',
    ]);
  });

  it('begins the details with the failed bundles, then those to look at', () => {
    const at = (path: string) => ({ name: path, path });
    const compatible = diffSample({
      policies: [],
      configurations: [],
      outcome: 'clean',
      classification: 'NON_BREAKING',
      bundle: at('a'),
    });
    const doubtful = diffSample({ outcome: 'clean', bundle: at('b') });
    const failed = diffSample({ bundle: at('c') });
    const ofFailed = { ...validationSample(), outcome: 'clean' as const, bundle: at('c') };
    const text = printReports([compatible, doubtful, failed, ofFailed], 'markdown');
    expect(text.match(/^### \S+ [a-c]/gm)).toEqual([
      '### ⚠️ c',
      '### ❌ c',
      '### ⚠️ b',
      '### ✅ a',
    ]);
  });

  it('ends Markdown before it is too long to read', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...validationSample(),
      bundle: { name: `b${index}`, path: `b${index}` },
    }));
    const text = printReports(many, 'markdown');
    expect(text.match(/^### /gm)).toHaveLength(50);
    expect(text.endsWith('And 10 more that the tables above name.\n')).toBe(true);
  });

  it('keeps Markdown within the size that GitHub accepts for a comment', () => {
    const change = { ...diffSample().changes[0]!, reason: 'long '.repeat(400) };
    const long = { ...diffSample(), changes: Array.from({ length: 300 }, () => change) };
    const many = Array.from({ length: 20 }, (_, index) => ({
      ...(index === 3 ? long : diffSample()),
      bundle: { name: `b${index}`, path: `b${index}` },
    }));
    const text = printReports(many, 'markdown');
    expect(text.length).toBeLessThan(65_536);
    expect(text.match(/^### /gm)).toHaveLength(19);
    expect(text.endsWith('And 1 more that the tables above name.\n')).toBe(true);
  });

  const only = diagnosticOf({ code: 'RENDER_AMBIGUOUS_DEPLOYMENT' });
  const renderOf = (...more: Diagnostic[]): RenderReport => {
    const validation = validationSample();
    return {
      ...validation,
      task: 'render',
      bundle: { name: 'shop-root', path: 'shop' },
      environments: validation.environments.map(({ name, outcome, diagnostics }) => {
        const folder = name ?? '_base';
        const all = [...diagnostics, ...more];
        return { name, folder, outcome, files: [], secrets: [], diagnostics: all };
      }),
    };
  };

  it('has one result of SARIF for a diagnostic of a validation and of a render', () => {
    const validation = validationSample();
    const render = renderOf(only);
    const idsOf = (...listed: Report[]): string[] =>
      JSON.parse(printReports(listed, 'sarif')).runs[0].results.map(
        ({ ruleId }: { ruleId: string }) => ruleId,
      );
    const ofValidation = idsOf(validation);
    expect(idsOf(validation, render).sort()).toEqual([...ofValidation, only.code].sort());
    expect(idsOf(render).sort()).toEqual([...ofValidation, only.code].sort());
  });

  it.each<[string, RenderReport, number, boolean]>([
    ['has none of its own', renderOf(), 0, true],
    ['has one of its own', renderOf(only), 1, false],
  ])(
    'lists in Markdown what was validated once, where a unit %s',
    (_case, render, own, isReferred) => {
      const sectionOf = (...listed: Report[]) =>
        printReports(listed, 'markdown').split('### ❌ shop-root')[1]!;
      const rows = (text: string) => text.match(/`[A-Z_]+` \|$/gm)?.length ?? 0;
      expect(rows(sectionOf(render))).toBe(3 + own);
      const beside = sectionOf(validationSample(), render);
      expect(rows(beside)).toBe(own);
      expect(beside.includes('listed where its bundles are validated')).toBe(isReferred);
    },
  );

  it('holds both kinds of reports in one list of JSON', () => {
    const { schemaVersion, reports: listed } = JSON.parse(printReports(reports, 'json'));
    expect(schemaVersion).toBe(1);
    expect(listed.map((report: object) => 'environments' in report)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
