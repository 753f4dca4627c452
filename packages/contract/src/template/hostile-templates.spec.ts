// Templates that try to use up time or memory, or to reach what is not theirs. Each ends in a problem with
// a place. Work is counted, so no result depends on how busy the machine is.
import { expandOk, expandText, problemsOf, templateOf } from '../../testing/example-claim';
import { parseSource } from '../source/yaml/parse-source';
import { Budget, ENVIRONMENT_SIZE_LIMIT, STEP_LIMIT, tallyOfEnvironment } from './cel/budget';
import { EXPRESSION_DEPTH_LIMIT, EXPRESSION_LENGTH_LIMIT } from './cel/expression';
import { findText } from './cel/find-text';
import { PROBLEM_LIMIT } from './template-problem';

const ITEMS = Array.from({ length: 1000 }, (_, index) => index);

/** A list of loops inside each other, each over a thousand items. */
function nestedLoops(depth: number, body: string): string {
  let text = body;
  for (let level = depth; level > 0; level -= 1) {
    text = `{ $each: "\${values.items}", $as: i${level}, $do: [${text}] }`;
  }
  return `[${text}]`;
}

describe('a hostile template', () => {
  test.each([
    ['a loop over 10^9 items', templateOf(nestedLoops(3, '1')), /more than 100000 nodes/],
    [
      'a loop over 10^9 items that writes nothing',
      templateOf(nestedLoops(3, '"${false ? 1 : omit()}"')),
      /more than (100000 nodes|2000000 steps)/,
    ],
    [
      'a thousand copies of a large value',
      templateOf('[{ $each: "${values.items}", $as: item, $do: "${values.items}" }]'),
      /more than 100000 nodes/,
    ],
    [
      'a text that doubles itself',
      templateOf(`"\${${'values.text + '.repeat(140)}values.text}"`),
      /more than (1000000 characters|2000000 steps)/,
    ],
    [
      'a text that grows with each replacement',
      templateOf('"${values.text.replace(\'a\', values.text)}"'),
      /a text of more than 1000000 characters/,
    ],
    [
      'a list that is joined with a long separator',
      templateOf('"${values.texts.join(values.text)}"'),
      /a text of more than 1000000 characters/,
    ],
    [
      'comparisons of a large list in a loop in a loop',
      templateOf(nestedLoops(2, '"${values.items == values.items ? omit() : omit()}"')),
      /more than (100000 nodes|2000000 steps)/,
    ],
    [
      'a file for each of 2000 items',
      'renderVersion: 1\noutputs:\n  - file: a-${item}.yaml\n    each: ${values.many}\n    as: item\n    document: {}\n',
      /more than 1000 files/,
    ],
    [
      'a file for each of 999 items, with 1000 nodes in each',
      'renderVersion: 1\noutputs:\n  - file: a-${item}.yaml\n    each: ${values.files}\n    as: item\n    document: { a: "${values.items}" }\n',
      /All files of the template together have more than 250000 nodes/,
    ],
    [
      'a file for each of 999 items, with 400000 characters in each',
      'renderVersion: 1\noutputs:\n  - file: a-${item}.yaml\n    each: ${values.files}\n    as: item\n    document: { a: "${values.long}" }\n',
      /All files of the template together have more than 5000000 characters/,
    ],
    ...['startsWith', 'endsWith', 'contains'].map((name): [string, string, RegExp] => [
      `\`${name}\` of long texts in a loop in a loop`,
      templateOf(nestedLoops(2, `"\${values.long.${name}(values.long) ? omit() : omit()}"`)),
      /more than 2000000 steps/,
    ]),
    ...['==', '<'].map((operator): [string, string, RegExp] => [
      `\`${operator}\` of long texts in a loop in a loop`,
      templateOf(nestedLoops(2, `"\${values.long ${operator} values.twin ? omit() : omit()}"`)),
      /more than 2000000 steps/,
    ]),
    ...['values.map == values.other', 'size(values.map) == 0'].map(
      (expression): [string, string, RegExp] => [
        `\`${expression}\` of maps with a thousand keys in a loop in a loop`,
        templateOf(nestedLoops(2, `{ $if: "\${${expression}}" }`)),
        /more than 2000000 steps/,
      ],
    ),
    [
      'a key that is part of the place of each value below it',
      templateOf('{ "${values.long}": "${values.texts}", a: "${values.long}" }').replace(
        '"${values.texts}"',
        nestedLoops(1, '1'),
      ),
      /more than 2000000 steps/,
    ],
  ])('%s ends in a problem with a place', (_what, text, message) => {
    const budget = new Budget();
    const values = {
      items: ITEMS,
      many: [...ITEMS, ...ITEMS.map((item) => item + 1000)],
      text: 'a'.repeat(8000),
      texts: ITEMS.map(String),
      files: ITEMS.slice(1),
      long: 'a'.repeat(400_000),
      twin: `${'a'.repeat(399_999)}b`,
      map: Object.fromEntries(ITEMS.map((item) => [`a${item}`, 1])),
      other: Object.fromEntries(ITEMS.map((item) => [`b${item}`, 1])),
    };
    const { problems = [] } = expandText(text, { values }, budget);
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringMatching(message)]);
    expect(problems[0]!.range?.start.line).toBeGreaterThan(2);
    // One operation may pass the limit by what it makes itself, and no more.
    expect(budget.used).toBeLessThan(STEP_LIMIT + 200_000);
  });

  const aliases = Array.from(
    { length: 9 },
    (_, level) => `a${level}: &a${level} [${`*a${level - 1}, `.repeat(level === 0 ? 0 : 9)}x]`,
  );
  test.each([
    ['aliases that multiply', `document: { ${aliases.join(', ')} }`],
    ['an alias of what it is in', 'document: { a: &a [*a] }'],
    ['lists in lists, 100000 deep', `document: ${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['maps in maps, 3000 deep', `document: ${'{a: '.repeat(3000)}1${'}'.repeat(3000)}`],
    ['loops in loops, 3000 deep', `document: ${nestedLoops(3000, '1')}`],
    ['a document of 2 MB', `document: { a: "${'x'.repeat(2_000_000)}" }`],
  ])('with %s ends in a problem with a place', (_what, document) => {
    const text = `renderVersion: 1\noutputs:\n  - file: out.yaml\n    ${document}\n`;
    const { document: parsed, problems } = parseSource('render/test.yaml', text);
    const found = parsed ? problemsOf(text, { values: { items: ITEMS } }) : problems;
    expect(found).not.toEqual([]);
    expect(found[0]!.range?.start.line).toBeGreaterThanOrEqual(1);
  });

  test.each([
    ['an expression that is not one', '${name.replace(}', 'RENDER_LABEL_INVALID'],
    ['its own name', '${name}', 'RENDER_LABEL_INVALID'],
    ['the prototype of the values', '${values.__proto__}', 'TEMPLATE_FAILED'],
    [
      'a text that outgrows the limit',
      `\${values.text${'+values.text'.repeat(140)}}`,
      'TEMPLATE_FAILED',
    ],
    ['three texts that together outgrow the limit', '${values.long}'.repeat(3), 'TEMPLATE_FAILED'],
  ])('whose label is %s ends in a problem of the label', (_what, label, code) => {
    const labels = { 'platform/name': label };
    const values = { text: 'a'.repeat(8000), long: 'a'.repeat(400_000) };
    const [problem] = problemsOf(templateOf('"${name}"'), { labels, values });
    expect(problem).toMatchObject({
      code,
      in: 'labels',
      pointer: '/metadata/labels/platform~1name',
    });
  });

  test('whose label reaches a limit with many secrets ends in one problem of the label', () => {
    const labels = { 'platform/secret-key': `${'${values.text}'.repeat(60)}\${secret.key}` };
    const values = {
      text: 'a'.repeat(900),
      secrets: ITEMS.concat(ITEMS).map((_, index) => ({ key: `k${index}` })),
    };
    expect(problemsOf(templateOf('"${secrets}"'), { labels, values })).toEqual([
      expect.objectContaining({
        code: 'TEMPLATE_FAILED',
        message: expect.stringContaining('more than 2000000 steps'),
        pointer: '/metadata/labels/platform~1secret-key',
      }),
    ]);
  });

  test('reports a few of very many problems', () => {
    const outputs = ITEMS.map((item) => `  - { file: a${item}.yaml, document: "\${values.none}" }`);
    const text = `renderVersion: 1\noutputs:\n${outputs.join('\n')}\n`;
    expect(problemsOf(text)).toHaveLength(PROBLEM_LIMIT);
    const values = { secrets: ITEMS };
    expect(problemsOf(templateOf('"${secrets}"'), { values })).toHaveLength(PROBLEM_LIMIT);
  });

  test('says once that it writes too many files', () => {
    const outputs = ITEMS.map((item) => `  - { file: a${item}.yaml, document: {} }`);
    const more = ITEMS.map((item) => `  - { file: b${item}.yaml, document: {} }`);
    const text = `renderVersion: 1\noutputs:\n${[...outputs, ...more].join('\n')}\n`;
    expect(problemsOf(text).map(({ message }) => message)).toEqual([
      'The template writes more than 1000 files.',
    ]);
  });

  test('shares the limit of its environment with the other templates', () => {
    const text = templateOf('"${values.text}"');
    const tally = tallyOfEnvironment();
    tally.add({ nodes: 0, characters: ENVIRONMENT_SIZE_LIMIT - 1000 });
    const expand = (length: number) =>
      expandText(text, { values: { text: 'a'.repeat(length) } }, new Budget(tally));
    expect(expand(500).problems).toBe(undefined);
    expect(tally.isOver).toBe(false);
    expect(expand(500).problems?.map(({ message }) => message)).toEqual([
      `The claims of this environment write more than ${ENVIRONMENT_SIZE_LIMIT} characters.`,
    ]);
    expect(tally.isOver).toBe(true);
  });

  test.each([
    ['one that repeats itself', 'a'.repeat(4000), `${'a'.repeat(1000)}b${'a'.repeat(1000)}`, []],
    ['one that nearly fits everywhere', 'aab'.repeat(1000), `${'aab'.repeat(300)}c`, []],
    ['one that overlaps itself', 'aaaaa', 'aa', [0, 2]],
    ['one at the ends', 'abcab', 'ab', [0, 3]],
    ['one that is longer', 'a', 'aa', []],
  ])('finds a text such as %s in linear time', (_what, text, part, expected) => {
    let read = 0;
    const counted = (characters: string) => ({
      length: characters.length,
      charCodeAt(at: number) {
        read += 1;
        return characters.charCodeAt(at);
      },
    });
    expect([...findText(counted(text), counted(part))]).toEqual(expected);
    // Each character moves on or falls back once, with one look at the other text.
    expect(read).toBeLessThanOrEqual(6 * (text.length + part.length));
  });

  test.each([
    ['the prototype', 'values.__proto__', /no key `__proto__`/],
    ['the constructor', 'values.constructor', /no key `constructor`/],
    ['a method of texts', '"a".length', /only a map has keys/],
    ['an inherited key by index', 'labels["toString"]', /no key `toString`/],
    ['a global', 'process.env', /`process` is not a variable/],
    ['an inherited function', 'hasOwnProperty("a")', /`hasOwnProperty` is not a function/],
    ['a pattern', 'name.matches("^(a+)+$")', /`matches` is not a function/],
    ['an expression in an expression', '"${name}"+${name}', /has a `\{` inside/],
    ['a deep nesting', '('.repeat(40) + '1' + ')'.repeat(40), /deeper than 32 levels/],
    ['a deep list', '['.repeat(40) + ']'.repeat(40), /deeper than 32 levels/],
    ['many negations', '!'.repeat(40) + 'true', /deeper than 32 levels/],
    ['a long expression', `name${' + name'.repeat(400)}`, /at most 2000 are accepted/],
    ['an open text', '"abc', /does not end/],
  ])('%s in an expression is refused', (_what, expression, message) => {
    const text = templateOf(`>-\n        \${${expression}}`);
    expect(problemsOf(text).map((problem) => problem.message)).toEqual([
      expect.stringMatching(message),
    ]);
  });

  test.each([
    ['..', '../x.yaml'],
    ['an absolute path', '/etc/x.yaml'],
    ['a backslash', 'a\\b.yaml'],
    ['a hidden file', '.x.yaml'],
    ['another extension', 'run.sh'],
    ['a line break', 'a\nb.yaml'],
    ['a device of Windows', 'con.yaml'],
    ['an empty segment', 'a//b.yaml'],
    ['nothing', ''],
  ])('a path with %s is refused', (_what, path) => {
    const text = 'renderVersion: 1\noutputs:\n  - file: ${values.path}\n    document: {}\n';
    expect(problemsOf(text, { values: { path } })).toEqual([
      expect.objectContaining({ code: 'TEMPLATE_FAILED', pointer: '/outputs/0/file' }),
    ]);
  });

  test.each([
    ['"1"', 'The `renderVersion` is the text `"1"`; this version of the plugin reads `1`.'],
    ['2', 'The `renderVersion` is `2`; this version of the plugin reads `1`.'],
  ])('the version %s is refused as what it is', (version, message) => {
    expect(problemsOf(`renderVersion: ${version}\noutputs: []`)).toEqual([
      expect.objectContaining({ code: 'TEMPLATE_INVALID', message }),
    ]);
  });

  test('a value is never read as a template', () => {
    const hostile = ['${name}', '$${name}', '${', '}', '%{if}', '{{ name }}'];
    const values = { texts: hostile, key: '${labels["x"]}' };
    const { outputs } = expandOk(
      templateOf('{ whole: "${values}", joined: "<${values.key}>", "${values.key}": 1 }'),
      { values },
    );
    expect(outputs[0]!.document).toEqual({
      value: { whole: values, joined: `<${values.key}>`, [values.key]: 1 },
    });
  });

  test('a key called __proto__ is data', () => {
    const values = JSON.parse('{"__proto__": {"polluted": true}, "a": 1}') as object;
    const { outputs } = expandOk(
      templateOf(
        '{ $each: "${entries(values)}", $as: entry, $do: { "${entry.key}": "${entry.value}" } }',
      ),
      { values: { ...Object.fromEntries(Object.entries(values)) } },
    );
    const written = (outputs[0]!.document as { value: object }).value;
    expect(Object.getPrototypeOf(written)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBe(undefined);
  });

  test('the limits are those of the documentation', () => {
    expect([EXPRESSION_LENGTH_LIMIT, EXPRESSION_DEPTH_LIMIT]).toEqual([2000, 32]);
  });
});

describe('a template', () => {
  test.each([
    ['keeps the type of a whole expression', '"${values.n}"', 3],
    ['writes numbers and booleans into a text as JSON does', '"${values.n}-${true}"', '3-true'],
    ['has an escape for the two characters', '"$${name} $ $$"', '${name} $ $$'],
    ['finds the end of an expression behind braces in a text', '\'${"}" + "{"}\'', '}{'],
    ['leaves out a map whose $if is false', '[{ $if: "${false}", a: 1 }, 2]', [2]],
    ['leaves out an item that is omit()', '["${omit()}", "${values.n}"]', [3]],
    [
      'writes one item for each element, in the place of the loop',
      '[0, { $each: "${values.l}", $as: item, $do: { n: "${item.n}" } }, 9]',
      [0, { n: 1 }, { n: 2 }, 9],
    ],
    [
      'leaves out elements by $if',
      '[{ $each: "${values.l}", $as: item, $do: { $if: "${item.n > 1}", n: "${item.n}" } }]',
      [{ n: 2 }],
    ],
    [
      'adds keys for each element of a loop in a map',
      '{ a: 0, $each: "${values.l}", $as: item, $do: { "k${item.n}": "${item.n}" } }',
      { a: 0, k1: 1, k2: 2 },
    ],
  ])('%s', (_what, value, expected) => {
    const values = { n: 3, l: [{ n: 1 }, { n: 2 }] };
    const { outputs } = expandOk(templateOf(value), { values });
    expect(outputs[0]!.document).toEqual({ value: expected });
  });

  test('writes one file for each element, and none where `if` is false', () => {
    const text =
      'renderVersion: 1\noutputs:\n  - file: ${name}-${item}.yaml\n    each: ${values.l}\n    as: item\n    if: ${item != "b"}\n    document: { item: "${item}" }\n';
    const { outputs } = expandOk(text, { values: { l: ['a', 'b', 'c'] } });
    expect(outputs.map(({ file }) => file)).toEqual([
      'my-service-api-postgres-a.yaml',
      'my-service-api-postgres-c.yaml',
    ]);
  });

  test('refuses a text with a value that is not a scalar, at its exact place', () => {
    const [problem] = problemsOf(templateOf('"a ${values.l} b"'), { values: { l: [] } });
    expect(problem).toMatchObject({
      code: 'TEMPLATE_FAILED',
      pointer: '/outputs/0/document/value',
      range: { start: { line: 5, column: 19 }, end: { line: 5, column: 27 } },
    });
  });

  test.each([
    ['|\n        one\n        two ${values.l} three', 7, 15],
    ['>-\n        one\n\n        ${size(values)\n          + values.l}', 8, 11],
    ['"one \\"two\\" ${values.l} three"', 5, 29],
    ['"one\n        ${values.l} three"', 6, 11],
    // The words are there twice.
    ['|\n        values.l\n        ${values.l} three', 5, 14],
  ])('finds the place in a text that is written as %j', (text, line, column) => {
    const [problem] = problemsOf(templateOf(text), { values: { l: {} } });
    expect(problem!.range!.start).toEqual({ line, column });
  });

  test.each([
    ['${values.zones}', 'has(values.zones) ? values.zones : []'],
    ['a-${ values.size }-b', 'has(values.size) ? values.size : []'],
    ['${values.backups.schedule}', 'has(values.backups.schedule) ? values.backups.schedule : []'],
    ['${values.none.schedule.x}', 'has(values.none) ? values.none.schedule.x : []'],
    ['${values.zones.join(",")}', '(has(values.zones) ? values.zones : [])'],
    ['${size(values.zones)}', '(has(values.zones) ? values.zones : [])'],
    ['${1 == values.none.size}', '(has(values.none) ? values.none.size : [])'],
    ['${values["a.b"]}', '"a.b" in values ? values["a.b"] : []'],
    ['${values.backups[name].x}', 'name in values.backups ? values.backups[name].x : []'],
  ])('says for a missing key in %s what can be copied', (text, hint) => {
    const values = { backups: {} };
    const [problem] = problemsOf(templateOf(`'${text}'`), { values });
    expect(problem!.hint).toBe(
      `Test it first: \`${hint}\`. Write your default in place of \`[]\`.`,
    );
  });

  test.each([
    ['${(true ? values : values).zones}', 'has()'],
    ['${(values).zones}', 'has()'],
    ['${entries(values.backups.map)[0].zones}', 'has()'],
    ['${(true ? values : values)["zones"]}', '"key" in map'],
  ])('repeats no path that has parentheses: %s', (text, test) => {
    const values = { backups: { map: { a: 1 } } };
    const [problem] = problemsOf(templateOf(`'${text}'`), { values });
    expect(problem!.hint).toBe(`Test it first with \`${test}\`.`);
  });

  test('names the value that a missing key was read from', () => {
    const [problem] = problemsOf(templateOf('"${values.backups.schedule}"'), {
      values: { backups: {} },
    });
    expect(problem).toMatchObject({ message: 'There is no key `schedule`.', value: '/backups' });
  });
});
