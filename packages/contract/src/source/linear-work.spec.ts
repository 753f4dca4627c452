// Work grows with the text and not with its square: V8 counts it, so that a busy machine changes nothing.
import { openWorkCounter } from '../../testing/count-work';
import { memorySide } from '../../testing/memory-side';
import { createSession } from '../bundle/session';
import { diffBundle } from '../diff/diff-bundle';
import { validateBundle } from '../validate/validate-bundle';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const contract = (more: string): string => `pactoVersion: "1.0"
service: {name: svc, version: 1.0.0}
${more}`;

const configured = (values: string): Record<string, string> => ({
  'svc/pacto.yaml': contract(
    `configurations:\n  - name: app\n    schema: schema.json\n    values:\n${values}`,
  ),
  'svc/schema.json':
    '{"type": "object", "additionalProperties": {"type": ["object", "string", "array"]}}',
});

const described = (count: number): Record<string, string> => ({
  'svc/pacto.yaml': contract(
    'interfaces: [{name: api, type: http, port: 80, contract: openapi.yaml}]\n',
  ),
  'svc/openapi.yaml': `openapi: 3.0.3
info: {title: api, version: "1"}
x-answers: &answers {"200": {description: fine}}
paths:
${numbers(count)
  .map((index) => `  /p${index}: {get: {responses: *answers}}\n`)
  .join('')}`,
});

type Texts = Record<string, string>;

function validate(texts: Texts): number {
  const { files, index } = memorySide(texts, 'svc');
  const { report } = validateBundle(createSession(), { files, index }, { root: 'svc' });
  return report.environments[0]!.diagnostics.length;
}

function diff(texts: Texts): number {
  const head = Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, text.replace('fine', 'well')]),
  );
  const { report } = diffBundle(createSession(), {
    head: memorySide(head, 'svc'),
    base: { kind: 'git', ref: 'main', side: memorySide(texts, 'svc') },
  });
  expect(report.outcome).toBe('clean');
  return report.changes.length;
}

const lines = (count: number, line: (index: number) => string): string =>
  numbers(count)
    .map((index) => `      ${line(index)}\n`)
    .join('');

const counter = openWorkCounter();
afterAll(() => counter.close());

test.each<[string, number, (count: number) => Texts, (texts: Texts) => number, number]>([
  [
    'aliases in a contract',
    3_000,
    (count) =>
      configured(`      base: &base {a: b}\n${lines(count, (index) => `k${index}: *base`)}`),
    validate,
    0,
  ],
  [
    'merges in a contract',
    3_000,
    (count) =>
      configured(`      base: &base {a: b}\n${lines(count, (index) => `k${index}: {<<: *base}`)}`),
    validate,
    0,
  ],
  ['aliases in an interface file', 1_000, described, validate, 0],
  ['aliases in two sides of a diff', 1_000, described, diff, 1_001],
  [
    'values that readers read differently',
    3_000,
    (count) => configured(lines(count, (index) => `k${index}: yes`)),
    validate,
    3_000,
  ],
  [
    'entries of a list that readers read differently',
    3_000,
    (count) => configured(`      list:\n${lines(count, () => '  - yes')}`),
    validate,
    3_000,
  ],
  [
    'values in one line that readers read differently',
    3_000,
    (count) =>
      configured(
        `      {${numbers(count)
          .map((index) => `k${index}: on`)
          .join(', ')}}\n`,
      ),
    validate,
    3_000,
  ],
])('%s (%d) take work that grows with their number', (_, count, build, run, expected) => {
  const work = (texts: Texts): number => counter.count(() => void run(texts));
  const [small, large] = [build(count / 4), build(count)];
  expect(run(large)).toBe(expected);
  const ratio = work(large) / work(small);
  expect(ratio).toBeGreaterThan(3.6);
  expect(ratio).toBeLessThan(4.2);
});
