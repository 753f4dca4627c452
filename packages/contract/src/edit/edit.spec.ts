import { parseSource } from '../source/yaml/parse-source';
import { appendToMapping } from './append-to-mapping';
import { appendToSequence } from './append-to-sequence';
import type { EditResult } from './edit-result';
import { printYaml } from './print-yaml';
import { setScalar } from './set-scalar';
import { fc, rounds } from '../../testing/random-tests';

const ENTRY = 'name: b\nref: x:1';

function undo(result: EditResult): string {
  const { offset, removed, inserted } = result.splice!;
  const text = result.text!;
  return text.slice(0, offset) + removed + text.slice(offset + inserted.length);
}

describe('appendToSequence', () => {
  const rows: [title: string, before: string, after: string][] = [
    [
      'an indented list',
      'dependencies:\n  - name: a\n',
      'dependencies:\n  - name: a\n  - name: b\n    ref: x:1\n',
    ],
    [
      "a list at its key's column",
      'dependencies:\n- name: a # one\nz: 1\n',
      'dependencies:\n- name: a # one\n- name: b\n  ref: x:1\nz: 1\n',
    ],
    [
      'no line end at the end',
      'dependencies:\n  - name: a',
      'dependencies:\n  - name: a\n  - name: b\n    ref: x:1',
    ],
    [
      'CRLF',
      'dependencies:\r\n  - name: a\r\n# end\r\n',
      'dependencies:\r\n  - name: a\r\n  - name: b\r\n    ref: x:1\r\n# end\r\n',
    ],
    [
      'a byte order mark',
      '\uFEFFdependencies:\n- name: a\n',
      '\uFEFFdependencies:\n- name: a\n- name: b\n  ref: x:1\n',
    ],
    [
      'comments around',
      '# top\ndependencies: # these\n  # first\n  - name: a\n  # more\n\n# policies\nz: 1\n',
      '# top\ndependencies: # these\n  # first\n  - name: a\n  # more\n  - name: b\n    ref: x:1\n\n# policies\nz: 1\n',
    ],
    ['an absent key', 'a: 1\n# end\n', 'a: 1\ndependencies:\n  - name: b\n    ref: x:1\n# end\n'],
    [
      'an absent key beside another list style',
      'a:\n- 1\n',
      'a:\n- 1\ndependencies:\n- name: b\n  ref: x:1\n',
    ],
    [
      'an absent key after members that blank lines part',
      'a: 1\n\n# two\nb: 2 # c\n# end\n',
      'a: 1\n\n# two\nb: 2 # c\n\ndependencies:\n  - name: b\n    ref: x:1\n# end\n',
    ],
    ['an empty text', '', 'dependencies:\n  - name: b\n    ref: x:1\n'],
    ['comments alone', '# only\n', '# only\ndependencies:\n  - name: b\n    ref: x:1\n'],
    ['comments without a line end', '# only', '# only\ndependencies:\n  - name: b\n    ref: x:1'],
    ['an empty mapping', '{} # nothing\n', 'dependencies:\n  - name: b\n    ref: x:1 # nothing\n'],
    ['an empty value', 'dependencies:\nz: 1\n', 'dependencies:\n  - name: b\n    ref: x:1\nz: 1\n'],
    [
      'an empty value with a comment',
      'dependencies: # none\nz: 1\n',
      'dependencies: # none\n  - name: b\n    ref: x:1\nz: 1\n',
    ],
    ['null', 'dependencies: ~\n', 'dependencies:\n  - name: b\n    ref: x:1\n'],
    ['an empty flow list', 'dependencies: []\n', 'dependencies:\n  - name: b\n    ref: x:1\n'],
    [
      'an empty flow list with a comment',
      'dependencies: [] # none\nz: 1',
      'dependencies: # none\n  - name: b\n    ref: x:1\nz: 1',
    ],
    [
      'a flow list',
      'dependencies: [{name: a},   {name: c}] # c\n',
      'dependencies: [{name: a},   {name: c}, { name: b, ref: x:1 }] # c\n',
    ],
    [
      'a flow list over lines',
      'dependencies: [\n  {name: a},\n]\n',
      'dependencies: [\n  {name: a},\n  { name: b, ref: x:1 },\n]\n',
    ],
    ...(
      [
        ['a comment', '{name: a} # c', '{name: a}, # c', ''],
        ['a comma and a comment', '{name: a}, # c', '{name: a}, # c', ','],
        ['a text with a hash', '"a # b"', '"a # b",', ''],
      ] as const
    ).flatMap(([title, item, kept, comma]) =>
      ['\n', '\r\n'].map((end): [string, string, string] => [
        `a flow list over lines with ${title} and ${JSON.stringify(end)}`,
        `dependencies: [${end}  ${item}${end}  # end${end}]${end}`,
        `dependencies: [${end}  ${kept}${end}  { name: b, ref: x:1 }${comma}${end}  # end${end}]${end}`,
      ]),
    ),
    [
      'JSON',
      '{"dependencies": ["a"], "z": 1}',
      '{"dependencies": ["a", { name: b, ref: x:1 }], "z": 1}',
    ],
    ['JSON without the key', '{"z": 1}', '{"z": 1, dependencies: [{ name: b, ref: x:1 }]}'],
    [
      'a last item that ends in a block scalar',
      'dependencies:\n  - name: |\n      a\n\nz: 1\n',
      'dependencies:\n  - name: |\n      a\n  - name: b\n    ref: x:1\n\nz: 1\n',
    ],
    [
      'a last item whose blank lines count',
      'dependencies:\n  - name: |+\n      a\n\nz: 1\n',
      'dependencies:\n  - name: |+\n      a\n\n  - name: b\n    ref: x:1\nz: 1\n',
    ],
    [
      'a last item that is empty',
      'dependencies:\n  - a\n  - # none\nz: 1\n',
      'dependencies:\n  - a\n  - # none\n  - name: b\n    ref: x:1\nz: 1\n',
    ],
    [
      'a nested last item',
      'dependencies:\n  - name: a\n    more:\n      - [1,\n         2] # c\n',
      'dependencies:\n  - name: a\n    more:\n      - [1,\n         2] # c\n  - name: b\n    ref: x:1\n',
    ],
    [
      'a document with markers',
      '---\ndependencies:\n  - a\n...\n',
      '---\ndependencies:\n  - a\n  - name: b\n    ref: x:1\n...\n',
    ],
  ];
  test.each(rows)('%s', (_, before, after) => {
    const result = appendToSequence(before, '/dependencies', ENTRY);
    expect(result.problem).toBeUndefined();
    expect(result.text).toBe(after);
    expect(undo(result)).toBe(before);
  });

  test('the item goes behind the one that `after` names, and its comments stay with the next', () => {
    const before = 'd:\n  - a\n  # others\n  - c\n';
    const result = appendToSequence(before, '/d', 'b', { after: 0 });
    expect(result.text).toBe('d:\n  - a\n  - b\n  # others\n  - c\n');
  });

  test.each<[string, string, string]>([
    ['/a/b/c', 'a:\n  x: 1\n', 'a:\n  x: 1\n  b:\n    c:\n      - 7\n'],
    ['/a/b', 'a:\nz: 1\n', 'a:\n  b:\n    - 7\nz: 1\n'],
    ['', '- 1\n- 2\n', '- 1\n- 2\n- 7\n'],
    ['/0/x', '- x:\n    - 1\n- 2\n', '- x:\n    - 1\n    - 7\n- 2\n'],
  ])('places that are nested: %s', (pointer, before, after) => {
    expect(appendToSequence(before, pointer, '7').text).toBe(after);
  });

  test.each<[title: string, before: string, message: RegExp, line: number]>([
    ['an anchor', 'x: 1\nd: &list\n  - a\ne: *list\n', /anchor `&list`/, 3],
    ['an alias', 'l: &l\n  - a\nd: *l\n', /alias `\*l`/, 3],
    ['an anchored parent', 'q: &q\n  d: [1]\n', /anchor `&q`/, 2],
    ['a merge key', 'b: &b\n  d: [1]\nq:\n  <<: *b\n', /by `<<`/, 4],
    ['a mapping', 'd:\n  a: 1\n', /is a mapping; a list is needed/, 2],
    ['a text', 'd: hello\n', /is a plain value; a list is needed/, 1],
    ['two documents', 'd: []\n---\nd: []\n', /more than one YAML document/, 2],
    ['bad syntax', 'd: [\n', /not valid YAML/, 2],
    ['a duplicate key', 'd: []\nd: []\n', /given twice/, 2],
    ['a list on the way', '- 1\n', /has no `d`/, 1],
  ])('%s is refused with its place', (_, before, message, line) => {
    const pointer = before.startsWith('q') || before.startsWith('b') ? '/q/d' : '/d';
    const { problem } = appendToSequence(before, pointer, ENTRY);
    expect(problem?.message).toMatch(message);
    expect(problem?.range.start.line).toBe(line);
  });
});

describe('appendToMapping', () => {
  test.each<[string, string, string, string]>([
    ['', 'scalar: 1\n', 'k: 2', 'scalar: 1\nx:\n  k: 2\n'],
    ['', '', 'text', 'x: text\n'],
    ['/m', 'm:\n    a: 1 # c\n\nz: 2\n', '[1, 2]', 'm:\n    a: 1 # c\n    x: [1, 2]\n\nz: 2\n'],
    ['/m', 'm: {a: 1}\n', '"q"', 'm: {a: 1, x: q}\n'],
    ['/m', 'm: {}\n', '- 1', 'm:\n  x:\n    - 1\n'],
    ['/m', 'z: 1\r\n', '- 1', 'z: 1\r\nm:\r\n  x:\r\n    - 1\r\n'],
  ])('%s of %j', (pointer, before, value, after) => {
    const result = appendToMapping(before, pointer, 'x', value);
    expect(result.problem).toBeUndefined();
    expect(result.text).toBe(after);
    expect(undo(result)).toBe(before);
  });

  test('a key that is there is refused', () => {
    const { problem } = appendToMapping('a: 1\nx: 2\n', '', 'x', '3');
    expect(problem?.message).toMatch(/has `x` already/);
    expect(problem?.range.start.line).toBe(2);
  });
});

describe('setScalar', () => {
  test.each<[string, string, string | number | boolean | null, string]>([
    ['/v', 'v: 1.0.0 # c\n', '1.1.0', 'v: 1.1.0 # c\n'],
    ['/v', 'v: "1.0"\n', '1.1', 'v: "1.1"\n'],
    ['/v', "v: 'it''s'\n", "that's", "v: 'that''s'\n"],
    ['/v', 'v: 1.0.0\n', '1.10', 'v: "1.10"\n'],
    ['/v', 'v: |\n  a\nz: 1\n', 'b', 'v: b\nz: 1\n'],
    ['/v', 'v: >- # why\n  a\nz: 1\n', 'b', 'v: b # why\nz: 1\n'],
    ['/v', 'v: |\r\n  a\r\n\r\nz: 1\r\n', 'b', 'v: b\r\n\r\nz: 1\r\n'],
    ['/v', 'v: |2 # why\r\n  a\r\nz: 1\r\n', 'b', 'v: b # why\r\nz: 1\r\n'],
    ['/v', 'v: "# no" # why\n', 'b', 'v: "b" # why\n'],
    ['/v', 'v: a\n  b # why\n', 'c', 'v: c # why\n'],
    ['/v', 'v:\nz: 1\n', 'b', 'v: b\nz: 1\n'],
    ['/v/0', 'v: [a,  b]\n', 'c, d', 'v: ["c, d",  b]\n'],
    ['/v/1/n', 'v:\n  - a\n  - n: x\n', 3, 'v:\n  - a\n  - n: 3\n'],
    ['/v', 'v: yes\n', true, 'v: true\n'],
  ])('%s of %j to %j', (pointer, before, value, after) => {
    const result = setScalar(before, pointer, value);
    expect(result.problem).toBeUndefined();
    expect(result.text).toBe(after);
    expect(undo(result)).toBe(before);
  });

  test.each<[string, string, RegExp]>([
    ['/w', 'v: 1\n', /no `\/w` to set/],
    ['/v', 'v: [1]\n', /is a list; only plain values/],
    ['/v', 'v: &a 1\nw: *a\n', /anchor/],
  ])('%s of %j is refused', (pointer, before, message) => {
    expect(setScalar(before, pointer, 'x').problem?.message).toMatch(message);
  });
});

describe('whatever the document', () => {
  const text = fc.constantFrom(
    'a',
    'b c',
    'x: y',
    '# no',
    '1.20',
    '',
    'multi\nline',
    "it's",
    '- d',
  );
  const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('k', 'l', 'm n', 'list'), tie('tree'), { maxKeys: 3 }),
    ),
  }));
  const layout = fc.record({
    comments: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    crlf: fc.boolean(),
    finalNewline: fc.boolean(),
    mark: fc.boolean(),
  });

  /** Prints the value with comments between lines, wherever YAML accepts them. */
  function lay(value: unknown, { comments, crlf, finalNewline, mark }: Layout): string {
    const lines = printYaml(value).split('\n');
    const hasBlock = lines.some((line) => /[|>][-+]?\d?$/.test(line));
    let laid = lines
      .flatMap((line, index) => {
        if (hasBlock) return [line];
        const indent = /^ */.exec(line)![0];
        const before = comments[index % 8] ? [`${indent}# before ${index}`, ''] : [];
        const isWhole = /^\s*(- )*[^'"]*$/.test(line);
        return [...before, comments[(index + 3) % 8] && isWhole ? `${line} # after` : line];
      })
      .join(crlf ? '\r\n' : '\n');
    if (finalNewline) laid += crlf ? '\r\n' : '\n';
    return (mark ? '\uFEFF' : '') + laid;
  }
  type Layout = {
    comments: boolean[];
    crlf: boolean;
    finalNewline: boolean;
    mark: boolean;
  };

  test('an append adds the entry and touches no other byte', () => {
    let edited = 0;
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'list'), tree, { maxKeys: 3 }),
        layout,
        fc.constantFrom(scalar, tree).chain((arbitrary) => arbitrary),
        (value, how, entry) => {
          const before = lay(value, how);
          const parsed = parseSource('', before).document;
          if (!parsed) return;
          const result = appendToSequence(before, '/list', printYaml(entry));
          const old = (parsed.value as Record<string, unknown>).list ?? null;
          if (result.problem) {
            // An edit may be refused only where the value is not a list, or where the layout cannot
            // hold the text.
            const isList = old === null || Array.isArray(old);
            expect(isList && !/[|>]/.test(before + printYaml(entry))).toBe(false);
            return;
          }
          edited++;
          const after = parseSource('', result.text).document!.value;
          expect(after).toEqual({
            ...(parsed.value as object),
            list: [...((old as unknown[]) ?? []), entry],
          });
          expect(undo(result)).toBe(before);
        },
      ),
      { numRuns: rounds(1500) },
    );
    expect(edited).toBeGreaterThan(rounds(500));
  });

  test('a set value replaces that value and touches no other byte', () => {
    fc.assert(
      fc.property(scalar, scalar, tree, layout, (old, next, beside, how) => {
        const before = lay({ beside, v: [old] }, how);
        if (!parseSource('', before).document) return;
        const result = setScalar(before, '/v/0', next);
        if (result.problem) {
          expect(before).toMatch(/[|>]/);
          return;
        }
        expect(parseSource('', result.text).document!.value).toEqual({ beside, v: [next] });
        expect(undo(result)).toBe(before);
      }),
      { numRuns: rounds(500) },
    );
  });
});
