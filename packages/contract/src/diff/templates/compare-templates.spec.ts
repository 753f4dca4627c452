import { memorySide } from '../../../testing/memory-side';
import { createSession } from '../../bundle/session';
import { SideReader } from '../sides/side-reader';
import { compareTemplates } from './compare-templates';

const CONTRACT = `pactoVersion: "1.0"
service: {name: postgres, version: 1.0.0}
metadata:
  labels:
    platform/provisioner: operator
    platform/claim-kind: Database
    platform/claim-api-version: example.com/v1
`;

const TEMPLATE = `renderVersion: 1
outputs:
  - file: a.yaml
    document:
      apiVersion: example.com/v1
      kind: \${labels["platform/claim-kind"]}
      metadata: {name: a}
      spec: \${values}
`;

const FILES = {
  'postgres/pacto.yaml': CONTRACT,
  'postgres/render/operator.yaml': TEMPLATE,
  'postgres/render/examples/small.yaml': 'values: {size: small}\n',
};

const BUILT_IN = {
  'postgres/pacto.yaml': CONTRACT.replace('operator', 'crossplane'),
  'postgres/render/examples/small.yaml': FILES['postgres/render/examples/small.yaml'],
};

const CONTRACT_FILE = 'postgres/pacto.yaml';
const TEMPLATE_FILE = 'postgres/render/operator.yaml';

describe('a change of what a template writes is where it was written', () => {
  test.each<[string, Record<string, string>, readonly [string, string], string, string]>([
    [
      'a label',
      FILES,
      [CONTRACT_FILE, CONTRACT.replace(': Database', ': Instance')],
      `${CONTRACT_FILE}:6`,
      `${CONTRACT_FILE}:6`,
    ],
    [
      'a label that a built-in template reads',
      BUILT_IN,
      [CONTRACT_FILE, BUILT_IN[CONTRACT_FILE].replace('example.com/v1', 'example.com/v2')],
      `${CONTRACT_FILE}:7`,
      `${CONTRACT_FILE}:7`,
    ],
    [
      'a text of the template',
      FILES,
      [TEMPLATE_FILE, TEMPLATE.replace('example.com/v1', 'example.com/v2')],
      `${TEMPLATE_FILE}:5`,
      `${TEMPLATE_FILE}:5`,
    ],
    [
      'a text in place of a label',
      FILES,
      [TEMPLATE_FILE, TEMPLATE.replace(/\$\{labels.*\}/, 'Instance')],
      `${CONTRACT_FILE}:6`,
      `${TEMPLATE_FILE}:6`,
    ],
    [
      'a namespace that is new',
      FILES,
      [TEMPLATE_FILE, TEMPLATE.replace('{name: a}', '{name: a, namespace: b}')],
      `${TEMPLATE_FILE}:7`,
      `${TEMPLATE_FILE}:7`,
    ],
  ])('%s', (_what, base, [path, text], old, now) => {
    const session = createSession();
    const reader = (texts: Record<string, string>) =>
      new SideReader(session, memorySide(texts, 'postgres'));
    const { changes } = compareTemplates({
      base: reader(base),
      head: reader({ ...base, [path]: text }),
    });
    expect(changes.map(({ rule }) => rule)).toEqual(['template-resource-replaced']);
    const [change] = changes;
    expect(
      [change!.base, change!.head].map((one) => `${one?.file}:${one?.range?.start.line}`),
    ).toEqual([old, now]);
  });
});

test.each([
  ['a value that is new', '{}', '{size: small}', 'is `"small"`, and was not there,', ''],
  ['a value that is gone', '{size: small}', '{}', 'is gone, and was `"small"`,', ''],
  ['another value', '{size: small}', '{size: big}', 'is `"big"` instead of `"small"`', ''],
  [
    'several values',
    '{size: small, a: 1, b: 1}',
    '{size: big, b: 2}',
    'is `"big"` instead of `"small"`',
    ' 2 more places differ.',
  ],
  [
    'a long text',
    `{size: ${'x'.repeat(80)}a}`,
    `{size: ${'x'.repeat(80)}b}`,
    `is \`…${'x'.repeat(20)}b"\` instead of \`…${'x'.repeat(20)}a"\``,
    '',
  ],
])('%s is described', (_what, old, now, words, more) => {
  const session = createSession();
  const reader = (spec: string) => {
    const text = TEMPLATE.replace('${values}', spec);
    return new SideReader(session, memorySide({ ...FILES, [TEMPLATE_FILE]: text }, 'postgres'));
  };
  const { changes } = compareTemplates({ base: reader(old), head: reader(now) });
  expect(changes.map(({ subject }) => subject)).toEqual([
    `\`spec.size\` in \`a.yaml\` ${words} for the example \`postgres/render/examples/small.yaml\`.${more}`,
  ]);
});
