// What rendering takes: all units cold, and one unit against its validation.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { swapExecutor } from './build-baseline.mjs';
import { generateContracts, REGISTRY } from './generate-contracts.mjs';
import { layWorkspace, nx } from './measure-nx.mjs';
import { alternate } from './measure-process.mjs';
import { ratioRow } from './row.mjs';

const UNIT = 'service-0000-root';

export function measureRender(scratch, template, { contracts, rounds }) {
  const { files } = generateContracts(contracts);
  const nxJson = { plugins: [{ plugin: 'pacto', options: { registry: REGISTRY } }] };
  const ours = layWorkspace(join(scratch, 'rendering'), template, files, nxJson);
  nx(ours, 'run-many', '-t', 'pacto-render');
  nx(ours, 'graph', '--file=graph.json');
  const { graph } = JSON.parse(readFileSync(join(ours, 'graph.json'), 'utf8'));
  rmSync(join(ours, 'graph.json'));
  const writing = layWorkspace(join(scratch, 'writing-files'), template, files, nxJson);
  swapExecutor(writing, graph, ours, 'pacto-render');
  const cold = (workspace) => {
    for (const folder of ['.nx', 'dist']) {
      rmSync(join(workspace, folder), { recursive: true, force: true });
    }
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
