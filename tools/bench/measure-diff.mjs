// What a review waits for: `nx affected -t pacto-diff` after ten of many contracts were changed, and the same
// run with a batch executor that only writes reports of the same size.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBaseline } from './build-baseline.mjs';
import { generateContracts, REGISTRY } from './generate-contracts.mjs';
import { git, layWorkspace, nx } from './measure-nx.mjs';
import { alternate } from './measure-process.mjs';
import { ratioRow } from './row.mjs';

const CHANGED = 10;
const AFFECTED = ['affected', '-t', 'pacto-diff', '--base=main', '--outputStyle=static'];

export function measureDiff(scratch, template, { contracts, rounds }) {
  const { files } = generateContracts(contracts);
  const plugins = [{ plugin: 'pacto', options: { registry: REGISTRY } }];
  const ours = layWorkspace(join(scratch, 'diff-with-plugin'), template, files, { plugins });
  git(ours, 'branch', '--move', '--force', 'main');
  changeContracts(ours, files);
  nx(ours, 'run-many', '-t', 'pacto-diff', '--base=main');
  nx(ours, 'graph', '--file=graph.json');
  const { graph } = JSON.parse(readFileSync(join(ours, 'graph.json'), 'utf8'));
  rmSync(join(ours, 'graph.json'));

  const theirs = layWorkspace(join(scratch, 'diff-baseline'), template, files, {});
  git(theirs, 'branch', '--move', '--force', 'main');
  writeBaseline(theirs, graph, ours, 'pacto-diff');
  git(theirs, 'add', '-A');
  git(theirs, '-c', 'user.name=bench', '-c', 'user.email=bench@example.com', 'commit', '-qm', 'x');
  changeContracts(theirs, files);

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
  const [mine, base] = alternate(
    rounds,
    () => round(ours),
    () => round(theirs),
  );
  if (tasks.size !== 1) throw new Error(`The sides ran ${[...tasks].join(' and ')} tasks.`);
  const row = (text, what) =>
    ratioRow(
      `\`nx affected -t pacto-diff\`, ${CHANGED} changed, ${text}, against only writing reports`,
      mine.map((result) => result[what]),
      base.map((result) => result[what]),
      1.5,
    );
  return [row('the graph known', 'known'), row('nothing known', 'cold')];
}

/** One component of as many services, in a way that breaks nobody. */
function changeContracts(workspace, files) {
  const components = Object.keys(files).filter((path) => path.endsWith('-api/pacto.yaml'));
  for (const path of components.slice(0, CHANGED)) {
    writeFileSync(join(workspace, path), files[path].replace('  max: 3\n', '  max: 5\n'));
  }
}
