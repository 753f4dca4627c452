import { cleanSample, diagnosticOf, rangeOf, validationSample } from '../../testing/report-samples';
import type { ValidationReport } from '../validate/validation-report';
import { printWarnings } from './print-warnings';

function warned(path: string, count = 1): ValidationReport {
  const sample = cleanSample(path);
  const diagnostics = Array.from({ length: count }, (_, index) =>
    diagnosticOf({
      severity: 'warning',
      code: 'AMBIGUOUS_SCALAR',
      message: 'YAML reads `1.20` as the number 1.2.',
      file: `${path}/pacto.yaml`,
      range: rangeOf(index + 1, 3, 4),
    }),
  );
  const environments = sample.environments.map((one) => ({ ...one, diagnostics }));
  return { ...sample, environments };
}

const REST = '`--output-style=static` prints every warning.';

describe('printWarnings', () => {
  it('is silent about bundles without warnings, and about those that fail and print them', () => {
    expect(printWarnings([cleanSample(), validationSample()])).toBe('');
  });

  it('says each once, however many environments have it, and how to see them whole', () => {
    expect(printWarnings([warned('b'), validationSample(), warned('a')])).toBe(
      [
        'Warnings of valid bundles',
        'a/pacto.yaml:1:3 AMBIGUOUS_SCALAR YAML reads `1.20` as the number 1.2.',
        'b/pacto.yaml:1:3 AMBIGUOUS_SCALAR YAML reads `1.20` as the number 1.2.',
        REST,
        '',
      ].join('\n'),
    );
  });

  it.each([
    [5, REST],
    [6, `1 more warning. ${REST}`],
    [90, `85 more warnings. ${REST}`],
  ])('shows five of %d at most, and counts the others', (count, last) => {
    const lines = printWarnings([warned('a', count)])
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toBe(last);
  });

  it('keeps to the width, and shows what cannot be seen', () => {
    const report = warned('a\u001b[2J');
    const printed = printWarnings([report], { width: 50 });
    expect(printed).toContain('\\x1b[2J');
    expect(printed).not.toContain('\u001b');
    for (const line of printed.split('\n')) expect(line.length).toBeLessThanOrEqual(50);
  });
});
