/** Texts that some reader of YAML takes for something else, refuses, or changes. No two are equal. */
export function nastyTexts(): string[] {
  const words = 'y n yes no on off true false null nan inf infinity undefined none'.split(' ');
  const cased = words.flatMap((word) => [
    word,
    word.toUpperCase(),
    word[0]!.toUpperCase() + word.slice(1),
  ]);
  const numbers =
    '0 00 012 0o14 0x1F 0b11 1_000 1e3 1E3 1.5 .5 5. +1 -1 -0 1:30 1:30:00 190:20:30 0.1e1 1__0 1,000 ~ .inf -.inf +.INF .nan .NaN 2024-01-01 2001-12-14t21:59:43.10-05:00 2001-12-14 0777 08 09 1e 1e+ e1 0x 0o 0b 9007199254740993 99999999999999999999999 1.20 -1.0e-10 10:20'.split(
      ' ',
    );
  const marks = [...'!@#$%^&*()-_=+[]{};:\'"\\|,.<>/?`~ \t'];
  const phrases =
    'a: b|a : b|a #b|a# b|- a|-a|--- a|---|...|... a|? a|?a|! a|!a|!!str a|&a b|*a|<<|=|[a]|{a: b}|{}|[]|"a"|\'a\'|a\\b|a"b|a\'b|%YAML 1.1|@a|`a`|a,b|a,|,a|key:|:key|: |::|a:b|a::b|http://x:80/y|${x}|$${x}|{{ .Values }}|{{- x -}}|%{if}|#|# a|a b  c|\u00e9|\u00fc\u00df|\u4e2d\u6587|\ud83d\ude00|\u05e9\u05dc\u05d5\u05dd|\u0301|a\u00a0b|\u00a0|\u3000|\u200b|\u2028|\u2029|a\u2028b|a\u2029b|\u0085|a\u0085b|\ufeff|\ufeffa|a\ufeff|\ufffe|\uffff|\ufffd|\u007f|\u0080|\u009f|\u0000|\u0001|\u001b|\u001f|a\u0007b|constructor|toString|hasOwnProperty|0.0.0.0|1.2.3|v1|1000m|1Gi|sha256:abc|a=b|null: null|~a|a~'.split(
      '|',
    );
  const lines = [
    'a\nb',
    'a\nb\n',
    'a\nb\n\n',
    '\na',
    '\n',
    '\n\n',
    ' a\nb',
    'a\n b',
    'a\n\tb',
    'a\n\nb',
    'a\r\nb',
    'a\rb',
    'a \nb',
    'a\nb ',
    '#a\nb',
    '- a\n- b',
    'a: b\nc: d',
    '---\na',
    'a\n---\nb',
    'a\n...\n',
    'a\n#b',
    '\ta\nb',
    'a\n  b\n    c\n',
    '|\na',
    '>\na',
    'x'.repeat(200) + '\ny',
    'a\n\u00e9',
    'a\n\u2028b',
    'a\n \n b\n',
    '{{\n}}',
    'a\n   ',
    'a\n\n\n',
    '%a\nb',
    '\u00e9\na',
    'a\u0085\nb',
  ];
  const around = [...cased, ...numbers, ...marks, 'a', 'x y'].flatMap((text) => [
    text,
    ` ${text}`,
    `${text} `,
    `${text}:`,
    `:${text}`,
    `${text} #`,
    `- ${text}`,
    `${text}\n`,
  ]);
  const controls = Array.from({ length: 0xa1 }, (_, code) => `a${String.fromCharCode(code)}b`);
  const pairs = marks.flatMap((a) => marks.map((b) => `${a}${b}`));
  const long = [
    'x'.repeat(1100),
    `${'x'.repeat(999)}:`,
    'word '.repeat(300).trim(),
    '\u2028'.repeat(400),
  ];
  return [...new Set(['', ...around, ...phrases, ...lines, ...controls, ...pairs, ...long])];
}
