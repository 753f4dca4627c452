// How what people wait for grows: the same figures for workspaces of several sizes, for each contract. Linear growth
// is a ratio of 1 to the smallest size.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateContracts } from './generate-contracts.mjs';
import { forgetRuns, layWorkspace, nx, readGraph, WITH_PLUGIN } from './bench-workspace.mjs';
import { writeBaseline } from './build-baseline.mjs';
import { layBundles, run } from './measure-process.mjs';
import { median } from './row.mjs';

const TARGET = 'pacto-validate';
const RUN = ['run-many', '-t', TARGET];

/** Rows of cells: what is measured, then for each size the milliseconds for one contract and the ratio of growth. */
export function measureScale(scratch, template, { engine, plugin }, { sizes, rounds }) {
  const bySize = sizes.map((contracts) =>
    measureSize(scratch, template, { engine, plugin, contracts, rounds }),
  );
  return Object.keys(bySize[0]).map((what) => {
    const perContract = bySize.map((figures, index) => figures[what] / sizes[index]);
    return [
      what,
      ...perContract.map((one) => `${one.toFixed(2)} ms (${(one / perContract[0]).toFixed(2)})`),
    ];
  });
}

function measureSize(scratch, template, { engine, plugin, contracts, rounds }) {
  const { files } = generateContracts(contracts);
  const lay = (name, nxJson) =>
    layWorkspace(join(scratch, `${name}-${contracts}`), template, files, nxJson);
  const workspace = lay('scale', WITH_PLUGIN);
  nx(workspace, ...RUN);
  const without = lay('scale-without-plugin', {});
  writeBaseline(without, readGraph(workspace), workspace, TARGET);
  const bundles = layBundles(scratch, `scale-engine-${contracts}`, contracts);
  const results = Array.from({ length: rounds }, () => {
    for (const one of [workspace, without]) forgetRuns(one);
    return {
      'the engine alone, processor time': run('run-engine.mjs', bundles, engine).milliseconds,
      'the graph of the plugin alone, processor time': run('run-graph.mjs', bundles, plugin)
        .milliseconds,
      '`nx run-many -t pacto-validate`, cold': nx(workspace, ...RUN).milliseconds,
      'the same without the plugin': nx(without, ...RUN).milliseconds,
      '`nx run-many -t pacto-validate`, everything cached': nx(workspace, ...RUN).milliseconds,
      'the same run, cached, without the plugin': nx(without, ...RUN).milliseconds,
      '`nx show projects`, nothing changed': nx(workspace, 'show', 'projects').milliseconds,
    };
  });
  for (const folder of [workspace, without, bundles]) {
    rmSync(folder, { recursive: true, force: true });
  }
  return Object.fromEntries(
    Object.keys(results[0]).map((what) => [what, median(results.map((result) => result[what]))]),
  );
}
