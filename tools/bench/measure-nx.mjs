// What people wait for: `nx` in a workspace with the plugin, and in the same workspace without it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { forgetRuns, layWorkspace, nx, readGraph, WITH_PLUGIN } from './bench-workspace.mjs';
import { swapExecutor, writeBaseline } from './build-baseline.mjs';
import { generateContracts, REGISTRY, writeFiles } from './generate-contracts.mjs';
import { alternate } from './measure-process.mjs';
import { ratioRow } from './row.mjs';

export async function measureNx(scratch, template, { contracts, rounds }) {
  const { files } = generateContracts(contracts);
  const ours = layWorkspace(join(scratch, 'with-plugin'), template, files, WITH_PLUGIN);
  nx(ours, 'run-many', '-t', 'pacto-validate');
  const graph = readGraph(ours);
  const writing = layWorkspace(join(scratch, 'writing'), template, files, WITH_PLUGIN);
  swapExecutor(writing, graph, ours, 'pacto-validate');
  const without = layWorkspace(join(scratch, 'without-plugin'), template, files, {});
  writeBaseline(without, graph, ours, 'pacto-validate');
  const floor = layWorkspace(join(scratch, 'floor'), template, files, { plugins: [FLOOR_PLUGIN] });
  await writeFloorPlugin(floor, ours, Object.keys(files), { registry: REGISTRY });
  nx(floor, 'show', 'projects');

  const round = (workspace) => {
    forgetRuns(workspace);
    const cold = nx(workspace, 'run-many', '-t', 'pacto-validate');
    const cached = runCached(workspace);
    const unchanged = nx(workspace, 'show', 'projects');
    return { cold, cached, unchanged };
  };
  const [mine, same, none, least] = alternate(
    rounds,
    ...[ours, writing, without].map((workspace) => () => round(workspace)),
    () => ({ unchanged: nx(floor, 'show', 'projects') }),
  );
  const of = (results, what) => results.map((result) => result[what].milliseconds);
  const row = (text, what, against, budget) =>
    ratioRow(text, of(mine, what), of(against, what), budget);
  const run = '`nx run-many -t pacto-validate`';
  return [
    row(
      '`nx show projects`, nothing changed, against `project.json` files',
      'unchanged',
      none,
      1.25,
    ),
    ratioRow(
      'the same of a plugin that answers with these projects and edges from a file: what Nx itself takes for them',
      of(least, 'unchanged'),
      of(none, 'unchanged'),
    ),
    row(`${run}, cold, against only writing reports`, 'cold', same, 1.5),
    row(`${run}, everything cached, against reports that were only written`, 'cached', same, 1.15),
    row(`${run}, cold, against only writing reports without the plugin`, 'cold', none, 1.35),
    row(`${run}, everything cached, against the same without the plugin`, 'cached', none, 1.25),
  ];
}

/** Nx 23 sometimes ends with code 0 before it printed everything, with and without the plugin. */
function runCached(workspace, attempts = 5) {
  const run = nx(workspace, 'run-many', '-t', 'pacto-validate');
  const [summary, hits, tasks] = /(\d+) out of (\d+) tasks/.exec(run.output) ?? [];
  if (hits === undefined && attempts > 1) return runCached(workspace, attempts - 1);
  if (hits === undefined) throw new Error('Nx printed no summary of a cached run.');
  if (hits !== tasks) throw new Error(`Not all was cached: ${summary}.`);
  return run;
}

const FLOOR_PLUGIN = 'bench-floor';

/** It does no work of its own: Nx starts a process for it, asks it, and merges what it answers. */
async function writeFloorPlugin(workspace, ours, paths, options) {
  const { createNodes } = createRequire(join(ours, 'package.json'))('pacto');
  const contracts = paths.filter((path) => path.endsWith('/pacto.yaml'));
  const nxJsonConfiguration = { plugins: [{ plugin: 'pacto', options }] };
  const context = { workspaceRoot: ours, nxJsonConfiguration };
  const nodes = await createNodes[1](contracts, options, context);
  const projects = nodes.flatMap(([, result]) => Object.values(result.projects));
  const nameAt = new Map(projects.map(({ root, name }) => [root, name]));
  const edges = projects.flatMap((project) =>
    project.metadata.pacto.references.flatMap(({ kind, answeredBy, files }) =>
      answeredBy.flatMap((root) =>
        files.map((file) => ({
          source: project.name,
          target: nameAt.get(root),
          sourceFile: `${project.root}/${file}`,
          type: kind === 'dependency' ? 'static' : 'dynamic',
        })),
      ),
    ),
  );
  writeFiles(join(workspace, 'node_modules', FLOOR_PLUGIN), {
    'package.json': JSON.stringify({ name: FLOOR_PLUGIN, version: '1.0.0', main: './index.js' }),
    'nodes.json': JSON.stringify(nodes),
    'edges.json': JSON.stringify(edges),
    'index.js': `
const { readFileSync } = require('node:fs');
const read = (file) => JSON.parse(readFileSync(__dirname + '/' + file, 'utf8'));
exports.createNodes = exports.createNodesV2 = ['**/pacto.yaml', () => read('nodes.json')];
exports.createDependencies = () => read('edges.json');
`,
  });
}
