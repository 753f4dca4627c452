// Patterns of Kubernetes and what they are translated to, compared in RE2 itself: Helm offers it to templates.
import { helmProblem, helmTemplate, HELM_VERSIONS } from '../../../testing/helm';
import { translatePattern } from './translate-pattern';

const TEXTS = [
  ...[
    '',
    'a',
    'A',
    'abc',
    'ABC',
    'a-b',
    '-',
    '_',
    '@',
    '/',
    ':',
    '.',
    'a.b',
    'axb',
    '\\',
    ']',
    '[',
    '^',
  ],
  ...[
    '0',
    '12',
    '{',
    '}',
    'a{,2}',
    'a{01}',
    'aaa',
    '&',
    ' ',
    '\t',
    '\n',
    '\r',
    '\v',
    '\f',
    '\u0007',
    '\0',
  ],
  ...[
    '\u00a0',
    '\u2028',
    'é',
    'α',
    'Ω',
    'я',
    '字',
    '😀',
    'a\n',
    '\nb',
    'a\rb',
    'p{L}',
    'pL',
    'x41',
    'Z',
  ],
];

const TRANSLATED: readonly [string, string][] = [
  ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$'],
  ['^\\pL+$', '^\\p{L}+$'],
  ['^\\PL$', '^\\P{L}$'],
  ['^[\\pL\\pN_]+$', '^[\\p{L}\\p{N}_]+$'],
  ['^\\p{Greek}$', '^\\p{Script=Greek}$'],
  ['^\\P{Greek}$', '^\\P{Script=Greek}$'],
  ['^\\p{^Greek}$', '^\\P{Script=Greek}$'],
  ['^\\p{Lu}$', '^\\p{Lu}$'],
  ['^\\x{41}$', '^\\x41$'],
  ['^[\\x{3b1}-\\x{3c9}]$', '^[\\u{3b1}-\\u{3c9}]$'],
  ['^\\x{1F600}$', '^\\u{1f600}$'],
  ['^\\101$', '^\\x41$'],
  ['^\\0$', '^\\x00$'],
  ['^\\a$', '^\\x07$'],
  ['\\Aa\\z', '^a$'],
  ['^\\Qa.b\\E$', '^a\\.b$'],
  ['^\\Qa.b', '^a\\.b'],
  ['^[[:alpha:]]+$', '^[A-Za-z]+$'],
  ['^[^[:space:]]$', '^[^\\t-\\r ]$'],
  ['^[[:punct:]]$', '^[!-\\/:-@\\[-`\\{-~]$'],
  ['^(?P<first>a)$', '^(?<first>a)$'],
  ['^(?:a|b)$', '^(?:a|b)$'],
  ['^.$', '^[^\\n]$'],
  ['^a.b$', '^a[^\\n]b$'],
  ['^\\s$', '^[\\t\\n\\f\\r ]$'],
  ['^\\S$', '^[^\\t\\n\\f\\r ]$'],
  ['^[\\s-]$', '^[\\t\\n\\f\\r -]$'],
  ['^[\\S]$', '^[\\0-\\x08\\x0b\\x0e-\\x1f\\x21-\\u{10ffff}]$'],
  ['^\\w\\b$', '^\\w\\b$'],
  ['^\\_|\\@|\\-|\\/$', '^_|@|-|/$'],
  ['^[\\w\\-.]+$', '^[\\w\\-.]+$'],
  ['^[\\w-b]$', '^[\\w\\-b]$'],
  ['^[]a]$', '^[\\]a]$'],
  ['^[^]a]$', '^[^\\]a]$'],
  ['^]$', '^\\]$'],
  ['^a{,2}$', '^a\\{,2\\}$'],
  ['^a{01}$', '^a\\{01\\}$'],
  ['^a{2,3}$', '^a{2,3}$'],
  ['^[a&&b]$', '^[a&&b]$'],
  ['^[[]$', '^[\\[]$'],
  ['^[+--]$', '^[+--]$'],
];

describe.each(HELM_VERSIONS)('Helm %s', (version) => {
  const problem = helmProblem(version);
  const run = problem === undefined ? test : test.skip;
  const note = problem === undefined ? '' : ` (skipped: ${problem})`;

  run(
    `matches the same texts with a pattern as ECMAScript does with its translation${note}`,
    () => {
      const chart = {
        'Chart.yaml': 'apiVersion: v2\nname: patterns\nversion: 1.0.0\n',
        'templates/answers.yaml':
          'answers:{{ range $p := .Values.patterns }}\n- [{{ range $t := $.Values.texts }}{{ mustRegexMatch $p $t }},{{ end }}]{{ end }}\n',
      };
      const patterns = TRANSLATED.map(([pattern]) => pattern);
      const { stdout, stderr } = helmTemplate(version, chart, [
        JSON.stringify({ patterns, texts: TEXTS }),
      ]);
      expect(stderr).toBe('');
      const rows = [...stdout.matchAll(/^- \[(.*),\]$/gm)].map(([, row]) => row!.split(','));
      const seen = TRANSLATED.map(([pattern], index) => [
        pattern,
        TEXTS.filter((_text, at) => rows[index]![at] === 'true'),
      ]);
      const expected = TRANSLATED.map(([pattern, translated]) => [
        pattern,
        TEXTS.filter((text) => new RegExp(translated, 'u').test(text)),
      ]);
      expect(seen).toEqual(expected);
    },
  );
});

test.each(TRANSLATED)('%s becomes %s', (pattern, translated) => {
  expect(translatePattern(pattern)).toBe(translated);
});

test.each([
  '(?i)^abc$',
  '(?s:.)',
  '^a\\C$',
  '^\\Z$',
  '^[[:^alpha:]]$',
  '^[[:letters:]]$',
  '^\\p{Nothing}$',
  '^\\x{110000}$',
  '^[a',
  '^(a$',
  '^\\1$',
  '^a**$',
  '^[a-\\d]$',
  '\\',
])('%s has no translation', (pattern) => {
  expect(translatePattern(pattern)).toBeUndefined();
});
