/** Contracts can contain any text. In every format, it must stay text. */
import type { DiffReport } from '../diff/change/diff-report';
import { changeOf, diagnosticOf, diffSample, validationSample } from '../../testing/report-samples';
import { readXml } from '../../testing/read-xml';
import { sarifProblems } from '../../testing/sarif-schema';
import type { ValidationReport } from '../validate/validation-report';
import { FORMATS, type Format } from './report-formats';
import { printDiff } from './print-diff';
import { printValidation } from './print-validation';
import { fc, rounds } from '../../testing/random-tests';

const TEXT = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '\u001b[2J',
          '\n::error::x',
          '##[error]',
          ']]>',
          '</failure>',
          '|',
          '`',
          '@all',
          '\r',
          '%0A',
        ],
        ...[
          '<script>',
          '\u202e',
          '\ud800',
          '\\',
          '&amp;',
          ',',
          ':',
          'text',
          ' ',
          '](x)',
          '#1',
          '\u0000',
        ],
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((pieces) => pieces.join('')),
);

const VALIDATION = fc
  .array(TEXT, { minLength: 12, maxLength: 12 })
  .map((text): ValidationReport => {
    const diagnostic = diagnosticOf({
      code: text[0],
      rule: text[1],
      message: text[2],
      hint: text[3],
      file: text[4],
      pointer: text[5],
      related: [{ message: text[6], file: text[7], pointer: '' }],
    });
    return {
      ...validationSample(),
      bundle: { name: text[8], version: text[9], path: text[10] },
      environments: [
        { name: text[11], files: [text[4]], outcome: 'findings', diagnostics: [diagnostic] },
      ],
    };
  });

const DIFF = fc.array(TEXT, { minLength: 14, maxLength: 14 }).map((text): DiffReport =>
  diffSample({
    bundle: { name: text[0], version: text[1], path: text[2] },
    base: { kind: 'git', ref: text[3], version: text[4] },
    head: { version: text[1] },
    changes: [
      changeOf({
        path: text[5],
        oldValue: text[6],
        newValue: { [text[7]]: text[8] },
        rule: text[9],
        reason: text[10],
      }),
    ],
    configurations: [],
    policies: [
      {
        name: text[11],
        from: text[12],
        to: text[13],
        newRequirements: [text[5]],
        goneRequirements: [text[6]],
        satisfied: null,
        diagnostics: [diagnosticOf({ message: text[7], file: text[8] })],
      },
    ],
    sbom: { changes: [{ package: text[11], type: 'added', newValue: text[12] }] },
  }),
);

const excerptOf = () => ({ firstLine: 4, lines: ['a', '\u001b[31m##[x] \u202e', '\n::error::'] });

function checkText(format: Format, text: string): void {
  expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u);
  const lines = text.split('\n');
  switch (format) {
    case 'pretty':
      expect(text).not.toMatch(/^\s*::[A-Za-z]|##\w*\[/m);
      break;
    case 'json':
      JSON.parse(text);
      break;
    case 'github':
      expect(lines.pop()).toBe('');
      for (const line of lines) {
        expect(line).toMatch(/^::(error|warning|notice) file=[^:]*,title=[^:,]*::/);
      }
      break;
    case 'sarif':
      expect(sarifProblems(JSON.parse(text))).toEqual([]);
      break;
    case 'junit':
      readXml(text);
      break;
    case 'markdown': {
      let cells: number | undefined;
      for (const line of lines) {
        const bars = line.match(/\|/g)?.length ?? 0;
        if (bars === 0) cells = undefined;
        else expect(bars).toBe((cells ??= bars));
      }
      expect(text.replace(/\\.|`[^`\n]*`|<\/?(code|details|summary|br)>/g, '')).not.toMatch(
        /[<>]|@\w/,
      );
    }
  }
}

describe.each(FORMATS)('any text in %s', (format) => {
  const numRuns = rounds(200);

  it('of a validation stays text', () => {
    fc.assert(
      fc.property(VALIDATION, (report) => {
        checkText(format, printValidation(report, format, { excerptOf, width: 60 }));
      }),
      { numRuns },
    );
  });

  it('of a diff stays text', () => {
    fc.assert(
      fc.property(DIFF, (report) => {
        checkText(format, printDiff(report, format, { excerptOf, width: 60 }));
      }),
      { numRuns },
    );
  });
});
