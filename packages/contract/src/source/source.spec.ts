import { parseSource } from './parse-source';

const at = (text: string) => {
  const { problems } = parseSource('pacto.yaml', text);
  return problems.map((p) => `${p.range.start.line}:${p.range.start.column} ${p.message}`);
};

describe('what YAML itself refuses', () => {
  it.each([
    ['a: 1\nb: 2\na: 3\n', ['3:1 The key `a` is given twice; the first stands in line 1.']],
    ['a: !foo 1\n', [expect.stringMatching(/^1:4 The tag is not accepted/)]],
    [
      'a: 1\n---\nb: 2\n',
      [expect.stringMatching(/^2:\d+ The file holds more than one YAML document/)],
    ],
    [
      '%YAML 1.1\n---\na: on\n',
      ['1:1 The directive `%YAML 1.1` is not accepted: it changes how values are read.'],
    ],
    ['a: *nope\n', [expect.stringContaining('1:4 ')]],
    ['a: &x [*x]\n', ['1:8 The alias `*x` lies inside its own anchor.']],
    ['a: [1\n', [expect.stringMatching(/^2:1 The file is not valid YAML/)]],
    ['a: \u0000\n', ['1:4 The file is no UTF-8 text.']],
  ])('%j', (text, expected) => {
    expect(at(text)).toEqual(expected);
  });

  it('ends an alias bomb', () => {
    let text = 'a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n';
    for (let i = 1; i < 10; i++) text += `a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}*a${i - 1}]\n`;
    expect(at(text)[0]).toContain('Aliases expand to more than');
  });

  it('ends deep nesting', () => {
    expect(at('a: ' + '['.repeat(5000) + ']'.repeat(5000))[0]).toMatch(/nested deeper/);
    expect(at('a: ' + '['.repeat(200) + ']'.repeat(200))[0]).toMatch(/nested deeper/);
  });

  it('refuses a file over the size limit', () => {
    expect(at('a: ' + 'x'.repeat(1_000_001))[0]).toContain('at most 1000000 are read');
  });
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

describe('scalars that read otherwise than they look', () => {
  it.each([
    ['1.20', true],
    ['1.0', true],
    ['012', true],
    ['1e3', true],
    ['9007199254740993', true],
    ['.inf', true],
    ['1.2', false],
    ['12', false],
    ['-3', false],
    ['0.5', false],
    ['"1.20"', false],
    ['1.2.3', false],
    ['0x1f', false],
    ['0', false],
    ['-0.25', false],
  ])('%s: %s', (scalar, ambiguous) => {
    expect(parseSource('f', `a: ${scalar}\n`).document!.ambiguous.map((a) => a.pointer)).toEqual(
      ambiguous ? ['/a'] : [],
    );
  });
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
