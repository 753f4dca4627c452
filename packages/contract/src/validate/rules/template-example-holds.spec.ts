import { createMemoryFiles } from '../../files/memory-files';
import { readFacts } from '../../model/read-facts';
import { buildWorkspaceIndex } from '../../workspace/classify-bundles';
import { createSession } from '../../bundle/session';
import { validateBundle } from '../validate-bundle';

const CONTRACT = `pactoVersion: "1.0"
service: {name: notes, version: 1.0.0}
metadata: {labels: {platform/provisioner: operator}}
configurations: [{name: provisioning, schema: schema.json}]
`;
const TEMPLATE = `renderVersion: 1
outputs:
  - file: a.yaml
    document: \${values}
`;
const LONG = 'a line of it; '.repeat(9);

/** The messages about an example with these values and this expected output. */
function messagesOn(values: unknown, expected: unknown): string[] {
  const files = createMemoryFiles({
    'notes/pacto.yaml': CONTRACT,
    'notes/schema.json': '{"type": "object"}',
    'notes/render/operator.yaml': TEMPLATE,
    'notes/render/examples/small.yaml': JSON.stringify({ values }),
    'notes/render/examples/small.expected.yaml': JSON.stringify({ 'a.yaml': expected }),
  });
  const summary = { root: 'notes', base: readFacts(CONTRACT).facts, overrides: [] };
  const index = buildWorkspaceIndex([summary], { registries: [] });
  const { report } = validateBundle(createSession(), { files, index }, { root: 'notes' });
  const found = report.environments.flatMap(({ diagnostics }) => diagnostics);
  expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['TEMPLATE_EXAMPLE_FAILED']));
  return found.map(({ message }) => message);
}

test('two long texts are shown from where they differ', () => {
  expect(messagesOn({ text: `${LONG}info` }, { text: `${LONG}debug` })).toEqual([
    '`/text` of `a.yaml` is expected to be `…f it; a line of it; debug"`; the template writes `…f it; a line of it; info"`.',
  ]);
});

test.each([
  [5, ''],
  [6, ' 1 more place differs: `/f` of `a.yaml`.'],
  [7, ' 2 more places differ: `/f` of `a.yaml` and `/g` of `a.yaml`.'],
])('of %d differences, five have their values and the others their place', (count, rest) => {
  const keys = [...'abcdefg'].slice(0, count);
  const filled = (value: number) => Object.fromEntries(keys.map((key) => [key, value]));
  const messages = messagesOn(filled(1), filled(2));
  const shown = keys.slice(0, 5).map((key) => {
    const end = key === 'e' ? rest : '';
    return `\`/${key}\` of \`a.yaml\` is expected to be \`2\`; the template writes \`1\`.${end}`;
  });
  expect(messages).toEqual(shown);
});
