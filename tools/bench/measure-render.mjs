// What rendering takes: all units cold, and one unit against its validation.
import { join } from 'node:path';
import { forgetRuns, layWorkspace, nx, readGraph, WITH_PLUGIN } from './bench-workspace.mjs';
import { swapExecutor } from './build-baseline.mjs';
import { generateContracts } from './generate-contracts.mjs';
import { alternate } from './measure-process.mjs';
import { ratioRow } from './row.mjs';

const UNIT = 'service-0000-root';

export function measureRender(scratch, template, { contracts, rounds }) {
  const { files } = generateContracts(contracts);
  const ours = layWorkspace(join(scratch, 'rendering'), template, files, WITH_PLUGIN);
  nx(ours, 'run-many', '-t', 'pacto-render');
  const graph = readGraph(ours);
  const writing = layWorkspace(join(scratch, 'writing-files'), template, files, WITH_PLUGIN);
  swapExecutor(writing, graph, ours, 'pacto-render');
  const cold = (workspace) => {
    forgetRuns(workspace);
    return nx(workspace, 'run-many', '-t', 'pacto-render').milliseconds;
  };
  const one = (target) => nx(ours, 'run', `${UNIT}:${target}`, '--skip-nx-cache').milliseconds;
  const [all, least] = alternate(
    rounds,
    () => cold(ours),
    () => cold(writing),
  );
  const [rendered, validated] = alternate(
    rounds,
    () => one('pacto-render'),
    () => one('pacto-validate'),
  );
  return [
    ratioRow(
      '`nx run-many -t pacto-render`, cold, against only writing the files',
      all,
      least,
      1.5,
    ),
    ratioRow(
      '`nx run` of one `pacto-render`, against one `pacto-validate`',
      rendered,
      validated,
      1.3,
    ),
  ];
}
