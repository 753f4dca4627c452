// Two versions of Helm read what we write: texts as values and as keys, and numbers.
import { parse } from 'yaml';
import { helmProblem, helmTemplate, HELM_VERSIONS } from '../../../testing/helm';
import { nastyTexts } from '../../../testing/nasty-texts';
import { writeYaml } from './write-yaml';

const TEXTS = nastyTexts();
const NUMBERS = [
  0, 1, -1, 0.5, -0.25, 1e21, 1e-7, 1.5e300, 5e-324, 255, 1000, 123456789, 4294967296,
  9007199254740991, -9007199254740991, 0.1, 3.14159, 100.5,
];

const CHART = {
  'Chart.yaml': 'apiVersion: v2\nname: echo\nversion: 1.0.0\n',
  'templates/echo.yaml': 'echo: {{ toJson .Values | b64enc }}\n',
};

const VALUES = {
  values: TEXTS,
  // An index keeps keys apart that differ in nothing else.
  keys: TEXTS.map((text, index) => ({ [text]: index })),
  nested: { list: [[], {}, [[1, [2]], { a: [] }], null, true, false], empty: { a: {}, b: [] } },
  numbers: NUMBERS,
};

test('there are enough texts', () => {
  expect(TEXTS.length).toBeGreaterThanOrEqual(1500);
});

describe.each(HELM_VERSIONS)('Helm %s', (version) => {
  const problem = helmProblem(version);
  const run = problem === undefined ? test : test.skip;

  run(`reads what is written${problem ? ` (skipped: ${problem})` : ''}`, () => {
    const { status, stdout, stderr } = helmTemplate(version, CHART, [writeYaml(VALUES)]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const echo = Buffer.from(/^echo: (.*)$/m.exec(stdout)![1]!, 'base64').toString('utf8');
    const read = JSON.parse(echo) as typeof VALUES;
    expect(read.values).toEqual(VALUES.values);
    expect(read.keys).toEqual(VALUES.keys);
    expect(read.nested).toEqual(VALUES.nested);
    expect(read.numbers).toEqual(VALUES.numbers);
  });
});

test.each(['1.1', '1.2'] as const)('a reader of YAML %s reads what is written', (version) => {
  expect(parse(writeYaml(VALUES), { version, maxAliasCount: 0 })).toEqual(VALUES);
});
