import { literalAt } from './number-literals';
import { parseSource } from './yaml/parse-source';

const at = (text: string) => {
  const { problems } = parseSource('pacto.yaml', text);
  return problems.map((p) => `${p.range.start.line}:${p.range.start.column} ${p.message}`);
};

describe('what YAML itself refuses', () => {
  it.each([
    ['a: 1\nb: 2\na: 3\n', ['3:1 The key `a` is given twice. It is first given in line 1.']],
    ['a: !foo 1\n', ['1:4 The tag `!foo` is not accepted.']],
    ['a: !!omap [b: 1]\n', ['1:11 The tag `!!omap` is not accepted.']],
    ['a: !!pairs [b: 1, b: 2]\n', ['1:12 The tag `!!pairs` is not accepted.']],
    ['a: !!merge b\n', ['1:12 The tag `!!merge` is not accepted.']],
    [
      'a: 1\n---\nb: 2\n',
      [expect.stringMatching(/^2:\d+ The file contains more than one YAML document/)],
    ],
    [
      '%YAML 1.1\n---\na: on\n',
      ['1:1 The directive `%YAML 1.1` is not accepted, because it changes how values are read.'],
    ],
    ['a: *nope\n', [expect.stringContaining('1:4 ')]],
    ['a: &x [*x]\n', ['1:8 The alias `*x` is inside its own anchor.']],
    ['a: [1\n', [expect.stringMatching(/^2:1 The file is not valid YAML/)]],
    ...['\u0000', '\u001b', '\u0008'].map((character): [string, string[]] => [
      `a: ${character}\n`,
      [
        `1:4 The file contains the control character U+00${character === '\u001b' ? '1B' : `0${character.charCodeAt(0)}`}, which is not accepted.`,
      ],
    ]),
  ])('%j', (text, expected) => {
    expect(at(text)).toEqual(expected);
  });

  it('refuses aliases that expand to very many values', () => {
    let text = 'a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n';
    for (let i = 1; i < 10; i++) text += `a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}*a${i - 1}]\n`;
    expect(at(text)[0]).toContain('Aliases expand to more than');
  });

  it('refuses deep nesting', () => {
    expect(at('a: ' + '['.repeat(5000) + ']'.repeat(5000))[0]).toMatch(/nested deeper/);
    expect(at('a: ' + '['.repeat(200) + ']'.repeat(200))[0]).toMatch(/nested deeper/);
  });

  it('refuses a file over the size limit', () => {
    expect(at('a: ' + 'x'.repeat(1_000_001))[0]).toContain('The limit is 1000000.');
  });
});

test.each<[string, Uint8Array, string[]]>([
  ['a replacement character that is written', Buffer.from('a: \ufffd\n'), []],
  ['one in a comment', Buffer.from('# \ufffd\na: 1\n'), []],
  ['one in JSON', Buffer.from('{"a": "\ufffd"}'), []],
  ['one in a flow list', Buffer.from('a: [&x \ufffd, *x]\n'), []],
  [
    'one before a control character',
    Buffer.from('a: \ufffd\nb: \u001b\n'),
    ['2:4 The file contains the control character U+001B, which is not accepted.'],
  ],
  ['Latin-1', Buffer.from('a: caf\u00e9\n', 'latin1'), ['1:7 The file is not UTF-8 text.']],
  [
    'UTF-16 with a mark',
    Buffer.from('\ufeffa: 1\n', 'utf16le'),
    ['1:1 The file is not UTF-8 text. It seems to be UTF-16.'],
  ],
  [
    'UTF-16 without a mark',
    Buffer.from('a: 1\n', 'utf16le'),
    ['1:2 The file is not UTF-8 text. It seems to be UTF-16.'],
  ],
])('the bytes of %s', (_what, bytes, expected) => {
  const { problems } = parseSource('pacto.yaml', bytes);
  expect(
    problems.map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`),
  ).toEqual(expected);
});

describe('places', () => {
  const text =
    'service:\r\n  name: a # text\r\nlist:\r\n- {x: 1, "y z": [2, 3]}\r\nm: &m {p: 9}\r\nn:\r\n  <<: *m\r\n';
  const document = parseSource('f', text).document!;
  it.each([
    ['/service/name', 'value', 'a'],
    ['/service/name', 'key', 'name'],
    ['/list/0/y z/1', 'value', '3'],
    ['/n/p', 'value', '9'],
  ] as const)('%s on %s is %j', (pointer, on, expected) => {
    const range = document.rangeOf(pointer, on)!;
    const line = document.source.lines(range.start.line, range.start.line)[0]!;
    expect(line.slice(range.start.column - 1, range.end.column - 1)).toBe(expected);
  });
  it('merges as YAML 1.1 merge keys do', () => {
    expect(document.value).toMatchObject({ n: { p: 9 } });
  });
  it('has no range for what is not there, and a nearest one', () => {
    expect(document.rangeOf('/service/nope')).toBeUndefined();
    expect(document.nearestRange('/service/nope/x').start).toEqual({ line: 1, column: 1 });
  });
});

describe('scalars that some readers read differently', () => {
  it.each([
    ['1.20', true],
    ['1.0', true],
    ['012', true],
    ['1e3', true],
    ['12e300', true],
    ['1.50e300', true],
    ['1e300', false],
    ['1E+300', false],
    ['-1.5e-007', false],
    ['1e99999', true],
    ['9007199254740993', true],
    ['1000000000000000000000', false],
    ['1000000000000000000001', true],
    ['0x40000000000000', false],
    ['.inf', true],
    ['1.2', false],
    ['12', false],
    ['-3', false],
    ['0.5', false],
    ['"1.20"', false],
    ['1.2.3', false],
    ['0x1f', false],
    ['0x1FFFFFFFFFFFFF', false],
    ['0x20000000000001', true],
    ['0o1777777777777777777', true],
    ['0', false],
    ['-0.25', false],
    ['yes', true],
    ['No', true],
    ['ON', true],
    ['y', true],
    ['"yes"', false],
    ['yEs', false],
    ['true', false],
    ['1_000', true],
    ['0b101', true],
    ['0o14', false],
    ['1:30', true],
    ['12:61', false],
    ['2024-01-31', true],
    ['2024-01-31T10:00:00Z', true],
    ['0x1_f', true],
    ['_1', false],
    ['0x', false],
    ['0b', false],
    ['0o', false],
    ['0o8', false],
    ['0x1.8p1', false],
    ['~', false],
    ['a:b', false],
    ['|\n  yes', false],
  ])('%s: %s', (scalar, ambiguous) => {
    expect(parseSource('f', `a: ${scalar}\n`).document!.ambiguous.map((a) => a.pointer)).toEqual(
      ambiguous ? ['/a'] : [],
    );
  });
});

describe('what readers of YAML 1.1 read', () => {
  it.each([
    ['yes', 'true', 'boolean'],
    ['off', 'false', 'boolean'],
    ['1_000', '1000', 'number'],
    ['-0b101', '-5', 'number'],
    ['0B101', '5', 'number'],
    ['0X1F', '31', 'number'],
    ['0O17', '15', 'number'],
    ['-0o17', '-15', 'number'],
    ['0o_7', '7', 'number'],
    ['0777_7', '4095', 'number'],
    ['1_', '1', 'number'],
    ['1_0e3', '10000', 'number'],
    ['+0x1F', '31', 'number'],
    ['014', '12', 'number'],
    ['0x_ff', '255', 'number'],
    ['1:30', '90', 'number'],
    ['1:30:00', '5400', 'number'],
    ['1_0.5', '10.5', 'number'],
    ['0x1FFFFFFFFFFFFFFFF', '0x1FFFFFFFFFFFFFFFF', 'text'],
    ['0o7777777777777777777777', '0o7777777777777777777777', 'text'],
    ['-0x8000000000000001', '-9223372036854775809', 'number'],
    ['07777777777777777777777', '73786976294838206463', 'number'],
    ['2024-01-31', '2024-01-31T00:00:00Z', 'date'],
  ])('%s is %s, a %s', (scalar, value, kind) => {
    const [found] = parseSource('f', `a: ${scalar}\n`).document!.ambiguous;
    expect(found).toMatchObject({ pointer: '/a', on: 'value', oldReading: { value, kind } });
  });

  it('is found in keys, too', () => {
    const { ambiguous } = parseSource('f', 'a: {on: 1, x: 2}\n').document!;
    expect(ambiguous).toMatchObject([{ pointer: '/a/on', on: 'key', source: 'on' }]);
  });
});

it('keeps numbers that a double cannot hold, through aliases and merges', () => {
  const text = 'a: &a {id: 9007199254740993}\nb: {<<: *a}\nc: [*a, 1e400, 0.1]\n';
  const value = parseSource('f', text).document!.value as {
    a: object;
    b: object;
    c: [object, number, number];
  };
  expect(literalAt(value.a, 'id')).toBe('9007199254740993');
  expect(literalAt(value.b, 'id')).toBe('9007199254740993');
  expect(literalAt(value.c[0], 'id')).toBe('9007199254740993');
  expect(literalAt(value.c, 1)).toBe('1e400');
  expect(literalAt(value.c, 2)).toBeUndefined();
});

it.each([
  ['a: !!binary aGk=\n', { a: 'hi' }],
  ['a: !!binary 77+9\n', { a: '\ufffd' }],
  ['a: !!float 1\n', { a: 1 }],
  ['a: !!float 1.5\n', { a: 1.5 }],
  ['a: !!str 1\n', { a: '1' }],
])('reads the tag in %j', (text, value) => {
  expect(parseSource('f', text).document?.value).toEqual(value);
});

it.each([
  ['a:\n  b: 1\n c: 2\n  d: 3\ne: 4\n f: 5\n', 1],
  ['a:\n<<<<<<< HEAD\n  b: 1\n=======\n  b: 2\n>>>>>>> main\n', 1],
  ['a: [1\nb: {2\n', 1],
])('reports one problem for %j', (text, count) => {
  expect(parseSource('f', text).problems).toHaveLength(count);
});

it('an alias means the anchor before it', () => {
  const { document } = parseSource('f', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n');
  expect(document!.value).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  expect(document!.rangeOf('/d')?.start.line).toBe(4);
});

it.each([
  'a: 1\nb: [x, {c: "d"}]\n',
  'a: &x {p: 1}\nb: *x\nc: {<<: *x, q: 2}\n',
  '{"a": {"b/c": [null, 1.20]}}',
  '',
  '# nothing\n',
])('finds the places of %j on demand as it does from what is kept', (text) => {
  const [kept, found] = (['kept', 'on-demand'] as const).map(
    (positions) => parseSource('f', text, undefined, positions).document!,
  );
  const pointers = ['', '/a', '/a/p', '/b', '/b/1/c', '/b/p', '/c/p', '/c/q', '/a/b~1c/1', '/z/y'];
  for (const pointer of pointers) {
    for (const on of ['key', 'value'] as const) {
      expect(found!.rangeOf(pointer, on)).toEqual(kept!.rangeOf(pointer, on));
      expect(found!.nearestRange(pointer, on)).toEqual(kept!.nearestRange(pointer, on));
    }
    expect(found!.sourceTextAt(pointer)).toBe(kept!.sourceTextAt(pointer));
  }
});
