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

export const TEMPLATE_FAMILY: DiffFamily<Bundle> = {
  rows: TEMPLATE_RULES,
  detect(base, head) {
    const session = createSession();
    const reader = (texts: Bundle) => new SideReader(session, memorySide(texts, 'postgres'));
    return compareTemplates({ base: reader(base), head: reader(head) }).changes;
  },
  cases: [
    [['template-output-added'], bundle(output('a')), bundle(output('a') + output('b'))],
    [['template-output-removed'], bundle(output('a') + output('b')), bundle(output('a'))],
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
    [['template-output-changed'], bundle(output('a')), bundle(output('a', { spec: 'x' }))],
    [['template-fails'], bundle(output('a')), bundle(output('a', { spec: '${values.replicas}' }))],
    [['template-unexampled'], bundle(output('a'), ''), bundle(output('a', { spec: 'x' }), '')],
    [
      ['template-text-changed'],
      bundle(output('a', { spec: '${values.size}' })),
      bundle(output('a', { spec: "${values['size']}" })),
    ],
  ],
};
