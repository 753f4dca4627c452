/** Contracts can contain any text. In every format, it must stay text. */
import type { DiffReport } from '../diff/change/diff-report';
import {
  changeOf,
  diagnosticOf,
  diffSample,
  rangeOf,
  validationSample,
} from '../../testing/report-samples';
import { readXml } from '../../testing/read-xml';
import { sarifProblems } from '../../testing/sarif-schema';
import type { ValidationReport } from '../validate/validation-report';
import { FORMATS, type Format } from './report-formats';
import { printDiff } from './print-diff';
import { EXPLAIN_FORMATS, printExplain } from './print-explain';
import { createSession } from '../bundle/session';
import { createMemoryFiles } from '../files/memory-files';
import { explainContract } from '../render/explain/explain-contract';
import { openUnit } from '../../testing/memory-unit';
import { printRender } from './print-render';
import { printReviews } from './print-reviews';
import { printValidation } from './print-validation';
import type { RenderChange, RenderReport } from '../render/render-report';
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

const REVIEW = fc.array(TEXT, { minLength: 14, maxLength: 14 }).map((text): RenderReport => {
  const source = { side: 'head', file: text[0]!, range: rangeOf(1, 1, 1) } as const;
  const place = { path: `${text[1]}/${text[2]}`, pointer: `/${text[3]}` };
  const changes: RenderChange[] = [
    { kind: 'changed', ...place, old: text[4], new: text[5], source },
    { kind: 'added', ...place, new: { [text[6]!]: text[7] }, source },
    { kind: 'removed', ...place, old: [text[7]], source: { ...source, side: 'base' } },
    { kind: 'destroys', ...place, resource: text[8], resourceDetail: text[9], source },
    { kind: 'destroys', ...place },
    { kind: 'changed', ...place, resource: text[8], old: text[10], new: text[11] },
    { kind: 'added', ...place, pointer: '', resource: text[9] },
  ];
  const common = { name: text[12]!, folder: text[1]!, files: [], secrets: [] };
  const diagnostics = [diagnosticOf({ message: text[4], file: text[0] })];
  return {
    schemaVersion: 1,
    task: 'render',
    bundle: { name: text[10], version: text[11], path: text[13]! },
    outcome: 'findings',
    base: { kind: 'git', ref: text[5]! },
    failOn: 'destroys',
    environments: [
      { ...common, outcome: 'clean', diagnostics: [], changes },
      { ...common, outcome: 'findings', diagnostics },
    ],
  };
});

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
      expect(
        text.replace(/\\.|`[^`\n]*`|<\/?(code|details|summary|br)>|\]\(<[^<>\s]*>\)/g, ''),
      ).not.toMatch(/[<>]|@\w/);
    }
  }
}

/** A contract that nothing validated. Its lists and maps have these texts as keys and as values. */
const EXPLAINED = fc.array(TEXT, { minLength: 14, maxLength: 14 }).map((text) => {
  const [a, b, c, d, e, f, g, h, ...rest] = text.map((one) => one.replace(/\p{Cs}/gu, ''));
  const [name, ref] = [rest[0], rest[1]];
  const contract = {
    pactoVersion: '1.0',
    service: { name: a, version: b, owner: { team: c, dri: d, contacts: [{ type: e, value: f }] } },
    interfaces: [{ name, type: g, port: h, visibility: 'public', contract: ref }],
    configurations: [
      { name, ref, values: { [a!]: b, [c!]: [d, { [e!]: f }] } },
      { name: g, schema: h, values: { [ref!]: null } },
    ],
    dependencies: [{ name, ref, required: true, compatibility: a }],
    policies: [{ name: b, ref: c }],
    metadata: { [d!]: e, labels: { [f!]: g } },
    runtime: { [h!]: name },
    scaling: { min: a, max: b },
  };
  const texts = { 'one/pacto.yaml': JSON.stringify(contract) };
  return explainContract(
    createSession(),
    { files: createMemoryFiles(texts), index: openUnit(texts, 'one').workspace.index },
    { root: 'one', environments: [rest[2]!], behind: [] },
  );
});

describe.each(EXPLAIN_FORMATS)('any text of a contract that is explained in %s', (format) => {
  it('stays text', () => {
    fc.assert(
      fc.property(EXPLAINED, (report) => {
        const printed = printExplain(report, format, { width: 60 });
        // The picture is a language of its own.
        checkText(format, printed.replace(/```mermaid[^]*?```/, ''));
        if (format === 'markdown')
          expect(printed.match(/```/g)?.length ?? 0).toBeLessThanOrEqual(2);
      }),
      { numRuns: rounds(60) },
    );
  });
});

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

  it('of a review stays text', () => {
    fc.assert(
      fc.property(REVIEW, (report) => {
        checkText(format, printRender(report, format, { excerptOf, width: 60 }));
        checkText('pretty', printReviews([{ ...report, outcome: 'clean' }], { width: 60 }));
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
