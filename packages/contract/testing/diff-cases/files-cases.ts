import { compareContracts } from '../../src/diff/compare-contracts';
import { FILE_RULES } from '../../src/diff/rules/files-rules';
import { SideReader } from '../../src/diff/sides/side-reader';
import { createSession } from '../../src/bundle/session';
import { memorySide, REGISTRY } from '../memory-side';
import type { DiffFamily } from './diff-case';

/** Files of a workspace by path; the bundle that is compared is in `api`. */
type Workspace = Readonly<Record<string, string>>;

const contract = (more = '') =>
  `pactoVersion: "1.0"\nservice: {name: api, version: 1.0.0}\n${more}`;
const event = (path: string) =>
  contract(`interfaces: [{name: events, type: event, contract: ${path}}]\n`);
const described = (path: string, text: string): Workspace => ({
  'api/pacto.yaml': event(path),
  [`api/${path}`]: text,
});
const depending: Workspace = {
  'api/pacto.yaml': contract(
    `dependencies: [{name: auth, ref: "oci://${REGISTRY}/auth:1.0.0", compatibility: ^1.0.0}]\n`,
  ),
};
const plain: Workspace = { 'api/pacto.yaml': contract() };
const publishing = (folder: string): Workspace => ({
  ...plain,
  [`api/${folder}/schema.json`]: '{}',
});

const platform = (...policies: string[]): Workspace => ({
  'api/pacto.yaml': contract(
    `policies: [${policies.map((name) => `{name: ${name}, schema: ${name}.json}`).join(', ')}]\n`,
  ).replace('api', 'platform-service'),
  'api/one.json': '{}',
  'api/two.json': '{}',
});

export const FILES_FAMILY: DiffFamily<Workspace> = {
  rows: FILE_RULES,
  detect(base, head) {
    const session = createSession();
    const reader = (texts: Workspace) => new SideReader(session, memorySide(texts, 'api'));
    const { changes, defects } = compareContracts({ base: reader(base), head: reader(head) });
    if (defects.length > 0) throw new Error(defects[0]!.diagnostic.message);
    return changes;
  },
  cases: [
    [
      ['interface-file-changed'],
      described('events.yaml', 'topics: [a]\n'),
      described('events.yaml', 'topics: [a, b]\n'),
    ],
    [
      ['interface-file-format-changed'],
      described('events.yaml', 'openapi: 3.1.0\ninfo: {title: a, version: "1"}\npaths: {}\n'),
      described('events.yaml', 'asyncapi: 3.0.0\ninfo: {title: a, version: "1"}\n'),
    ],
    [['published-policy-added'], platform('one'), platform('one', 'two')],
    [['published-policy-removed'], platform('one', 'two'), platform('one')],
    [['policy-file-added'], plain, publishing('policy')],
    [['policy-file-removed'], publishing('policy'), plain],
    [['configuration-file-added'], plain, publishing('configuration')],
    [['configuration-file-removed'], publishing('configuration'), plain],
    [
      ['dependency-bundle-removed'],
      { ...depending, 'auth/pacto.yaml': contract().replace('api', 'auth') },
      depending,
    ],
  ],
  oneWay: {
    'dependency-bundle-removed':
      'A bundle that comes to answer a listed dependency changes nothing for those who list it.',
  },
};
