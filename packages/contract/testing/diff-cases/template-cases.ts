import { createSession } from '../../src/bundle/session';
import { TEMPLATE_RULES } from '../../src/diff/rules/template-rules';
import { SideReader } from '../../src/diff/sides/side-reader';
import { compareTemplates } from '../../src/diff/templates/compare-templates';
import { memorySide } from '../memory-side';
import type { DiffFamily } from './diff-case';

/** Files of an infrastructure contract by path. */
type Bundle = Readonly<Record<string, string>>;

const CONTRACT = `pactoVersion: "1.0"
service: {name: postgres, version: 1.0.0}
metadata: {labels: {platform/provisioner: operator}}
`;

/** The text of outputs of a template, with or without an example. */
function bundle(outputs: string, example = 'values: {size: small}\n'): Bundle {
  return {
    'postgres/pacto.yaml': CONTRACT,
    'postgres/render/operator.yaml': `renderVersion: 1\noutputs:\n${outputs}`,
    ...(example === '' ? {} : { 'postgres/render/examples/small.yaml': example }),
  };
}

function output(file: string, { kind = 'Database', name = '${name}', spec = '${values}' } = {}) {
  return `  - file: ${file}.yaml\n    document: {apiVersion: v1, kind: ${kind}, metadata: {name: "${name}"}, spec: "${spec}"}\n`;
}

const spaced = (namespace: string) =>
  `  - file: a.yaml\n    document: {apiVersion: v1, kind: K, metadata: {name: a${namespace}}}\n`;

/** What follows the name of a resource; each moves it to another namespace. */
const NAMESPACES = [
  [', namespace: x', ', namespace: y'],
  [', namespace: x', ''],
  [', namespace: x', ', namespace: y, labels: {b: c}'],
  [', annotations: {b: c}, namespace: x', ', annotations: {b: d}, namespace: y'],
] as const;

/** A `List` of resources with these names. */
function list(...names: readonly string[]): string {
  const items = names.map((name) => `{apiVersion: v1, kind: K, metadata: {name: ${name}}}`);
  return `  - file: list.yaml\n    document: {apiVersion: v1, kind: List, items: [${items.join(', ')}]}\n`;
}

function withoutTemplate({ 'postgres/render/operator.yaml': _removed, ...rest }: Bundle): Bundle {
  return rest;
}

/** Pairs that differ in comments and in the order of keys alone, with and without an example. */
const REWRITTEN: readonly (readonly [Bundle, Bundle])[] = ['values: {size: small}\n', ''].flatMap(
  (example): [Bundle, Bundle][] => {
    const labels = 'platform/provisioner: operator';
    const labeled = (text: string): Bundle => ({
      ...bundle(output('a'), example),
      'postgres/pacto.yaml': CONTRACT.replace(labels, text),
    });
    const reversed =
      '  - document: {kind: K, apiVersion: v1, metadata: {name: a}}\n    file: a.yaml\n';
    const ordered =
      '  - file: a.yaml\n    document: {apiVersion: v1, kind: K, metadata: {name: a}}\n';
    return [
      [labeled(`${labels}, size: s`), labeled(`size: s, ${labels}`)],
      [bundle(output('a'), example), bundle(`# about a\n${output('a')}`, example)],
      [bundle(ordered, example), bundle(reversed, example)],
    ];
  },
);

export const TEMPLATE_FAMILY: DiffFamily<Bundle> = {
  rows: TEMPLATE_RULES,
  detect(base, head) {
    const session = createSession();
    const reader = (texts: Bundle) => new SideReader(session, memorySide(texts, 'postgres'));
    return compareTemplates({ base: reader(base), head: reader(head) }).changes;
  },
  cases: [
    [['template-removed'], bundle(output('a')), withoutTemplate(bundle(output('a')))],
    [['template-removed'], bundle(output('a')), bundle('not a template')],
    [['template-removed'], bundle(output('a')), bundle('  - [')],
    [['template-added'], withoutTemplate(bundle(output('a'))), bundle(output('a'))],
    [['template-output-moved'], bundle(output('a')), bundle(output('b'))],
    [['template-output-removed'], bundle(list('a', 'b')), bundle(list('b'))],
    [['template-output-added'], bundle(list('b')), bundle(list('a', 'b'))],
    [['template-text-changed'], bundle(list('a', 'b')), bundle(list('b', 'a'))],
    [['template-resource-replaced'], bundle(list('a', 'b')), bundle(list('c', 'b'))],
    [
      ['template-output-changed'],
      bundle(list('a', 'b')),
      bundle(list('a', 'b').replace('kind: List', 'kind: List, spec: x')),
    ],
    [
      ['template-output-changed'],
      bundle('  - file: a.yaml\n    document: {plain: 1}\n'),
      bundle('  - file: a.yaml\n    document: {plain: 2}\n'),
    ],
    [
      ['template-output-changed'],
      bundle('  - file: a.yaml\n    document: {long: 9007199254740992}\n'),
      bundle('  - file: a.yaml\n    document: {long: 9007199254740993}\n'),
    ],
    [
      ['template-output-added'],
      bundle(output('a')),
      bundle(output('a') + output('b', { name: 'b' })),
    ],
    [
      ['template-output-removed'],
      bundle(output('a') + output('b', { name: 'b' })),
      bundle(output('a')),
    ],
    [
      ['template-resource-replaced'],
      bundle(output('a')),
      bundle(output('a', { kind: 'Instance' })),
    ],
    [
      ['template-resource-replaced'],
      bundle(output('a')),
      bundle(output('a', { name: '${name}-db', spec: 'x' })),
    ],
    ...NAMESPACES.map(([before, after]): DiffFamily<Bundle>['cases'][number] => [
      ['template-resource-replaced'],
      bundle(spaced(before)),
      bundle(spaced(after)),
    ]),
    [['template-output-changed'], bundle(output('a')), bundle(output('a', { spec: 'x' }))],
    [['template-fails'], bundle(output('a')), bundle(output('a', { spec: '${values.replicas}' }))],
    [['template-unexampled'], bundle(output('a'), ''), bundle(output('a', { spec: 'x' }), '')],
    ...REWRITTEN.map(([base, head]): DiffFamily<Bundle>['cases'][number] => [[], base, head]),
    [
      ['template-text-changed'],
      bundle(output('a', { spec: '${values.size}' })),
      bundle(output('a', { spec: "${values['size']}" })),
    ],
  ],
};
