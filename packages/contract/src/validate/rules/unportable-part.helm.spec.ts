// What the rule says about patterns, and what RE2 itself says: Helm offers it to templates.
import { createPattern } from '../../schema-check/patterns';
import { helmProblem, helmTemplate, HELM_VERSIONS } from '../../../testing/helm';
import { unportablePart } from './unportable-part';

/** A pattern, and the part of it that RE2 refuses. */
const REFUSED: readonly [string, string][] = [
  ['^(?=a)', '(?='],
  ['(?!a)', '(?!'],
  ['(?<=a)b', '(?<='],
  ['(?<!a)b', '(?<!'],
  ['(a)\\1', '\\1'],
  ['(?<n>a)\\k<n>', '\\k<n>'],
  ['(?<é>a)', '(?<é>'],
  ['\\9', '\\9'],
  ['\\u0031', '\\u0031'],
  ['\\u{31}', '\\u{31}'],
  ['\\cA', '\\cA'],
  ['[\\cA]', '\\cA'],
  ['\\Z', '\\Z'],
  ['\\h', '\\h'],
  ['\\é', '\\é'],
  ['\\x4', '\\x'],
  ['[\\x4]', '\\x'],
  ['[]', '[]'],
  ['[^]', '[^]'],
  ['a[]|b', '[]'],
  ['[\\b]', '\\b'],
  ['[\\B]', '\\B'],
  ['[\\A]', '\\A'],
  ['[[:letter:]', '[:letter:]'],
  ['[a-\\d]', '-\\d'],
  ['\\p{Script=Latin}', '\\p{Script=Latin}'],
  ['\\p{Script_Extensions=Latin}', '\\p{Script_Extensions=Latin}'],
  ['\\p{gc=L}', '\\p{gc=L}'],
  ['[\\p{Script=Latin}]', '\\p{Script=Latin}'],
  ['\\p', '\\p'],
  ['a{1001}', '{1001}'],
  ['a{1,1001}', '{1,1001}'],
  ['a{1001,}', '{1001,}'],
  ['(?:a{500}){500}', '{500}'],
  ['(?:(?:a{10}){10}){11}', '{11}'],
  ['(?:a{2}|b{501}){2}', '{2}'],
  ['(?:(?:a{500})*){3}', '{3}'],
  ['(?:a{501,}){2,}', '{2,}'],
  [`${'('.repeat(1001)}a${')'.repeat(1001)}`, '('],
];

/** RE2 accepts these, and reads them as something else. */
const OTHER: readonly [string, string][] = [
  ['\\A', '\\A'],
  ['\\z', '\\z'],
  ['\\a', '\\a'],
  ['[\\a]', '\\a'],
  ['\\Qa', '\\Q'],
  ['\\pL', '\\pL'],
  ['\\p{Greek}', '\\p{Greek}'],
  ['\\_\\p{L}', '\\p{L}'],
  ['\\x{41}', '\\x{41}'],
  ['a{01}', '{01}'],
  ['[[:alpha:]]', '[:alpha:]'],
];

const PORTABLE: readonly string[] = [
  ...[
    '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
    '^\\d+(?:\\.\\d+){2}$',
    '(?<name>a)',
    '(?:a|b)*?',
    '\\p{L}',
  ],
  ...[
    '[\\p{Lu}\\P{N}]',
    '\\p{Any}',
    '\\x41',
    '\\0',
    '[\\0]',
    '\\/',
    '\\-',
    '\\_',
    '\\@',
    '\\:',
    '\\ ',
  ],
  ...[
    '\\\\u',
    '\\\\1',
    '[\\\\b]',
    'a{,2}',
    'a{',
    '{',
    ']',
    '}',
    '[\\w-a]',
    '[\\w-\\d]',
    '[a-b-\\d]',
    '[a\\]b]',
  ],
  ...[
    '[a&&b]',
    '[[]',
    '[[:]',
    '[:a:]',
    '[^\\]]',
    '[\\^]',
    '\\bB\\B',
    '\\v\\f\\n\\r\\t',
    '[\\v]',
    'a{1000}',
  ],
  ...[
    '(?:a{10}){100}',
    '(?:a{500}){0}',
    '(?:a{500}){0,}',
    '(?:a{500})*',
    '(?:a{2}|b{500}){2}',
    '\\(?=',
    '[(?=]',
  ],
  ...[
    'a{1000}b{1000}',
    '(?:a{2}){500}',
    'é',
    '[é-ü]',
    '😀',
    `${'('.repeat(900)}a${')'.repeat(900)}`,
  ],
];

describe.each(HELM_VERSIONS)('Helm %s', (version) => {
  const problem = helmProblem(version);
  const run = problem === undefined ? test : test.skip;
  const note = problem === undefined ? '' : ` (skipped: ${problem})`;

  const match = (patterns: readonly string[]) =>
    helmTemplate(version, CHART, [JSON.stringify({ patterns })]);

  run.each(REFUSED)(`refuses %s${note}`, (pattern) => {
    const { status, stderr } = match([pattern]);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('error parsing regexp'),
    });
  });

  run(`accepts what is portable or means something else${note}`, () => {
    const patterns = [...PORTABLE, ...OTHER.map(([pattern]) => pattern)];
    expect(match(patterns)).toMatchObject({ status: 0, stderr: '' });
  });
});

const CHART = {
  'Chart.yaml': 'apiVersion: v2\nname: patterns\nversion: 1.0.0\n',
  'templates/answers.yaml':
    'answers: [{{ range .Values.patterns }}{{ mustRegexMatch . "" }},{{ end }}]\n',
};

test.each([...REFUSED, ...OTHER])('%s is not portable because of %s', (pattern, text) => {
  expect(createPattern(pattern)).toBeDefined();
  const isAccepted = OTHER.some(([one]) => one === pattern);
  expect(unportablePart(pattern)).toEqual({
    what: expect.any(String),
    text,
    ...(isAccepted && { isAccepted }),
  });
});

test.each(PORTABLE)('%s is portable', (pattern) => {
  expect(createPattern(pattern)).toBeDefined();
  expect(unportablePart(pattern)).toBeUndefined();
});

test('a long pattern is read in linear time', () => {
  for (const part of ['[:', '(?:a', '\\d', 'a{2}', '[a-z]']) {
    const pattern = part.repeat(50_000);
    const start = process.cpuUsage().user;
    unportablePart(pattern);
    expect(process.cpuUsage().user - start).toBeLessThan(5_000_000);
  }
});
