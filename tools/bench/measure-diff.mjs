// What a review waits for: `nx affected -t pacto-diff` after ten of many contracts were changed. Against it, the same
// run with a batch executor that only writes reports of the same size: with the plugin's graph, and without the plugin.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commit, git, layWorkspace, nx, readGraph, WITH_PLUGIN } from './bench-workspace.mjs';
import { swapExecutor, writeBaseline } from './build-baseline.mjs';
import { generateContracts } from './generate-contracts.mjs';
import { alternate } from './measure-process.mjs';
import { ratioRow } from './row.mjs';

const CHANGED = 10;
const AFFECTED = ['affected', '-t', 'pacto-diff', '--base=main', '--outputStyle=static'];

export function measureDiff(scratch, template, { contracts, rounds }) {
  const { files } = generateContracts(contracts);
  const lay = (name, nxJson, complete = () => undefined) => {
    const workspace = layWorkspace(join(scratch, name), template, files, nxJson);
    git(workspace, 'branch', '--move', '--force', 'main');
    complete(workspace);
    changeContracts(workspace, files);
    return workspace;
  };
  const ours = lay('diff-with-plugin', WITH_PLUGIN);
  nx(ours, 'run-many', '-t', 'pacto-diff', '--base=main');
  const graph = readGraph(ours);

  const writing = lay('diff-writing', WITH_PLUGIN, (workspace) =>
    swapExecutor(workspace, graph, ours, 'pacto-diff'),
  );
  const without = lay('diff-without-plugin', {}, (workspace) => {
    writeBaseline(workspace, graph, ours, 'pacto-diff');
    git(workspace, 'add', '-A');
    commit(workspace);
  });

  const tasks = new Set();
  const run = (workspace, ...more) => {
    rmSync(join(workspace, 'dist'), { recursive: true, force: true });
    const { milliseconds, output } = nx(workspace, ...AFFECTED, ...more);
    tasks.add(/Running (\d+) tasks/.exec(output)?.[1]);
    return milliseconds;
  };
  const round = (workspace) => {
    rmSync(join(workspace, '.nx'), { recursive: true, force: true });
    return { cold: run(workspace), known: run(workspace, '--skip-nx-cache') };
  };
  const [mine, ...others] = alternate(
    rounds,
    ...[ours, writing, without].map((workspace) => () => round(workspace)),
  );
  if (tasks.size !== 1) throw new Error(`The sides ran ${[...tasks].join(' and ')} tasks.`);
  const row = (text, what, against, budget) =>
    ratioRow(
      `\`nx affected -t pacto-diff\`, ${CHANGED} changed, ${text}`,
      mine.map((result) => result[what]),
      against.map((result) => result[what]),
      budget,
    );
  const [same, none] = others;
  return [
    row('the graph known, against only writing reports', 'known', same, 1.5),
    row('nothing known, against only writing reports', 'cold', same, 1.5),
    row('the graph known, against only writing reports without the plugin', 'known', none),
    row('nothing known, against only writing reports without the plugin', 'cold', none),
  ];
}

/** Changes one component of each service, in a way that breaks no caller. */
function changeContracts(workspace, files) {
  const components = Object.keys(files).filter((path) => path.endsWith('-api/pacto.yaml'));
  for (const path of components.slice(0, CHANGED)) {
    writeFileSync(join(workspace, path), files[path].replace('  max: 3\n', '  max: 5\n'));
  }
}
