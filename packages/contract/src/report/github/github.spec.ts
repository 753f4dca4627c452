import {
  diagnosticOf,
  diffSample,
  rangeOf,
  validationSample,
} from '../../../testing/report-samples';
import { diagnosticAnnotation, githubCommand } from './github';
import { printDiff } from '../print-diff';
import { printValidation } from '../print-validation';

const annotation = { severity: 'error', file: 'a.yaml', title: 'T', message: ['m'] } as const;

describe('github', () => {
  it.each([
    ['no range', undefined, 'file=a.yaml,title=T'],
    ['a range', rangeOf(3, 5, 4), 'file=a.yaml,line=3,endLine=3,col=5,endColumn=8,title=T'],
    ['an empty range', rangeOf(3, 5, 0), 'file=a.yaml,line=3,endLine=3,col=5,endColumn=5,title=T'],
    [
      'several lines',
      { start: { line: 3, column: 5 }, end: { line: 5, column: 2 } },
      'file=a.yaml,line=3,endLine=5,title=T',
    ],
    [
      'an end at the start of the next line',
      { start: { line: 3, column: 5 }, end: { line: 4, column: 1 } },
      'file=a.yaml,line=3,endLine=3,col=5,title=T',
    ],
  ])('places %s', (_, range, properties) => {
    expect(githubCommand({ ...annotation, range })).toBe(`::error ${properties}::m\n`);
  });

  it('escapes what would end a property or a command', () => {
    const command = {
      ...annotation,
      file: 'a,b:c%.yaml',
      title: 'x::y',
      message: ['50%\r\n::error::', 'z'],
    };
    expect(githubCommand(command)).toBe(
      '::error file=a%2Cb%3Ac%25.yaml,title=x%3A%3Ay::50%25 ::error::%0Az\n',
    );
  });

  it('annotates each diagnostic once and names the environment that the base is not', () => {
    const lines = printValidation(validationSample(), 'github').trimEnd().split('\n');
    expect(lines.map((line) => /^::(\w+) .*title=([^:]*)::/.exec(line)?.slice(1))).toEqual([
      ['error', 'CONFIG_VALUES_VALIDATION_FAILED in stg'],
      ['error', 'POLICY_VIOLATION'],
      ['warning', 'TAG_NOT_DIGEST'],
    ]);
  });

  it('gives the first related place, because it may be the only hint at the cause', () => {
    const related = [
      {
        message: 'A key is expected here.',
        file: 'a/s.json',
        pointer: '',
        range: rangeOf(6, 39, 0),
      },
      { message: 'Not this.', file: 'a/t.json', pointer: '' },
    ];
    const { message } = diagnosticAnnotation(
      { ...diagnosticOf(), message: 'It is not JSON.', hint: 'Fix it.', related },
      '',
    );
    expect(message).toEqual([
      'It is not JSON.',
      'see: a/s.json:6:39 A key is expected here.',
      'hint: Fix it.',
    ]);
  });

  it('annotates what breaks or may break, as loud as the outcome is', () => {
    const levels = (text: string) => text.match(/^::\w+/gm);
    expect(levels(printDiff(diffSample(), 'github'))).toEqual(['::error', '::error', '::warning']);
    expect(levels(printDiff(diffSample({ outcome: 'clean' }), 'github'))).toEqual([
      '::warning',
      '::warning',
      '::warning',
    ]);
  });

  it('annotates what kept us from comparing', () => {
    const report = diffSample({ outcome: 'failed', changes: [], diagnostics: [diagnosticOf()] });
    expect(printDiff(report, 'github')).toMatch(/^::error file=.*title=CONFIG_VALUES/);
  });
});
