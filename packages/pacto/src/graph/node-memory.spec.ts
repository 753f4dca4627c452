import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFacts } from 'pacto-contract/read';
import { normalizeOptions } from '../options';
import type { GraphFacts, Questions } from './build-nodes';
import { recallNodes } from './node-memory';

const CONTRACT = `service: {name: api, version: 1.0.0}
policies: [{name: standard, ref: "oci://ghcr.io/example/pactos/platform:1.0.0"}]
`;
const PLATFORM = `service: {name: platform, version: 1.0.0}
policies: [{name: standard, schema: policy.json}]
`;

const CONTRACTS = ['api/pacto.yaml', 'platform/pacto.yaml'];

function factsOf(change: Partial<GraphFacts> = {}, contract = CONTRACT): GraphFacts {
  return {
    files: CONTRACTS,
    summaries: [
      { root: 'api', base: readFacts(contract).facts, overrides: [] },
      { root: 'platform', base: readFacts(PLATFORM).facts, overrides: [] },
    ],
    givenNames: [],
    options: normalizeOptions({ registry: 'ghcr.io/example/pactos' }),
    install: { name: 'pacto', kind: 'package' },
    ...change,
  };
}

const QUESTIONS: Questions = { namesIn: () => ['pacto.yaml'], checksFiles: () => false };

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'pacto-nodes-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const keptFile = (): string => join(folder, 'pacto-nodes.json');

/** Marks what is kept, so that a result shows where it comes from. */
function markKept(): void {
  const text = readFileSync(keptFile(), 'utf8');
  writeFileSync(keptFile(), text.replaceAll('"pacto:service"', '"from the memory"'));
}

const tagsOf = (facts: GraphFacts, questions = QUESTIONS): readonly string[] =>
  recallNodes(folder, facts, questions).nodes.flatMap(([, { projects }]) =>
    Object.values(projects!).flatMap(({ tags }) => tags![1]!),
  );

test('nodes come from the memory while the facts and the answers are the same', () => {
  const first = recallNodes(folder, factsOf(), QUESTIONS);
  expect(recallNodes(folder, factsOf(), QUESTIONS)).toEqual(JSON.parse(JSON.stringify(first)));
  expect(tagsOf(factsOf())).toEqual(['pacto:service', 'pacto:platform']);
  markKept();
  expect(tagsOf(factsOf())).toEqual(['from the memory', 'pacto:platform']);
});

test.each<[string, GraphFacts, Questions]>([
  ['a contract says something else', factsOf({}, `${CONTRACT}runtime: {}\n`), QUESTIONS],
  ['an option is another', factsOf({ options: normalizeOptions({}) }), QUESTIONS],
  ['another project takes a name', factsOf({ givenNames: [['apps/api', 'api']] }), QUESTIONS],
  ['a project appears below', factsOf({ files: [...CONTRACTS, 'api/x/package.json'] }), QUESTIONS],
  ['the plugin has another name', factsOf({ install: { name: 'p', kind: 'package' } }), QUESTIONS],
  [
    'a lock appears',
    factsOf(),
    { ...QUESTIONS, namesIn: (path) => (path === 'api' ? ['pacto.lock'] : ['pacto.yaml']) },
  ],
  ['a policy checks files from now on', factsOf(), { ...QUESTIONS, checksFiles: () => true }],
])('nodes are built again when %s', (_case, facts, questions) => {
  recallNodes(folder, factsOf(), QUESTIONS);
  markKept();
  expect(tagsOf(facts, questions)).not.toContain('from the memory');
});

test('a contract that cannot be read has the target of a root, so that its render fails', () => {
  const { nodes } = recallNodes(folder, factsOf({}, 'service: {name: api\n<<<<<<<'), QUESTIONS);
  const targets = nodes.map(([, { projects }]) => Object.values(projects!)[0]!.targets!);
  expect(targets.map((own) => 'pacto-render' in own)).toEqual([true, false]);
});

test.each(['', '{"key": 1', '[]', 'null'])('a damaged memory (%j) is ignored', (text) => {
  writeFileSync(keptFile(), text);
  expect(tagsOf(factsOf())).toEqual(['pacto:service', 'pacto:platform']);
});

test.each(['source', 'linked'] as const)(
  'a %s plugin keeps nothing, because its code may change under the same version',
  (kind) => {
    tagsOf(factsOf({ install: { name: 'pacto', kind, path: 'tools/pacto' } }));
    expect(readdirSync(folder)).toEqual([]);
  },
);
